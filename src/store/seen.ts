/** Titles as Seerr showed them last. */
import * as z from "zod";
import { batchesOf, bytesOf } from "./batches.ts";
import { checksOf, type Database, readVersioned, records } from "./database.ts";
import * as keys from "./keys.ts";
import { SeenRecord } from "./notice_records.ts";
import type { SeenTitle, TitleKey, Versioned } from "./notice_types.ts";

/** A title's state as it is to be written, against the version that was read. */
export type Sight = TitleKey & { seen: SeenTitle; version: string | null };

/** What is remembered of a title. */
export function seen(db: Database, title: TitleKey): Promise<Versioned<SeenTitle>> {
  return readVersioned(db, keys.seen(title), SeenRecord);
}

const SeenKey = z.tuple([z.string(), z.enum(["movie", "tv"]), z.int()]);

/** Every title that is remembered, with the signature of its media rows. */
export async function signs(
  db: Database,
): Promise<{ title: TitleKey; sign: string | undefined; seen: SeenTitle }[]> {
  const found: { title: TitleKey; sign: string | undefined; seen: SeenTitle }[] = [];
  for await (const { key, value: seen } of records(db, SeenRecord, { prefix: keys.SEEN })) {
    const read = SeenKey.safeParse(key).data;
    if (read) found.push({ title: { kind: read[1], tmdbId: read[2] }, sign: seen.sign, seen });
  }
  return found;
}

/** Writes many titles' states; resolves with those that somebody else changed meanwhile, which are not written. */
export async function see(db: Database, titles: readonly Sight[]): Promise<TitleKey[]> {
  const late: TitleKey[] = [];
  for (const batch of batchesOf(titles, ({ seen }) => ({ changes: 1, checks: 1, bytes: bytesOf(seen) }))) {
    for (let some = batch; some.length > 0 && !(await write(db, some));) {
      const current = await Promise.all(some.map(async (title) => (await seen(db, title)).version === title.version));
      late.push(...some.filter((_, i) => !current[i]).map(({ kind, tmdbId }) => ({ kind, tmdbId })));
      some = some.filter((_, i) => current[i]);
    }
  }
  return late;
}

async function write(db: Database, titles: readonly Sight[]): Promise<boolean> {
  const change = db.kv.atomic();
  for (const title of titles) {
    const key = keys.seen(title);
    change.check(...checksOf(key, title.version)).set(key, title.seen);
  }
  return (await db.patiently(() => change.commit())).ok;
}
