/** Forgetting somebody: every record about them goes, and one mark stays. */
import * as z from "zod";
import { type Database, readEntry } from "./database.ts";
import * as keys from "./keys.ts";
import { Person } from "./requests.ts";
import { setAside } from "./set_aside.ts";

/** Records in one commit: a check and two deletions for each stay below Deno KV's 100 checks and 1,000 changes. */
const BATCH = 50;

/**
 * Deletes what is kept about a person, in as many commits as it takes; the mark comes last, so that a break in between
 * leaves no claim that is not true. It may be run again.
 */
export async function forget(db: Database, person: string): Promise<void> {
  for (;;) {
    const some = await keysOf(db, person);
    if (some.length === 0) break;
    await drop(db, person, some);
  }
  await db.kv.set(keys.forgotten(person), db.now());
}

/** Whether the mark is absent. */
export async function remembers({ kv }: Database, person: string): Promise<boolean> {
  return (await kv.get(keys.forgotten(person))).versionstamp === null;
}

/** Some of the records about a person, none when there are none left. */
async function keysOf(db: Database, person: string): Promise<Deno.KvKey[]> {
  const found: Deno.KvKey[] = [];
  for await (const { key } of db.kv.list({ prefix: keys.askedBy(person) }, { limit: BATCH })) found.push(key);
  if (found.length > 0) return found;
  return (await setAside(db, person)).slice(0, BATCH).map(({ key }) => key);
}

/** Each key ends in a request's number, whose other record goes with it; by now it may be about somebody else. */
async function drop(db: Database, person: string, some: readonly Deno.KvKey[]): Promise<void> {
  const change = db.kv.atomic();
  for (const key of some) {
    change.delete(key);
    const requestId = z.int().safeParse(key.at(-1)).data;
    if (requestId === undefined) continue;
    const { value, checks } = await readEntry(db, keys.requester(requestId), Person);
    if (value === undefined || value === person) change.check(...checks).delete(keys.requester(requestId));
  }
  await change.commit();
}
