/** Who follows what. */
import * as z from "zod";
import { checksOf, type Database, readEntry, readVersioned, records } from "./database.ts";
import * as keys from "./keys.ts";
import { expiry, isFresh, YEAR } from "./lifetimes.ts";
import { FollowRecord, SeenRecord } from "./notice_records.ts";
import type { Follow, SeenTitle, TitleKey, Versioned } from "./notice_types.ts";
import { makeDue } from "./owed.ts";
import { Person } from "./person.ts";

const Kind = z.enum(["movie", "tv"]);
const FollowsKey = z.tuple([z.string(), Person, Kind, z.int()]);
const WishKey = z.tuple([z.string(), Kind, z.int(), Person]);

/** Somebody's follow of a title. */
export async function follow(db: Database, person: string, title: TitleKey): Promise<Versioned<Follow>> {
  const { value, version } = await readVersioned(db, keys.follow({ ...title, person }), FollowRecord);
  return { value: value && isKept(db, value) ? value : undefined, version };
}

/** Everybody's follow of a title, those that ended included. */
export async function followsOf(db: Database, title: TitleKey): Promise<{ value: Follow; version: string }[]> {
  const found: { value: Follow; version: string }[] = [];
  for await (const { value, version } of records(db, FollowRecord, { prefix: keys.followOf(title) })) {
    if (isKept(db, value)) found.push({ value, version });
  }
  return found;
}

/** By title, the requests in anybody's follow that are not done. */
export async function awaited(db: Database): Promise<(TitleKey & { ids: number[] })[]> {
  const titles = new Map<string, TitleKey & { ids: number[] }>();
  for await (const { value } of records(db, FollowRecord, { prefix: keys.FOLLOW })) {
    if (!isKept(db, value)) continue;
    const { kind, tmdbId, asked } = value;
    const ids = asked.filter(({ done }) => !done).map(({ id }) => id);
    if (ids.length === 0) continue;
    const name = `${kind}:${tmdbId}`;
    titles.set(name, { kind, tmdbId, ids: [...new Set([...titles.get(name)?.ids ?? [], ...ids])] });
  }
  return [...titles.values()];
}

/** Whether anybody has one that has not ended. */
export async function isFollowed(db: Database, title: TitleKey): Promise<boolean> {
  for await (const { value } of records(db, FollowRecord, { prefix: keys.followOf(title), batchSize: 20 })) {
    if (!value.ended) return true;
  }
  return false;
}

/** What a person follows, newest first, without those that ended. */
export async function following(db: Database, person: string): Promise<Follow[]> {
  return (await allFollows(db, person)).filter(({ ended }) => !ended).sort((a, b) => b.at - a.at);
}

/** What a person follows or followed, by title. */
export async function allFollows(db: Database, person: string): Promise<Follow[]> {
  const titles = await followedBy(db, person);
  const follows = await Promise.all(titles.map((title) => follow(db, person, title)));
  return follows.flatMap(({ value }) => value ?? []);
}

/** The titles that a person has a follow of, or had. */
export async function followedBy(db: Database, person: string): Promise<TitleKey[]> {
  const found: TitleKey[] = [];
  for await (const { key } of records(db, z.unknown(), { prefix: keys.followsBy(person) })) {
    const read = FollowsKey.safeParse(key).data;
    if (read) found.push({ kind: read[2], tmdbId: read[3] });
  }
  return found;
}

/** Every follow with a standing wish that has not ended. */
export async function wishes(db: Database): Promise<Follow[]> {
  const found: Promise<Versioned<Follow>>[] = [];
  for await (const { key } of records(db, z.unknown(), { prefix: keys.WISH })) {
    const read = WishKey.safeParse(key).data;
    if (read) found.push(follow(db, read[3], { kind: read[1], tmdbId: read[2] }));
  }
  return (await Promise.all(found)).flatMap(({ value }) => value?.wish && !value.ended ? value : []);
}

/** Adds a follow, and what finds it, to a commit. */
export function writeFollow(
  change: Deno.AtomicOperation,
  { value, version }: { value: Follow; version: string | null },
) {
  const key = keys.follow(value), index = keys.follows(value), goesOn = !value.ended;
  change.check(...checksOf(key, version)).set(key, value, expiry(key, value)).set(index, goesOn, expiry(index, goesOn));
  if (value.wish && goesOn) change.set(keys.wish(value), true);
  else change.delete(keys.wish(value));
}

/**
 * Writes a follow and touches the title's state, so that a look under way plans again; lifts the mark that the person
 * was forgotten. What waits of a title that they stopped is due, so that it is dropped.
 * @returns false when either was changed meanwhile
 */
export async function putFollow(
  db: Database,
  follow: { value: Follow; version: string | null },
  title: { version: string | null; baseline: SeenTitle },
): Promise<boolean> {
  if (!await db.patiently(() => write(db, follow, title))) return false;
  if (follow.value.ended?.why === "stopped") await makeStoppedDue(db, follow.value);
  return true;
}

/** Never rejects: it is written that they stopped, and what waits is dropped without this, too, only later. */
async function makeStoppedDue(db: Database, follow: Follow): Promise<void> {
  try {
    await db.patiently(() => makeDue(db, follow.person, follow));
  } catch (error) {
    const { person, title } = follow;
    db.log.warn("what waits of a title that somebody stopped is dropped later", { person, title, error });
  }
}

async function write(
  db: Database,
  follow: { value: Follow; version: string | null },
  title: { version: string | null; baseline: SeenTitle },
): Promise<boolean> {
  const key = keys.seen(follow.value);
  const { value: seen, checks } = await readEntry(db, key, SeenRecord);
  const known = checksOf(key, title.version);
  if (seen && known[0] && known[0].versionstamp !== checks[0]?.versionstamp) return false;
  const change = db.kv.atomic().check(...known).set(key, seen ?? title.baseline);
  writeFollow(change, follow);
  return (await change.delete(keys.forgotten(follow.value.person)).commit()).ok;
}

/** One that ended is forgotten in the end. */
function isKept({ now }: Database, { ended }: Follow): boolean {
  return !ended || isFresh(ended.at, YEAR, now());
}
