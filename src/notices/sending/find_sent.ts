/** Looks in a conversation whether a message is there of which nobody knows. */
import { snowflakeAt } from "../../discord/snowflake.ts";
import type { Notice } from "../../store/mod.ts";
import type { Office } from "./courier_parts.ts";

/** Messages a page, Discord's most. */
const PAGE = 100;
/** A message stands near the beginning of what came since it was sent: in a busy channel no more is read, in pages. */
const MOST_PAGES = 20;

type Attempted = Pick<Notice, "id" | "at"> & { attempt: NonNullable<Notice["attempt"]> };

/**
 * Whether the message of an attempt arrived: its id stands in a button's custom_id. Where the attempt's time may be that of
 * a clock which was wrong, it is looked for since the notice was found, too.
 */
export async function wasSent(
  { discord, now, times: { margin } }: Pick<Office, "discord" | "now" | "times">,
  { id, at, attempt }: Attempted,
): Promise<boolean> {
  const near = Math.min(attempt.at, now()) - margin;
  const starts = at < near ? [near, at - margin] : [near];
  for (const start of starts) if (await isAfter(discord, { id, channel: attempt.channel, start })) return true;
  return false;
}

/** @param sought `start` in ms since the epoch */
async function isAfter(
  discord: Office["discord"],
  { id, channel, start }: { id: string; channel: string; start: number },
): Promise<boolean> {
  let after = snowflakeAt(start);
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await discord.messagesAfter(channel, after, PAGE);
    if (found.some(({ customIds }) => customIds.some((customId) => customId.includes(id)))) return true;
    const last = found.at(-1);
    if (found.length < PAGE || !last) return false;
    after = last.id;
  }
  return false;
}
