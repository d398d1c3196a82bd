/** What was told to whom: the keys say it, so that nothing that happens to a value makes anybody hear it twice. */
import * as z from "zod";
import { type Database, records } from "./database.ts";
import * as keys from "./keys.ts";
import { isFresh, YEAR } from "./lifetimes.ts";
import type { TitleKey, ToldKey } from "./notice_types.ts";

/** One thing that somebody was told, and when, in milliseconds since the epoch. */
export type Told = TitleKey & ToldKey & { at: number };

const KeyRecord = z.tuple([
  z.string(),
  z.string(),
  z.enum(["movie", "tv"]),
  z.int(),
  z.boolean(),
  z.string(),
  z.enum(["available", "partial", "approved", "declined", "failed", "removed", "requested", "waiting"]),
]);

/** What a person was told of a title, or of all titles, within a year. */
export async function toldTo(db: Database, person: string, title?: TitleKey): Promise<Told[]> {
  const found: Told[] = [];
  for await (const { key, value } of records(db, z.unknown(), { prefix: keys.toldTo(person, title) })) {
    const read = KeyRecord.safeParse(key).data;
    if (!read || !isTold(value, db.now())) continue;
    const [, , kind, tmdbId, is4k, unit, event] = read;
    found.push({ kind, tmdbId, is4k, unit, event, at: Number(value) });
  }
  return found;
}

/** What a person has been told of a title. */
export async function told(db: Database, person: string, title: TitleKey): Promise<ToldKey[]> {
  return (await toldTo(db, person, title)).map(({ is4k, unit, event }) => ({ is4k, unit, event }));
}

/** Whether what stands at a told-key still counts. */
export function isTold(value: unknown, now: number): boolean {
  return isFresh(Number(value), YEAR, now);
}
