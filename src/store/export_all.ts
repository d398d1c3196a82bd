/** The whole store as lines of JSON: a header, its records, and at the end how many they are. */
import type { Database } from "./database.ts";
import { FORMAT, WORDS } from "./keys.ts";
import type { Exported } from "./store.ts";

/** How the first line names the file. */
export const FILE = "store";

/** Writes every record but the lease, which is nobody's in another house. */
export async function exportAll(db: Database, write: (line: string) => void | Promise<void>): Promise<Exported> {
  const { value: format } = await db.patiently(() => db.kv.get(FORMAT));
  await write(JSON.stringify({ usherr: FILE, format }));
  const total: Exported = { records: 0, skipped: 0 };
  for (const word of WORDS) {
    const { records, skipped } = await exportWord(db, word, write);
    total.records += records;
    total.skipped += skipped;
  }
  await write(JSON.stringify({ records: total.records }));
  return total;
}

/** Everything whose key begins with a word; the word alone is the key of some records. */
async function exportWord(
  db: Database,
  word: string,
  write: (line: string) => void | Promise<void>,
): Promise<Exported> {
  const total: Exported = { records: 0, skipped: 0 };
  const entries = db.kv.list({ start: [word], end: [`${word}\0`] });
  for (;;) {
    const next = await nextOf(db, word, entries);
    if (next === "unreadable") total.skipped++;
    if (next === "unreadable" || next.done) return total;
    const { key, value } = next.value;
    const isWhole = isJson([...key, value]);
    if (isWhole) await write(JSON.stringify({ key, value: value ?? null }));
    total[isWhole ? "records" : "skipped"]++;
  }
}

/** A list ends before a value whose bytes are broken. */
function nextOf(db: Database, word: string, entries: Deno.KvListIterator<unknown>) {
  return db.patiently(async () => {
    try {
      return await entries.next();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      db.log.warn("record unreadable", { key: [word], error });
      return "unreadable";
    }
  });
}

/** Whether JSON can hold it; only damaged records and another program's have big integers, bytes, dates, maps. */
function isJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "bigint";
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
