/** The walk over all media rows: finds what came or went without any request, and what the sweep does not list. */
import { pause } from "../../discord/pause.ts";
import { atOnce } from "../../services/at_once.ts";
import { type MediaRow, mediaRows, movesDates, type RowsOfTitle, titlesOf } from "../../services/media_rows.ts";
import type { RequestRow } from "../../services/open_request_list.ts";
import { scopeOf } from "../../services/scope_of.ts";
import { readShifting } from "../../services/shifting_list.ts";
import type { KnownRequest, TitleId } from "../../services/title_state.ts";
import type { SeenTitle } from "../../store/mod.ts";
import { hasCome, isOpen, isThere, UNREAD } from "../changes.ts";
import { keyOf } from "./look_queue.ts";
import { signOf, stateOf } from "./memory.ts";
import { assertLooking, PATIENCE, type Watch } from "./watch.ts";

/** How many rows are always walked over whole: dates do not tell of a season that comes to a series that is there in part. */
const FEW = 2_000;
/** How many rows a page has when all are wanted, and when those that changed last are. */
const WHOLE = { name: "Seerr's media", take: 1_000, overlap: 20 };
const CHANGED = { name: "Seerr's changed media", take: 200, overlap: 10 };
/** Seerr does nothing for us for so many times as long as a page took, and at most for so many milliseconds. */
const REST = 3, LONGEST_REST = 10_000;
/** How many titles are written at a time, and how many are read up on at once. */
const BATCH = 2_000, AT_ONCE = 16;

/**
 * Walks over all rows; of many, over those that changed last where their dates tell, and over all now and then. Titles that
 * somebody follows, or with open requests, are looked at; of others only the state is noted. The first walk ever notes what
 * is there, silently, and which requests were open before it: whoever looks next finds what became of them.
 * @returns whether all looks succeeded
 * @throws ServiceError when a page cannot be read: then nothing was taken into account
 */
export async function walk(watch: Watch): Promise<boolean> {
  assertLooking(watch);
  const { memory, now, store } = watch;
  memory.fresher.clear();
  const began = now();
  const whole = await isWholeDue(watch);
  const rows = await readRows(watch, whole);
  assertLooking(watch);
  if (whole) memory.rows = rows.length;
  const titles = titlesOf(rows);
  const done = await takeAll(watch, { titles, whole, first: Map.groupBy(memory.first.values(), keyOf) });
  const again = await lookAtUnlisted(watch);
  assertLooking(watch);
  await store.notices.mark({ walkedAt: began });
  memory.walkedAt = began;
  if (whole && done) memory.wholeAt = began;
  return done && again;
}

/** Whoever does not know the version relies on no date. */
async function isWholeDue({ memory, seerr, now, times, log }: Watch): Promise<boolean> {
  const { wholeAt, rows = 0 } = memory;
  if (wholeAt !== undefined && memory.movesDates && rows > FEW && now() - wholeAt < times.wholeWalk) return false;
  memory.movesDates = await seerr.version().then(movesDates).catch((error) => {
    log.debug("version not read", { error });
    return false;
  });
  return true;
}

function readRows(watch: Watch, whole: boolean): Promise<MediaRow[]> {
  const { seerr, stop, memory } = watch;
  const paging = whole ? WHOLE : CHANGED;
  const sort = whole ? "added" as const : "modified" as const;
  let rest = 0;
  async function read(skip: number) {
    await pause(rest, stop);
    assertLooking(watch);
    const began = performance.now();
    const { rows, total } = await mediaRows(seerr, { sort, take: paging.take, skip }, scopeOf(watch, PATIENCE.look));
    rest = Math.min(LONGEST_REST, REST * (performance.now() - began));
    return { entries: rows, total };
  }
  const isKnown = (row: MediaRow) => (memory.signs.get(keyOf(row))?.sign ?? "").split("|").includes(ownSign(row) ?? "");
  return readShifting(read, { ...paging, enough: (page) => !whole && page.every(isKnown) });
}

function ownSign(row: MediaRow): string | undefined {
  return signOf(titlesOf([row])[0]);
}

interface Walked {
  titles: readonly RowsOfTitle[];
  /** These are all titles of which Seerr has a row. */
  whole: boolean;
  /** By title, requests that were open before the first walk ever; none in any other. */
  first: ReadonlyMap<string, readonly RequestRow[]>;
}

/** What must be done about a title that is not as it was. */
type Step = { title: TitleId; rows?: readonly MediaRow[] } & ({ look: true } | { look: false; sight: Sight });
type Sight = TitleId & { seen: SeenTitle; version: string | null };

async function takeAll(watch: Watch, walked: Walked): Promise<boolean> {
  const { memory } = watch;
  const changed = walked.titles.filter((title) => {
    const known = memory.signs.get(keyOf(title));
    return known ? known.sign !== signOf(title) : signOf(title) !== undefined || walked.first.has(keyOf(title));
  });
  const steps = await atOnce(AT_ONCE, [...changed, ...gone(watch, walked)], (title) => stepFor(watch, walked, title));
  const taken = steps.filter((step) => step !== undefined);
  await seeAll(watch, taken.flatMap((step) => step.look ? [] : [step.sight]));
  const looks = taken.filter(({ look }) => look)
    .map(({ title, rows }) => watch.looks.look(title, rows ? { rows } : {}));
  return (await Promise.all(looks)).every((succeeded) => succeeded);
}

/** Titles of which there were rows and are none. */
function gone({ memory }: Watch, { titles, whole }: Walked): RowsOfTitle[] {
  if (!whole) return [];
  const there = new Set(titles.map(keyOf));
  return [...memory.signs].filter(([key, { sign }]) => sign !== undefined && !there.has(key))
    .map(([, { title }]) => ({ ...title, hd: 1, uhd: 1, seasons: [], rows: [], sign: "" }));
}

async function stepFor(watch: Watch, { whole, first }: Walked, walked: RowsOfTitle): Promise<Step | undefined> {
  const { memory, settings, store: { notices } } = watch;
  const title = { kind: walked.kind, tmdbId: walked.tmdbId };
  const known = memory.signs.get(keyOf(title));
  // One row of several says nothing of the others.
  const partly = !whole && (known?.sign?.includes("|") ?? false);
  const evidence = partly ? {} : { rows: walked.rows };
  if (settings.announce && memory.walkedAt !== undefined) return { title, look: true, ...evidence };
  if (!known) {
    const requests = first.get(keyOf(title))?.map((row) => asFirst(row, walked)) ?? [];
    return { title, look: false, sight: { ...title, seen: seenAs(walked, requests), version: null } };
  }
  // Read first: whoever begins to follow it after that changes what is remembered of it, and so it is not written over.
  const { value, version } = await notices.seen(title);
  // Nobody follows what is open before it is known whose it is: what becomes of it must not be known by then.
  if (isAwaited(title, value) || await notices.isFollowed(title)) return { title, look: true, ...evidence };
  // What somebody was told of it may have to be forgotten, so that they can be told again.
  const vanishes = value && (isThere(value.hd) || isThere(value.uhd)) && !(isThere(walked.hd) && isThere(walked.uhd));
  if (vanishes && (await notices.followsOf(title)).length > 0) return { title, look: true, ...evidence };
  if (partly || memory.fresher.has(keyOf(title))) return undefined;
  const requests = walked.rows.length > 0 ? value?.requests ?? [] : [];
  return { title, look: false, sight: { ...title, seen: seenAs(walked, requests), version } };
}

/**
 * A request as it was before the first walk. When the walk finds its whole title there, that came in between and is news; of
 * a season nobody knows since when it is there.
 */
function asFirst({ kind, tmdbId: _, row: __, ...request }: RequestRow, walked: RowsOfTitle): KnownRequest {
  const { hd, uhd, seasons } = walked;
  const isNews = hasCome({ hd, uhd, seasons, requests: [] }, kind === "movie" ? "movie" : "series", request.is4k);
  const numbers = request.seasons.map(({ number }) => number);
  return { ...request, seasons: numbers, ...(isNews ? { status: UNREAD } : {}) };
}

function isAwaited({ kind }: TitleId, seen: SeenTitle | undefined): boolean {
  const state = seen && stateOf(seen);
  return state?.requests.some((it) => isOpen(kind, it, state)) ?? false;
}

function seenAs({ hd, uhd, seasons, rows, ...walked }: RowsOfTitle, requests: SeenTitle["requests"]): SeenTitle {
  const sign = signOf(walked.sign === "" ? undefined : walked);
  return { hd, uhd, seasons, requests, ...(rows.length > 1 ? { rows: rows.length } : {}), sign };
}

/** Those that somebody else wrote meanwhile come up again in the next walk. */
async function seeAll(watch: Watch, sights: readonly Sight[]): Promise<void> {
  const { memory, store } = watch;
  for (let start = 0; start < sights.length; start += BATCH) {
    assertLooking(watch);
    const batch = sights.slice(start, start + BATCH);
    const late = new Set((await store.notices.see(batch)).map(keyOf));
    for (const { kind, tmdbId, seen } of batch) {
      const title = { kind, tmdbId };
      const key = keyOf(title);
      memory.signs.set(key, late.has(key) ? { title, sign: memory.signs.get(key)?.sign } : { title, sign: seen.sign });
    }
  }
}

/**
 * Requests that are open and yet on no list: of a series that Seerr calls AVAILABLE, or of a blocklisted title; and those of
 * titles that could not be read.
 */
async function lookAtUnlisted({ memory, looks, store }: Watch): Promise<boolean> {
  const unlisted = [...memory.open.values()]
    .filter(({ ids, isUnread }) => isUnread || ids.some((id) => !memory.listed.has(id)));
  const counts = await atOnce(
    AT_ONCE,
    unlisted,
    async ({ title, isUnread }) => isUnread || await store.notices.isFollowed(title),
  );
  const looked = unlisted.filter((_, index) => counts[index])
    .map(({ title, ids }) => looks.look(title, { requestIds: ids }));
  return (await Promise.all(looked)).every((succeeded) => succeeded);
}
