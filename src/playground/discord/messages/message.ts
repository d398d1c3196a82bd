/** Messages: made from what the bot sent, changed in place, taken away. */
import type { APIMessage } from "discord-api-types/v10";
import { type Channel, post, type Stored } from "../channels.ts";
import {
  brokenRules,
  type Fields,
  FLAGS,
  numberOf,
  objectsOf,
  type Problem,
  textOf,
  wholeRules,
} from "../rules/mod.ts";
import type { World } from "../world.ts";
import { echoComponents } from "./components.ts";
import { echoEmbeds } from "./embeds.ts";
import { mentionsOf } from "./mentions.ts";

/** What of a message is not in the bot's body. */
export interface Around {
  channel: Channel;
  onlyFor?: string;
  /** Of the message's type, its interaction, what it answers. */
  more: Fields;
}

/** Makes a message of a body that the rules let through. */
export function createMessage(world: World, body: Fields, around: Around): Stored {
  const { channel, onlyFor, more } = around;
  const wire = {
    type: 0,
    id: world.snowflake(),
    channel_id: channel.id,
    author: world.bot,
    timestamp: moment(world),
    edited_timestamp: null,
    tts: body.tts === true,
    pinned: false,
    attachments: objectsOf(body, "attachments"),
    flags: numberOf(body, "flags") ?? 0,
    ...written(world, body),
    ...more,
  };
  // The rules have checked what is in it, which the compiler can not follow through JSON.
  const stored: Stored = { wire: wire as unknown as APIMessage, channel, deleted: false, ...onlyFor && { onlyFor } };
  for (const old of post(channel, stored)) world.messages.delete(old.wire.id);
  world.messages.set(stored.wire.id, stored);
  return stored;
}

/** Changes a message by what a body says; what it does not say stays. `more` goes beside it. */
export function editMessage(world: World, stored: Stored, body: Fields, more: Fields = {}): void {
  const kept = body.flags === undefined || body.flags === null ? {} : {
    flags: ((stored.wire.flags ?? 0) & ~(FLAGS.suppressEmbeds | FLAGS.v2)) |
      (numberOf(body, "flags") ?? 0) & ~FLAGS.ephemeral,
  };
  const added = objectsOf(body, "attachments");
  const changes = {
    ...pick(written(world, body), body),
    ...kept,
    ...added.length > 0 && { attachments: [...stored.wire.attachments, ...added] },
    edited_timestamp: moment(world),
    ...more,
  };
  Object.assign(stored.wire, changes);
}

/** What a message would break once a body has changed it. */
export function checkEdit(stored: Stored, body: Fields): Problem[] {
  const flags = (stored.wire.flags ?? 0) | (numberOf(body, "flags") ?? 0);
  const { content, embeds, components } = { ...stored.wire, ...body };
  return brokenRules(wholeRules, { content, embeds, components, flags });
}

/** Takes a message away. */
export function deleteMessage(world: World, stored: Stored): void {
  stored.deleted = true;
  world.messages.delete(stored.wire.id);
  stored.channel.messages = stored.channel.messages.filter((each) => each !== stored);
}

/** Now, as Discord writes it. */
export function moment(world: World): string {
  return new Date(world.settings.now()).toISOString().replace("Z", "000+00:00");
}

function written(world: World, body: Fields): Fields {
  return {
    content: textOf(body, "content").trim(),
    embeds: echoEmbeds(body),
    components: objectsOf(body, "components").length > 0 ? echoComponents(body, world.snowflake) : [],
    ...mentionsOf(world, body),
  };
}

/** Of what was written, the keys that a body names; mentions go with the content. */
function pick(written: Fields, body: Fields): Fields {
  const keys = ["content", "embeds", "components"].filter((key) => body[key] !== undefined);
  const named = keys.includes("content") ? [...keys, "mentions", "mention_roles", "mention_everyone"] : keys;
  return Object.fromEntries(named.map((key) => [key, written[key]]));
}
