/** The places of the page: two channels of the server, and one's own conversation with the bot. */
import type { Person, TinyDiscord, Where } from "../discord/mod.ts";
import type { PageChannel, PageMessage } from "./protocol.ts";

/** Stands for one's own conversation, which has no id before anybody opens it. */
export const DIRECT = "direct";

/** Everywhere that one can type. */
export function pageChannels({ channels: { requests, general } }: TinyDiscord): PageChannel[] {
  const inServer = [requests, general].map(({ id, name }): PageChannel => ({ id, name, kind: "channel" }));
  return [...inServer, { id: DIRECT, name: "Usherr", kind: "direct" }];
}

/** The place as the tiny Discord knows it. */
export function whereOf(channel: string): Where {
  return { in: channel === DIRECT ? "dm" : channel };
}

/** What somebody sees anywhere, with the place where they see it. */
export function everythingSeen(
  person: Person,
  channels: readonly PageChannel[],
): { channel: string; message: PageMessage["message"] }[] {
  return channels.flatMap(({ id, kind }) =>
    (kind === "direct" ? person.inbox : person.sees(id)).map((message) => ({ channel: id, message }))
  );
}
