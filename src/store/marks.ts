/** How far the looking at Seerr has come. */
import { type Database, readEntry } from "./database.ts";
import * as keys from "./keys.ts";
import { MarksRecord } from "./notice_records.ts";
import type { Marks } from "./notice_types.ts";

/** All marks; none before the first look. */
export async function marks(db: Database): Promise<Marks> {
  return (await readEntry(db, keys.MARKS, MarksRecord)).value ?? {};
}

/** Changes some marks and leaves the others. */
export async function mark(db: Database, some: Marks): Promise<void> {
  for (;;) {
    const { value, checks } = await readEntry(db, keys.MARKS, MarksRecord);
    if ((await db.kv.atomic().check(...checks).set(keys.MARKS, { ...value, ...some }).commit()).ok) return;
  }
}
