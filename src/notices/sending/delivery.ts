/** Brings one notice to its person: noted before it is sent, settled after, looked up when nobody knows what became of it. */
import { fitMessage } from "../../discord/limits.ts";
import type { Message } from "../../discord/reply.ts";
import { DiscordError } from "../../discord/rest.ts";
import { EVERYBODY, type Notice, StoreError, type Versioned } from "../../store/mod.ts";
import { noticeMessage } from "../../views/notice.ts";
import { wordsFor } from "../../words/mod.ts";
import type { Delivered, Item, Office } from "./courier_parts.ts";
import { type Destination, destinationOf, type Target } from "./destination.ts";
import { wasSent } from "./find_sent.ts";
import { drop, failAgain, hold, postpone, stumble, withoutAttempt, withoutOldFailure } from "./miscarriage.ts";
import { plainNotice } from "../notice.ts";
import { Stopped } from "./pace.ts";
import { quietUntil } from "../quiet_hours.ts";
import { meaningOf, type Place } from "./refusal.ts";
import { stillWanted } from "./still_wanted.ts";

/** A conversation that is closed or lost leads to another way, but not for ever. */
const MOST_WAYS = 4;
/** Within quiet hours it is looked again whether they still are, in ms. */
const LONGEST_WAIT = 60 * 60_000;

/** Delivers what is due. `line` is the channel or person whose turn it is. Throws what the store throws, and `Stopped`. */
export async function deliver(office: Office, due: Versioned<Notice>, line: string): Promise<Delivered> {
  const { store, settings, now } = office;
  const { value: notice, version } = due;
  if (!notice) return "done";
  const { notice: still, habits } = await stillWanted(store, notice);
  if (settings.to === "off" || !still) return await drop(office, notice);
  const item = { notice: withoutOldFailure(office, still), version, habits };
  const until = quietUntil(habits, now());
  if (until !== undefined) return await postpone(office, item, Math.min(until, now() + LONGEST_WAIT));
  try {
    return await bring(office, item, line);
  } catch (error) {
    if (error instanceof StoreError || error instanceof Stopped) throw error;
    office.log.error("a message cannot be made", { notice: notice.id, title: notice.title, error });
    return await failAgain(office, item);
  }
}

async function bring(office: Office, first: Item, line: string): Promise<Delivered> {
  let item = first;
  for (let way = 0; way < MOST_WAYS; way++) {
    const came = await oneWay(office, item, line);
    if (came === "done" || "via" in came) return came;
    item = came;
  }
  return await failAgain(office, item);
}

async function oneWay(office: Office, item: Item, line: string): Promise<Item | Delivered> {
  const { attempt } = item.notice;
  if (attempt && !mayRepeat(office, attempt)) return await lookUp(office, item, attempt);
  try {
    const to = await destinationOf(office, item.notice);
    return await go(office, item, { to, line });
  } catch (error) {
    if (error instanceof DiscordError) return await stumble(office, item, { error, place: "conversation" });
    throw error;
  }
}

/** Discord still knows the nonce: the same again is no second message. */
function mayRepeat({ process, now, times }: Office, attempt: NonNullable<Notice["attempt"]>): boolean {
  const age = now() - attempt.at;
  return attempt.process === process && age >= 0 && age < times.unknown;
}

/** Settled when the message is there, else a notice that was never attempted. */
async function lookUp(
  office: Office,
  item: Item,
  attempt: NonNullable<Notice["attempt"]>,
): Promise<Item | Delivered> {
  const { attempt: _, ...notice } = item.notice;
  const place = placeOf(office, attempt.channel);
  try {
    const isThere = await wasSent(office, { ...notice, attempt });
    return isThere ? await arrived(office, item) : { ...item, notice };
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    // In a conversation that is none any more stands nothing.
    if (["closed", "gone", "lost"].includes(meaningOf(error, place))) return { ...item, notice };
    return await stumble(office, item, { error, place, channel: attempt.channel });
  }
}

function placeOf({ settings }: Office, channel: string): Place {
  return channel === settings.channel || channel === settings.announce ? "channel" : "conversation";
}

/** One way to the person, from the line that it stands in. */
async function go(
  office: Office,
  item: Item,
  { to, line }: { to: Destination; line: string },
): Promise<Item | Delivered> {
  const { notice } = item;
  if (to === "drop") return await drop(office, notice);
  if (to !== "hold" && "opensAt" in to) return await postpone(office, item, to.opensAt);
  if (to !== "hold" && to.place === "channel" && to.channel !== line) return { via: to.channel };
  const { attempt } = notice;
  if (attempt && (to === "hold" || to.channel !== attempt.channel)) return await lookUp(office, item, attempt);
  return to === "hold" ? await hold(office, notice) : await send(office, item, to);
}

async function send(office: Office, item: Item, target: Target): Promise<Item | Delivered> {
  const { store, pace, process, now, times, lease } = office;
  const message = messageOf(office, item, target);
  if ((!target.isNew && !await pace.message()) || office.health.wait() > 0) return "done";
  // It may have waited for its turn until Discord forgets.
  const { attempt } = item.notice;
  if (attempt && !mayRepeat(office, attempt)) return await lookUp(office, item, attempt);
  const began = now();
  const { channel, place } = target;
  const isFirst = attempt === undefined;
  const claimed = await store.rewrite(
    { ...item.notice, attempt: attempt ?? { at: began, process, channel } },
    item.version,
  );
  if (!claimed?.value) return "done";
  const noted = { ...item, notice: claimed.value, version: claimed.version };
  // This process may have slept meanwhile: then another one may be at it.
  if (!lease.held() || now() - began >= times.unknown / 2) return "done";
  try {
    await office.discord.send(channel, message, noted.notice.id);
  } catch (error) {
    if (error instanceof DiscordError) return await stumble(office, noted, { error, place, channel, isFirst });
    if (error instanceof Stopped && isFirst) await withoutAttempt(office, noted);
    throw error;
  }
  return await arrived(office, noted);
}

async function arrived({ store, count, refused, log }: Office, { notice }: Item): Promise<"done"> {
  await store.settle(notice, "sent");
  refused.delete(notice.id);
  count.sent++;
  log.debug("told", { person: notice.person, title: notice.title, notice: notice.id });
  return "done";
}

/** In the language of the person; in that of the house for everybody. */
function messageOf({ settings, refused }: Office, { notice, habits }: Item, { mention }: Target): Message {
  const words = wordsFor(habits.locale ?? settings.language);
  const announced = notice.person === EVERYBODY;
  const shown = refused.has(notice.id) ? plainNotice(notice) : notice;
  return fitMessage(noticeMessage(words, shown, { announced, ...(mention ? { mention } : {}) }));
}
