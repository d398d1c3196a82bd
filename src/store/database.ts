/** The open database, and reading from it: what fits no schema is set aside, told once, and reads as absent. */
import type * as z from "zod";
import type { Log } from "../log.ts";
import { corrupt } from "./keys.ts";

/** What every part of the store works with. */
export interface Database {
  kv: Deno.Kv;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A record, and what to check when something is written that depends on it. */
export interface Entry<T> {
  value: T | undefined;
  checks: Deno.AtomicCheck[];
}

/** Reads one record. */
export async function readEntry<T>(db: Database, key: Deno.KvKey, schema: z.ZodType<T>): Promise<Entry<T>> {
  const entry = await readable(db, key, db.kv.get(key));
  if (!entry) return { value: undefined, checks: [] };
  const value = await fitting(db, entry, schema);
  return { value, checks: [{ key, versionstamp: value === undefined ? null : entry.versionstamp }] };
}

/** Reads all records under a prefix, in the order of their keys. */
export async function readEntries<T>(db: Database, prefix: Deno.KvKey, schema: z.ZodType<T>): Promise<T[]> {
  const values: T[] = [];
  const entries = db.kv.list({ prefix });
  for (;;) {
    const next = await readable(db, prefix, entries.next());
    if (!next || next.done) return values;
    const value = await fitting(db, next.value, schema);
    if (value !== undefined) values.push(value);
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
  const { key, value } = entry;
  const movedTo = corrupt(db.now(), key);
  const { ok } = await db.kv.atomic().check(entry).set(movedTo, value).delete(key).commit();
  if (ok) db.log.warn("corrupt record set aside", { key, movedTo, misfits: read.error.issues.map(({ path }) => path) });
  return undefined;
}
