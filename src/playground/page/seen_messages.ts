/** What one person sees, as the page is told of it: only what is new, changed or gone. */
import type { APIMessage } from "discord-api-types/v10";
import { FLAGS } from "../discord/rules/mod.ts";
import type { CommandLine } from "./command_text.ts";
import type { PageMessage, Update } from "./protocol.ts";

/** What a page was told so far, by the ids of the messages. */
export type Told = Map<string, { channel: string; json: string }>;

/** The type of the message that answers a command. */
const ANSWER = 20;

/** A message in a channel; `lines` are the commands by their interactions. */
export function pageMessage(
  message: APIMessage,
  channel: string,
  lines: ReadonlyMap<string, CommandLine>,
): PageMessage {
  const { flags = 0, content, type, interaction_metadata: origin } = message;
  const command = origin && Number(type) === ANSWER ? lines.get(origin.id) : undefined;
  return {
    channel,
    message,
    isPrivate: (flags & FLAGS.ephemeral) !== 0,
    isThinking: (flags & FLAGS.loading) !== 0 && content === "",
    ...command && { command },
  };
}

/** Oldest first, whatever the channels. */
export function inOrder(messages: readonly PageMessage[]): PageMessage[] {
  return messages.toSorted((one, other) => BigInt(one.message.id) < BigInt(other.message.id) ? -1 : 1);
}

/** What has changed since the last time; `told` is brought up to it. */
export function changesSince(told: Told, messages: readonly PageMessage[]): Update[] {
  const updates: Update[] = [];
  for (const it of messages) {
    const { channel, message: { id } } = it;
    const json = JSON.stringify(it);
    if (told.get(id)?.json === json) continue;
    told.set(id, { channel, json });
    updates.push({ kind: "message", it });
  }
  const there = new Set(messages.map(({ message }) => message.id));
  for (const [id, { channel }] of told) {
    if (there.has(id)) continue;
    told.delete(id);
    updates.push({ kind: "gone", channel, id });
  }
  return updates;
}
