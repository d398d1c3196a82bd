/** Messages that are owed: their way from the timetable to being settled, or held. */
import type * as z from "zod";
import { checksOf, type Database, readVersioned, records } from "./database.ts";
import * as keys from "./keys.ts";
import { expiry, isFresh, MONTH } from "./lifetimes.ts";
import { HeldRecord, LatelyRecord, NoticeRecord } from "./notice_records.ts";
import { EVERYBODY, type Lately, type Notice, type TitleKey, type Versioned } from "./notice_types.ts";

/** How many of the last messages somebody is shown. */
const SHOWN = 10;

/** Adds a message, and its place in the timetable, to a commit; one that is due at no known time is due at once. */
export function writeNotice(change: Deno.AtomicOperation, notice: Notice, now: number): void {
  const due = Number.isFinite(notice.due) ? notice.due : now;
  change.set(keys.notice(notice.id), { ...notice, due }).set(keys.due(due, notice.id), notice.at);
}

/** Writes a message anew, against its version; undefined: somebody else did, or it is gone. */
export async function rewrite(
  db: Database,
  notice: Notice,
  version: string | null,
): Promise<Versioned<Notice> | undefined> {
  const before = await readVersioned(db, keys.notice(notice.id), NoticeRecord);
  if (!before.value || before.version !== version) return undefined;
  const change = db.kv.atomic().check(...checksOf(keys.notice(notice.id), version));
  change.delete(keys.due(before.value.due, notice.id));
  writeNotice(change, notice, db.now());
  const commit = await change.commit();
  return commit.ok ? { value: notice, version: commit.versionstamp } : undefined;
}

/** What is owed to a person later is due now; of one title, when it is given. */
export async function makeDue(db: Database, person: string, title?: TitleKey): Promise<void> {
  const now = db.now();
  for await (const { value, version } of records(db, NoticeRecord, { prefix: keys.NOTICE })) {
    if (value.person !== person || value.due <= now || !isOf(value, title)) continue;
    await db.patiently(() => rewrite(db, { ...value, due: now }, version));
  }
}

function isOf({ kind, tmdbId }: Notice, title?: TitleKey): boolean {
  return !title || (kind === title.kind && tmdbId === title.tmdbId);
}

/**
 * Takes a message away, and notes it when it was sent; nothing is noted of one that is gone (its person was forgotten).
 * @returns whether it was there
 */
export async function settle(db: Database, notice: Notice, became: "sent" | "dropped"): Promise<boolean> {
  const at = db.now(), { kind, tmdbId, title, lines, person, id } = notice;
  const value: Lately = { kind, tmdbId, title, lines, at };
  const isNoted = became === "sent" && person !== EVERYBODY;
  return await withdraw(db, notice, isNoted ? { key: keys.lately(person, at, id), value } : undefined);
}

/** Keeps a message for the next command of its person; it is no longer due. One that is gone stays gone. */
export async function hold(db: Database, notice: Notice): Promise<void> {
  await withdraw(db, notice, { key: keys.held(notice.person, notice.id), value: { notice, at: db.now() } });
}

/** Holds a message again that was settled and could not be shown after all; nothing of who was forgotten meanwhile. */
export async function putBack(db: Database, notice: Notice): Promise<void> {
  const { person, id } = notice, key = keys.held(person, id), value = { notice, at: db.now() };
  const change = db.kv.atomic().check({ key: keys.forgotten(person), versionstamp: null });
  for await (const noted of records(db, LatelyRecord, { prefix: keys.latelyTo(person) })) {
    if (noted.key.at(-1) === id) change.delete(noted.key);
  }
  await change.set(key, value, expiry(key, value)).commit();
}

/** Takes a message from wherever it waits and writes something instead; nothing, and false, when it does not wait any more. */
async function withdraw(
  db: Database,
  { id, person, due }: Notice,
  instead?: { key: Deno.KvKey; value: unknown },
): Promise<boolean> {
  const owedKey = keys.notice(id), heldKey = keys.held(person, id);
  for (;;) {
    const owed = await readVersioned(db, owedKey, NoticeRecord);
    const held = await readVersioned(db, heldKey, HeldRecord);
    if (owed.version === null && held.version === null) return false;
    const change = db.kv.atomic().check(...checksOf(owedKey, owed.version), ...checksOf(heldKey, held.version));
    change.delete(owedKey).delete(heldKey).delete(keys.due(owed.value?.due ?? due, id));
    if (instead) change.set(instead.key, instead.value, expiry(instead.key, instead.value));
    if ((await change.commit()).ok) return true;
  }
}

/** What waits for a command of somebody's, in no order that matters. */
export async function held(db: Database, person: string): Promise<Notice[]> {
  return (await heldUnder(db, keys.heldFor(person))).map(({ notice }) => notice);
}

/** Held messages that are not too old. */
export async function heldUnder(db: Database, prefix: Deno.KvKey): Promise<z.infer<typeof HeldRecord>[]> {
  const found: z.infer<typeof HeldRecord>[] = [];
  for await (const { value } of records(db, HeldRecord, { prefix })) {
    if (isFresh(value.at, MONTH, db.now())) found.push(value);
  }
  return found;
}

/** What is owed to a person and not held. */
export async function owedTo(db: Database, person: string): Promise<Notice[]> {
  const found: Notice[] = [];
  for await (const { value } of records(db, NoticeRecord, { prefix: keys.NOTICE })) {
    if (value.person === person) found.push(value);
  }
  return found;
}

/** What somebody was told within 30 days: at most 10, newest first. */
export async function lately(db: Database, person: string): Promise<Lately[]> {
  const found: Lately[] = [];
  const newest = { prefix: keys.latelyTo(person), reverse: true, limit: SHOWN };
  for await (const { value } of records(db, LatelyRecord, newest)) {
    if (isFresh(value.at, MONTH, db.now())) found.push(value);
  }
  return found;
}
