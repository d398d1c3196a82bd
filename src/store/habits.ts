/** What people set about their notices. */
import { checksOf, type Database, readEntry, readVersioned } from "./database.ts";
import * as keys from "./keys.ts";
import { HabitsRecord } from "./notice_records.ts";
import type { Habits, Versioned } from "./notice_types.ts";
import { makeDue } from "./owed.ts";

/** What a person set; nothing when all is as by default. */
export async function habits(db: Database, person: string): Promise<Habits> {
  return (await readEntry(db, keys.habits(person), HabitsRecord)).value ?? {};
}

/**
 * Changes what a person set, again when somebody else did so in between; `change` gives its argument back where there is
 * nothing to change. Lifts the mark that they were forgotten: who sets something uses the bot. What waited for the end of
 * other quiet hours is due.
 */
export async function changeHabits(
  db: Database,
  person: string,
  change: (before: Habits) => Habits,
): Promise<Habits> {
  for (;;) {
    const found = await db.patiently(() => readVersioned(db, keys.habits(person), HabitsRecord));
    const before = found.value ?? {};
    const after = change(before);
    if (after === before) return before;
    if (!await db.patiently(() => write(db, person, { ...found, value: after }))) continue;
    if (quietOf(before) !== quietOf(after)) await makeDue(db, person);
    return after;
  }
}

async function write({ kv }: Database, person: string, { value, version }: Versioned<Habits>): Promise<boolean> {
  const key = keys.habits(person);
  const change = kv.atomic().check(...checksOf(key, version)).set(key, value).delete(keys.forgotten(person));
  return (await change.commit()).ok;
}

function quietOf({ quiet, zone }: Habits): string {
  return JSON.stringify(quiet && [quiet.from, quiet.to, zone]);
}
