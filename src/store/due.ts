/** The timetable of what is owed. A place in it without its message, or with one that is due at another time, is put right. */
import * as z from "zod";
import { checksOf, type Database, readVersioned, records } from "./database.ts";
import * as keys from "./keys.ts";
import { NoticeRecord } from "./notice_records.ts";
import type { Notice, Versioned } from "./notice_types.ts";
import { heldUnder } from "./owed.ts";

/** The messages that are due, oldest first. */
export async function due(db: Database, now: number, limit: number): Promise<Versioned<Notice>[]> {
  const places: Promise<Versioned<Notice> | undefined>[] = [];
  const some = { prefix: keys.DUE, end: keys.dueAfter(now), limit };
  for await (const { key } of records(db, z.unknown(), some)) places.push(noticeAt(db, key));
  return (await Promise.all(places)).filter((notice) => notice !== undefined);
}

/** The message of a place in the timetable. */
async function noticeAt(db: Database, place: Deno.KvKey): Promise<Versioned<Notice> | undefined> {
  const [, at, id] = place, key = keys.notice(String(id));
  const notice = await readVersioned(db, key, NoticeRecord);
  if (notice.value && notice.value.due === at) return notice;
  const change = db.kv.atomic().check(...checksOf(key, notice.version)).delete(place);
  if (notice.value) change.set(keys.due(notice.value.due, notice.value.id), notice.value.at);
  await change.commit();
  return undefined;
}

/** How much waits, since when, and how much is held. */
export async function waiting(db: Database): Promise<{ owed: number; oldest?: number; held: number }> {
  let owed = 0, oldest = Infinity;
  for await (const { value: at } of records(db, z.unknown(), { prefix: keys.DUE })) {
    owed++;
    if (typeof at === "number" && at < oldest) oldest = at;
  }
  const held = (await heldUnder(db, keys.HELD)).length;
  return { owed, ...(oldest < Infinity && { oldest }), held };
}
