/** What becomes of a notice that could not be delivered. */
import type { DiscordError } from "../../discord/rest.ts";
import { EVERYBODY, type Notice } from "../../store/mod.ts";
import { backoff } from "./backoff.ts";
import type { Delivered, Item, Office } from "./courier_parts.ts";
import { openedWith } from "./destination.ts";
import { meaningOf, type Place } from "./refusal.ts";

/** How long a channel is left alone in which the bot may not write, in ms. */
const HOUR = 60 * 60_000;

/** What went wrong on the way. */
export interface Stumble {
  error: DiscordError;
  place: Place;
  /** Where it was to be sent or looked up; undefined while a conversation was being opened. */
  channel?: string;
  /** The attempt that is noted is this one: a refusal means that nothing was sent. */
  isFirst?: boolean;
}

/** Does what follows from an error: the notice is through for now, or may go another way. */
export async function stumble(
  office: Office,
  item: Item,
  { error, isFirst, ...where }: Stumble,
): Promise<Item | Delivered> {
  const meaning = meaningOf(error, where.place);
  if (meaning === "unknown") return await failAgain(office, item);
  const known = isFirst ? await withoutAttempt(office, item) : item;
  if (known === "done") return known;
  switch (meaning) {
    case "limited":
      return await postpone(office, known, office.now() + (error.retryAfter ?? 1000));
    case "closed":
      return await close(office, known);
    case "lost":
      return await reopen(office, known);
    case "gone":
      office.log.info("somebody who was to be told is not on Discord any more", personOf(item));
      return await drop(office, known.notice);
    case "unusable":
      return await leaveAlone(office, known, where.channel ?? "");
    case "refused":
      return await refused(office, known, error);
    default: // the whole courier rests, and the notice stays as it is
      return "done";
  }
}

/** It is not told after all. */
export async function drop({ store }: Office, notice: Notice): Promise<"done"> {
  await store.settle(notice, "dropped");
  return "done";
}

/** It waits for their next command. */
export async function hold({ store }: Office, notice: Notice): Promise<"done"> {
  await store.hold(notice);
  return "done";
}

/** It is due then (ms since the epoch). */
export async function postpone({ store }: Office, { notice, version }: Item, due: number): Promise<"done"> {
  await store.rewrite({ ...notice, due }, version);
  return "done";
}

/** How a failure goes on, where it is not as usual. */
interface Further {
  /** How long it rests, in ms. */
  rest?: number;
  /** What becomes of it when it has failed for too long. */
  atLast?(office: Office, notice: Notice): Promise<"done">;
}

/** Tried again later; given up when it has failed for too long. */
export async function failAgain(office: Office, item: Item, further: Further = {}): Promise<"done"> {
  const { now, times, random } = office;
  const { failedAt = now() } = item.notice;
  const tries = item.notice.tries + 1;
  const notice = { ...item.notice, tries, failedAt };
  const { rest = backoff(tries, times, random), atLast = giveUp } = further;
  const due = now() + rest;
  if (due - failedAt <= times.patience) return await postpone(office, { ...item, notice }, due);
  return await atLast(office, notice);
}

async function giveUp(office: Office, notice: Notice): Promise<"done"> {
  const { log, count } = office;
  log.warn("a message could not be delivered and is given up", { ...personOf({ notice }), tries: notice.tries });
  count.failed++;
  return await drop(office, notice);
}

/** Its first failure counts no more when it was due for long and nobody tried: the bot was away, or rested. */
export function withoutOldFailure({ now, times }: Pick<Office, "now" | "times">, notice: Notice): Notice {
  if (now() - notice.due <= times.longestRetry) return notice;
  const { failedAt: _, ...afresh } = notice;
  return afresh;
}

/** Nothing was sent: the attempt is none. */
export async function withoutAttempt({ store }: Office, item: Item): Promise<Item | "done"> {
  const { attempt: _, ...notice } = item.notice;
  const written = await store.rewrite(notice, item.version);
  return written?.value ? { ...item, notice: written.value, version: written.version } : "done";
}

/** Remembered for a while; the notice goes another way, or waits for them. */
async function close({ store, now, times }: Office, item: Item): Promise<Item> {
  const { person } = item.notice;
  const { channel } = await store.conversation(person);
  await store.setConversation(person, {
    ...(channel === undefined ? {} : { channel }),
    closedUntil: now() + times.closed,
  });
  return item;
}

/** The id of a conversation that leads nowhere is forgotten, and the conversation opened anew, once. */
async function reopen(office: Office, item: Item): Promise<Item | "done"> {
  const { person } = item.notice;
  await office.store.setConversation(person, {});
  if (item.isReopened) return await failAgain(office, item);
  await openedWith(office, person);
  return { ...item, isReopened: true };
}

/** Kept for who takes no direct messages, though at last where it may be there already; what else belongs there waits. */
async function leaveAlone(office: Office, item: Item, channel: string): Promise<"done"> {
  const { notice } = item;
  office.tellAdmins(`channel ${channel}`, ({ admins }) => admins.channel(`<#${channel}>`));
  const mayBeHeld = office.settings.to === "direct" && notice.person !== EVERYBODY;
  if (mayBeHeld && !notice.attempt) return await hold(office, notice);
  return await failAgain(office, item, { rest: HOUR, ...(mayBeHeld ? { atLast: hold } : {}) });
}

/** Discord does not take what it says: tried once more, without links and picture. */
async function refused(office: Office, item: Item, error: DiscordError): Promise<"done"> {
  const { log, count, refused, now, times, random } = office;
  const { id } = item.notice;
  log.error("Discord refuses a message", { ...personOf(item), error });
  if (!refused.delete(id)) {
    refused.add(id);
    return await postpone(office, item, now() + backoff(1, times, random));
  }
  count.failed++;
  return await drop(office, item.notice);
}

function personOf({ notice }: Pick<Item, "notice">): { person: string; title: string; notice: string } {
  return { person: notice.person, title: notice.title, notice: notice.id };
}
