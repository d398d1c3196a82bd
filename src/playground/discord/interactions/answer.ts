/** What a first answer does: shows, changes, promises or opens something. */
import type { APIInteractionResponse, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Stored } from "../channels.ts";
import { createMessage, editMessage } from "../messages/message.ts";
import { CALLBACK, type Fields, FLAGS, INTERACTION, isObject, numberOf } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { answerPending, metadataOf, noteSeen, type Pending } from "./pending.ts";

/** Carries out a first answer that the rules let through. */
export function answer(world: World, pending: Pending, response: Fields): void {
  const data = isObject(response.data) ? response.data : {};
  // The rules have checked the body, which the compiler can not follow through JSON.
  pending.response = response as unknown as APIInteractionResponse;
  switch (response.type) {
    case CALLBACK.message:
      pending.original = reply(world, pending, data);
      break;
    case CALLBACK.thinking:
      pending.original = reply(world, pending, { flags: (numberOf(data, "flags") ?? 0) | FLAGS.loading });
      pending.thinking = true;
      break;
    case CALLBACK.willChange:
      pending.original = pending.source;
      pending.waiting = true;
      break;
    case CALLBACK.update:
      pending.original = pending.source;
      if (pending.source) editMessage(world, pending.source, data);
      break;
    case CALLBACK.modal:
      pending.modal = data as unknown as APIModalInteractionResponseCallbackData;
  }
  answerPending(pending);
}

/** Another message of the interaction. After "thinking…" the first one takes its place, and its visibility. */
export function followUp(world: World, pending: Pending, body: Fields): Stored {
  if (pending.thinking && pending.original) {
    changeOriginal(world, pending, body);
    return pending.original;
  }
  const stored = reply(world, pending, body);
  pending.followUps.push(stored);
  pending.waiting = false;
  noteSeen(pending);
  return stored;
}

/** Changes @original; "thinking…" is over then. */
export function changeOriginal(world: World, pending: Pending, body: Fields): void {
  const { original } = pending;
  if (!original) return;
  const { flags = 0 } = original.wire;
  const said = (numberOf(body, "flags") ?? 0) & ~FLAGS.ephemeral;
  const over = { flags: (flags & ~FLAGS.loading) | said, edited_timestamp: null };
  editMessage(world, original, body, pending.thinking ? over : {});
  pending.thinking = false;
  pending.waiting = false;
  noteSeen(pending);
}

/** @original is gone. */
export function originalDeleted(pending: Pending): void {
  pending.thinking = false;
  pending.waiting = false;
  noteSeen(pending);
}

/** 20 is the answer to a command, 19 a reply to a message. */
function reply(world: World, pending: Pending, body: Fields): Stored {
  const isPrivate = ((numberOf(body, "flags") ?? 0) & FLAGS.ephemeral) !== 0;
  const above = pending.original ?? pending.source;
  const isFirst = pending.asked.type === INTERACTION.command && !pending.original;
  const reference = above &&
    { message_reference: { type: 0, channel_id: pending.channel.id, message_id: above.wire.id } };
  return createMessage(world, body, {
    channel: pending.channel,
    ...isPrivate && { onlyFor: pending.person },
    more: {
      type: isFirst || !above ? 20 : 19,
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: metadataOf(pending),
      ...!isFirst && reference,
    },
  });
}
