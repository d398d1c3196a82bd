/** Messages in channels and conversations, which the bot sends unasked. */
import type { Channel, Stored } from "../channels.ts";
import { checkEdit, createMessage, deleteMessage, editMessage } from "../messages/message.ts";
import { whyUnreachable } from "../people/somebody.ts";
import { channelMessage, check, conversation, type Fields, isObject, messageEdit } from "../rules/mod.ts";
import { conversationWith, type World } from "../world.ts";
import { type Call, DONE, ok, type Outcome, refuse, refuseBody } from "./outcome.ts";

/** POST /users/@me/channels */
export function openConversation({ world, body }: Call): Outcome {
  const problems = check(conversation, body);
  if (problems.length > 0 || !isObject(body)) return refuseBody(problems);
  const somebody = world.people.get(String(body.recipient_id));
  if (!somebody) return refuse(400, 50033, "Invalid Recipient(s)");
  if (isTooFast(world, somebody.user.id)) return refuse(400, 40003, "You are opening direct messages too fast.");
  const channel = conversationWith(world, somebody.user.id);
  const last = channel.messages.at(-1)?.wire.id ?? null;
  return ok({ id: channel.id, type: 1, last_message_id: last, flags: 0, recipients: [somebody.user] });
}

/** New conversations count; those that are open already do not. */
function isTooFast(world: World, person: string): boolean {
  if (world.conversations.has(person)) return false;
  const { limit, per } = world.settings.conversationRate;
  const now = world.settings.now();
  const recent = world.opened.filter((at) => now - at < per);
  world.opened.splice(0, world.opened.length, ...recent, now);
  return recent.length >= limit;
}

/** POST /channels/{channel_id}/messages */
export function sendMessage(call: Call): Outcome {
  return withChannel(call, (channel) => {
    const refusal = whyNotWrite(call.world, channel);
    if (refusal) return refusal;
    const problems = check(channelMessage, call.body);
    if (problems.length > 0 || !isObject(call.body)) return refuseBody(problems);
    return ok(sendOnce(call.world, channel, call.body).wire);
  });
}

/** GET /channels/{channel_id}/messages: newest first, nothing private; after a message the oldest ones that follow it. */
export function listMessages(call: Call): Outcome {
  return withChannel(call, (channel) => {
    const limit = Number(call.query.get("limit") ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      const message = "int value should be between 1 and 100.";
      return refuseBody([{ path: ["limit"], rule: "history limit", code: "NUMBER_TYPE_RANGE", message }]);
    }
    const [before, after] = [call.query.get("before"), call.query.get("after")];
    const found = channel.messages.filter(({ deleted, onlyFor, wire }) =>
      !deleted && onlyFor === undefined && (!before || BigInt(wire.id) < BigInt(before)) &&
      (!after || BigInt(wire.id) > BigInt(after))
    );
    const page = after && !before ? found.slice(0, limit) : found.slice(-limit);
    return ok(page.map((stored) => stored.wire).reverse());
  });
}

/** PATCH /channels/{channel_id}/messages/{message_id} */
export function changeOwn(call: Call): Outcome {
  return withOwn(call, (stored) => {
    const problems = check(messageEdit, call.body);
    if (problems.length > 0 || !isObject(call.body)) return refuseBody(problems);
    const whole = checkEdit(stored, call.body);
    if (whole.length > 0) return refuseBody(whole);
    editMessage(call.world, stored, call.body);
    return ok(stored.wire);
  });
}

/** DELETE /channels/{channel_id}/messages/{message_id} */
export function removeOwn(call: Call): Outcome {
  return withOwn(call, (stored) => {
    deleteMessage(call.world, stored);
    return DONE;
  });
}

function withChannel({ world, params }: Call, run: (channel: Channel) => Outcome): Outcome {
  const channel = world.channels.get(params.channel_id ?? "");
  if (!channel) return refuse(404, 10003, "Unknown Channel");
  if (!channel.readable) return refuse(403, 50001, "Missing Access");
  return channel.type === 4 ? refuse(400, 50024, "Cannot execute action on this channel type") : run(channel);
}

/** Private answers can only be reached through their interaction's token. */
function withOwn(call: Call, run: (stored: Stored) => Outcome): Outcome {
  return withChannel(call, (channel) => {
    const stored = call.world.messages.get(call.params.message_id ?? "");
    const reachable = stored && stored.channel === channel && stored.onlyFor === undefined;
    return reachable ? run(stored) : refuse(404, 10008, "Unknown Message");
  });
}

function whyNotWrite(world: World, channel: Channel): Outcome | undefined {
  if (!channel.writable) return refuse(403, 50013, "Missing Permissions");
  const somebody = world.people.get(channel.recipient ?? "");
  const reason = somebody && whyUnreachable(somebody);
  return reason && refuse(403, reason.code, reason.message);
}

/** With enforce_nonce, what was sent before is what comes back. */
function sendOnce(world: World, channel: Channel, body: Fields): Stored {
  const { nonce } = body;
  const key = `${channel.id} ${nonce}`;
  const now = world.settings.now();
  const sent = body.enforce_nonce === true ? world.nonces.get(key) : undefined;
  if (sent && now - sent.at < world.settings.nonceLives) return sent.message;
  const more = nonce === undefined || nonce === null ? {} : { nonce };
  const message = createMessage(world, body, { channel, more });
  if (body.enforce_nonce === true) world.nonces.set(key, { message, at: now });
  return message;
}
