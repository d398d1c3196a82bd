/** Which layout a database has, and how it gets today's. */
import type { Database } from "./database.ts";
import { FORMAT } from "./keys.ts";
import { type Migration, MIGRATIONS } from "./migrations/mod.ts";
import { type Patience, withRetry } from "./retry.ts";
import { refusal, type StoreError } from "./store_error.ts";

/** Milliseconds that one step may take, whatever it has to rewrite. */
const MIGRATION_TIME = 600_000;

/** Stands in the format's place while an import runs. */
export const IMPORTING = "importing";

/** How a database is brought up to date. */
export interface Update {
  /** How the store is called in what the operator reads. */
  path: string;
  steps?: readonly Migration[];
  patience?: Partial<Patience> | undefined;
}

/**
 * Brings a database to today's format; an empty one gets it at once. One that is to stay as it is is only looked at.
 * @throws StoreError when it is newer than we know, or not Usherr's
 */
export async function bringUpToDate(db: Database, { path, steps = MIGRATIONS, patience }: Update): Promise<void> {
  const today = steps.length + 1;
  for (;;) {
    const entry = await withRetry(() => db.kv.get(FORMAT), patience);
    const isNew = entry.versionstamp === null;
    const format = isNew ? await withRetry(() => formatOfNew(db, path, today), patience) : entry.value;
    if (format === today && !isNew) return;
    if (format === IMPORTING) throw unfinished(path);
    if (typeof format !== "number" || !Number.isInteger(format) || format < 1) throw foreign(path);
    if (format > today) throw newer(path, format, today);
    if (db.asItIs) return;
    const step = steps[format - 1];
    if (step) await withRetry(() => step(db), { ...patience, within: MIGRATION_TIME });
    const next = step ? format + 1 : today;
    const { ok } = await withRetry(() => db.kv.atomic().check(entry).set(FORMAT, next).commit(), patience);
    if (ok && step) db.log.info("store migrated", { from: format, to: next });
  }
}

async function formatOfNew({ kv }: Database, path: string, today: number): Promise<number> {
  const { done } = await kv.list({ prefix: [] }, { limit: 1 }).next();
  // Another process may have begun meanwhile; then the loop's commit fails and it looks again.
  if (!done && (await kv.get(FORMAT)).versionstamp === null) throw foreign(path);
  return today;
}

/** A store of somebody else. */
export function foreign(path: string): StoreError {
  return refusal(path, "it holds another program's data. Give another path");
}

function unfinished(path: string) {
  return refusal(path, "an import into it did not end. Delete the file, and import again");
}

function newer(path: string, format: number, today: number) {
  return refusal(
    path,
    `it is of format ${format}, and this Usherr knows ${today} at most. Start a newer Usherr, or give another path`,
  );
}
