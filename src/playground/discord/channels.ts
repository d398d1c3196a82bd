/** Channels: of the guild, and conversations with one person. */
import type { APIMessage } from "discord-api-types/v10";

/** A channel of the guild. */
export interface TinyChannel {
  id: string;
  name: string;
  /** Discord's number: 0 text, 2 voice, 4 category, 5 announcements, 11 public thread. */
  type: 0 | 2 | 4 | 5 | 11;
  parent_id?: string;
}

/** A message, and who can see it. */
export interface Stored {
  /** As Discord sends it; edits change it in place. */
  wire: APIMessage;
  channel: Channel;
  /** The only person who sees it. */
  onlyFor?: string;
  deleted: boolean;
}

/** A place for messages. */
export interface Channel {
  id: string;
  name: string;
  /** 1 is direct messages. */
  type: TinyChannel["type"] | 1;
  parentId?: string;
  /** The person on the other side of a direct message. */
  recipient?: string;
  /** What the bot may do there: look, and write. */
  readable: boolean;
  writable: boolean;
  /** Oldest first. */
  messages: Stored[];
}

/** How far back a channel remembers. */
const KEPT = 2000;

/** Puts a message at the end of a channel; what is too far back then is taken out and returned. */
export function post(channel: Channel, message: Stored): Stored[] {
  channel.messages.push(message);
  return channel.messages.length > 2 * KEPT ? channel.messages.splice(0, KEPT) : [];
}

/** What somebody can see in a channel. */
export function visible(channel: Channel, person: string): APIMessage[] {
  return channel.messages.filter((message) => !message.deleted && (message.onlyFor ?? person) === person)
    .map((message) => message.wire);
}
