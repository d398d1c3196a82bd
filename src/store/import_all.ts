/** Reads a whole store back from lines of JSON. */
import { batchesOf, bytesOf } from "./batches.ts";
import type { Database } from "./database.ts";
import { bringUpToDate, IMPORTING } from "./format.ts";
import { formatIn, type Read, recordsIn } from "./import_lines.ts";
import { FORMAT, HEARTBEAT, LEASE } from "./keys.ts";
import { expiry } from "./lifetimes.ts";
import { MIGRATIONS } from "./migrations/mod.ts";
import type { Patience } from "./retry.ts";
import { refusal, StoreError } from "./store_error.ts";

/** Lines that are read before they are written. */
const GATHERED = 500;
const TODAY = MIGRATIONS.length + 1;

/** Where the store is, for what the operator reads, and how patient it is. */
export interface Target {
  path: string;
  patience: Partial<Patience> | undefined;
}

/**
 * Writes every record of the lines and brings them up to date; gives their number. While it runs the format says so,
 * and no process takes what is there for a store; when it fails, all of it goes again.
 */
export async function importAll(db: Database, lines: AsyncIterable<string>, target: Target): Promise<number> {
  const reading = lines[Symbol.asyncIterator]();
  try {
    const format = formatIn((await reading.next()).value);
    if (format > TODAY) throw newer(format);
    await begin(db, target.path);
    return await writeAll(db, { format, records: recordsIn(reading), target });
  } finally {
    await reading.return?.();
  }
}

/** Marks an empty store as being imported into. */
async function begin(db: Database, path: string): Promise<void> {
  const format = await db.patiently(() => db.kv.get(FORMAT));
  const isEmpty = (await someKeys(db)).length === 0;
  if (!isEmpty) throw refusal(path, "it is not empty. To import, give another path, or move the file away");
  const { ok } = await db.patiently(() => db.kv.atomic().check(format).set(FORMAT, IMPORTING).commit());
  if (!ok) throw refusal(path, "another process writes to it. End that one, and import again");
}

interface Import {
  format: number;
  records: AsyncIterable<Read>;
  target: Target;
}

async function writeAll(db: Database, { format, records, target }: Import): Promise<number> {
  try {
    let written = 0;
    for await (const some of gathered(records)) {
      for (const batch of batchesOf(some, costOf)) await write(db, batch);
      written += some.length;
    }
    await db.patiently(() => db.kv.set(FORMAT, format));
    await bringUpToDate(db, target);
    return written;
  } catch (error) {
    await empty(db);
    throw error;
  }
}

async function* gathered(records: AsyncIterable<Read>): AsyncGenerator<Read[]> {
  let some: Read[] = [];
  for await (const record of records) {
    some.push(record);
    if (some.length < GATHERED) continue;
    yield some;
    some = [];
  }
  yield some;
}

function costOf({ value }: Read) {
  return { changes: 1, checks: 0, bytes: bytesOf(value) };
}

async function write(db: Database, records: readonly Read[]): Promise<void> {
  const change = db.kv.atomic();
  for (const { key, value } of records) change.set(key, value, expiry(key, value));
  await db.patiently(() => change.commit());
}

async function empty(db: Database): Promise<void> {
  for (let some = await someKeys(db); some.length > 0; some = await someKeys(db)) {
    const change = db.kv.atomic();
    for (const key of some) change.delete(key);
    await db.patiently(() => change.commit());
  }
  await db.patiently(() => db.kv.set(FORMAT, TODAY));
}

/** What an empty store may hold, too: its format, and what a bot leaves that did not end in good order. */
const OF_NO_MATTER = [FORMAT, LEASE, HEARTBEAT].map(([word]) => word);

/** Some keys that belong to no empty store. */
async function someKeys({ kv, patiently }: Database): Promise<Deno.KvKey[]> {
  const some = await patiently(() => Array.fromAsync(kv.list({ prefix: [] }, { limit: GATHERED })));
  return some.map(({ key }) => key).filter(([word]) => !OF_NO_MATTER.includes(word));
}

function newer(format: number): StoreError {
  return new StoreError(
    `Cannot import: the file is of format ${format}, and this Usherr knows ${TODAY} at most. Import with a newer Usherr`,
  );
}
