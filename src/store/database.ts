/** The open database, and reading from it: what fits no schema is set aside, told once, and reads as absent. */
import type * as z from "zod";
import type { Log } from "../log.ts";
import { corrupt } from "./keys.ts";
import type { Versioned } from "./notice_types.ts";

/** What every part of the store works with. */
export interface Database {
  kv: Deno.Kv;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Reading changes nothing: what fits no schema stays where it is. */
  asItIs?: boolean;
  /**
   * Does one thing to the database, again while another process holds it.
   * @throws StoreError when that takes too long, and for whatever else the database says
   */
  patiently<T>(act: () => Promise<T>): Promise<T>;
}

/** A record, and what to check when something is written that depends on it. */
export interface Entry<T> {
  value: T | undefined;
  checks: Deno.AtomicCheck[];
}

/** A record of a list. */
export interface Found<T> {
  key: Deno.KvKey;
  value: T;
  version: string;
}

/** Instead of the version of a record whose bytes are broken: it is unknown, and so nothing is checked. */
const UNKNOWN = "unknown";
/** Records that a list reads at once; Deno KV's limit is 500. */
const BATCH = 500;

/** Reads one record. */
export async function readEntry<T>(db: Database, key: Deno.KvKey, schema: z.ZodType<T>): Promise<Entry<T>> {
  const entry = await readable(db, key, db.kv.get(key));
  if (!entry) return { value: undefined, checks: [] };
  const value = await fitting(db, entry, schema);
  return { value, checks: [{ key, versionstamp: value === undefined ? null : entry.versionstamp }] };
}

/** Reads one record that is to be written later, against its version. */
export async function readVersioned<T>(db: Database, key: Deno.KvKey, schema: z.ZodType<T>): Promise<Versioned<T>> {
  const { value, checks: [check] } = await readEntry(db, key, schema);
  return { value, version: check ? check.versionstamp : UNKNOWN };
}

/** What to check when a record is written that was read with `readVersioned()`. */
export function checksOf(key: Deno.KvKey, version: string | null): Deno.AtomicCheck[] {
  return version === UNKNOWN ? [] : [{ key, versionstamp: version }];
}

/** Reads all records under a prefix, in the order of their keys. */
export async function readEntries<T>(db: Database, prefix: Deno.KvKey, schema: z.ZodType<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const { value } of records(db, schema, { prefix })) values.push(value);
  return values;
}

/** Reads some records with their keys and versions, one after the other. */
export async function* records<T>(
  db: Database,
  schema: z.ZodType<T>,
  some: Deno.KvListSelector & Deno.KvListOptions,
): AsyncGenerator<Found<T>> {
  const entries = db.kv.list(some, { batchSize: Math.min(BATCH, some.limit ?? BATCH), ...some });
  const prefix = "prefix" in some ? some.prefix : some.start;
  for (;;) {
    const next = await readable(db, prefix, entries.next());
    if (!next || next.done) return;
    const { key, versionstamp } = next.value;
    const value = await fitting(db, next.value, schema);
    if (value !== undefined) yield { key, value, version: versionstamp };
  }
}

/** A value whose bytes are broken can not even be moved: it stays until it is written anew, and a list ends before it. */
async function readable<T>({ log }: Database, key: Deno.KvKey, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    log.warn("record unreadable", { key, error });
    return undefined;
  }
}

async function fitting<T>(
  db: Database,
  entry: Deno.KvEntryMaybe<unknown>,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if (entry.versionstamp === null) return undefined;
  const read = schema.safeParse(entry.value);
  if (read.success) return read.data;
  if (db.asItIs) return undefined;
  const { key, value } = entry;
  const movedTo = corrupt(db.now(), key);
  const { ok } = await db.kv.atomic().check(entry).set(movedTo, value).delete(key).commit();
  if (ok) db.log.warn("corrupt record set aside", { key, movedTo, misfits: read.error.issues.map(({ path }) => path) });
  return undefined;
}
