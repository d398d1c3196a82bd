/** Forgetting somebody: every record about them goes, and one mark stays. */
import * as z from "zod";
import { type Database, readEntry, records } from "./database.ts";
import { followedBy } from "./follows.ts";
import * as keys from "./keys.ts";
import { owedTo } from "./owed.ts";
import { Person } from "./person.ts";
import { setAside } from "./set_aside.ts";

/** Records in one commit: a check and a few deletions for each stay below Deno KV's 100 checks and 1,000 changes. */
const BATCH = 50;

/**
 * Deletes what is kept about a person, in as many commits as it takes. The mark comes after, so that a break in between
 * leaves no claim that is not true; what slipped in before the mark goes in the end. It may be run again.
 */
export async function forget(db: Database, person: string): Promise<void> {
  await dropAll(db, person);
  await db.patiently(() => db.kv.set(keys.forgotten(person), db.now()));
  await dropAll(db, person);
}

/** Whether the mark is absent. */
export async function remembers({ kv }: Database, person: string): Promise<boolean> {
  return (await kv.get(keys.forgotten(person))).versionstamp === null;
}

/** Again when somebody else wrote meanwhile, until there is nothing left. */
async function dropAll(db: Database, person: string): Promise<void> {
  for (let all = await keysOf(db, person); all.length > 0; all = await keysOf(db, person)) {
    for (let i = 0; i < all.length; i += BATCH) await drop(db, person, all.slice(i, i + BATCH));
  }
}

/** Every record about a person. */
async function keysOf(db: Database, person: string): Promise<Deno.KvKey[]> {
  const found: Deno.KvKey[] = [];
  for (const { key } of await withTheirKey(db, person)) found.push(key);
  for (const title of await followedBy(db, person)) {
    found.push(keys.follow({ ...title, person }), keys.wish({ ...title, person }));
  }
  for (const { id, due } of await owedTo(db, person)) found.push(keys.notice(id), keys.due(due, id));
  for (const { key } of await setAside(db, person)) found.push(key);
  return found;
}

async function withTheirKey(db: Database, person: string): Promise<{ key: Deno.KvKey }[]> {
  const single = await Promise.all([keys.habits(person), keys.conversation(person)].map((key) => db.kv.get(key)));
  const found: { key: Deno.KvKey }[] = single.filter(({ versionstamp }) => versionstamp !== null);
  for (const prefix of [keys.askedBy, keys.followsBy, keys.toldTo, keys.heldFor, keys.latelyTo]) {
    for await (const { key } of records(db, z.unknown(), { prefix: prefix(person) })) found.push({ key });
  }
  return found;
}

/** Who asked for a request is forgotten with what they asked for; by now that may be about somebody else. */
async function drop(db: Database, person: string, some: readonly Deno.KvKey[]): Promise<void> {
  const change = db.kv.atomic();
  for (const key of some) {
    change.delete(key);
    const requestId = requestIn(key);
    if (requestId === undefined) continue;
    const { value, checks } = await readEntry(db, keys.requester(requestId), Person);
    if (value === undefined || value === person) change.check(...checks).delete(keys.requester(requestId));
  }
  await db.patiently(() => change.commit());
}

/** The number of the request that a record is about, set aside or not. */
function requestIn(key: Deno.KvKey): number | undefined {
  const [word, ...rest] = key[0] === "corrupt" ? key.slice(2) : key;
  return word === "asked" || word === "requester" ? z.int().safeParse(rest.at(-1)).data : undefined;
}
