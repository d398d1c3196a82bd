/** What happens when files arrive, or somebody marks a title as available. */
import { since } from "./edition.ts";
import { copyOf, mediaStatus, moveStatus } from "./media.ts";
import { requestStatus } from "./request_status.ts";
import { requestsOf } from "./tables.ts";
import { touch } from "./touch.ts";
import { announced, tellAvailable, tellNowAvailable } from "./webhooks.ts";
import type { Asked, Media, MediaSeason, World } from "./world.ts";

/** Which files: seasons matter for series only. */
export interface Arrival {
  readonly is4k: boolean;
  /** The seasons that are there now; undefined changes no season. */
  readonly seasons: readonly number[] | undefined;
  /** Status of the whole row afterwards. */
  readonly status: number;
  /** A scan found it, which notices single seasons; a status set by hand changes requests only with the row's own status. */
  readonly scanned?: true;
}

/** Moves the row, its seasons and the requests that were waiting for them, and tells of it. */
export function arriveAt(world: World, media: Media, arrival: Arrival): void {
  announced(world, media, () => land(world, media, arrival));
}

/** Gives a season a status, and says whether it had another; a season without a row gets one. */
export function moveSeason(
  world: World,
  media: Media,
  { season, is4k, status }: { season: number; is4k: boolean; status: number },
): boolean {
  const found = media.seasons.find(({ seasonNumber }) => seasonNumber === season) ?? newSeason(world, media, season);
  const field = is4k ? "status4k" : "status";
  const moved = found[field] !== status;
  found[field] = status;
  return moved;
}

/** Completes what waited for a status that is there or gone again, as the releases from 2.6 on do. */
export function completeAsked(world: World, asked: Asked, moved: readonly number[]): void {
  const { media, is4k } = asked;
  if (media.mediaType === "movie") {
    if (!isOver(copyOf(media, is4k).status)) return;
  } else {
    const { completed } = requestStatus;
    const over = asked.seasons.filter((season) =>
      (moved.includes(season.seasonNumber) || season.status === completed) && isOver(seasonStatus(asked, season))
    );
    for (const season of over) season.status = completed;
    if (over.length < asked.seasons.length) return;
  }
  asked.status = requestStatus.completed;
  touch(world, asked);
  if (isThere(asked)) tellAvailable(world, asked);
}

function land(world: World, media: Media, { is4k, seasons, status, scanned }: Arrival): void {
  const copy = copyOf(media, is4k);
  const before = copy.status;
  copy.downloads = copy.downloads.filter(({ season }) => season !== undefined && !seasons?.includes(season));
  const moved = (seasons ?? []).filter((season) =>
    moveSeason(world, media, { season, is4k, status: mediaStatus.available })
  );
  moveStatus(world, media, { is4k, status });
  const noticed = scanned === true && moved.length > 0;
  if (noticed) {
    media.lastSeasonChange = world.now();
    touch(world, media);
  }
  if (before !== status || noticed) serve(world, media, { is4k, before, moved });
}

interface Landed {
  readonly is4k: boolean;
  /** Status of the row before. */
  readonly before: number;
  /** Seasons that are there for the first time. */
  readonly moved: readonly number[];
}

/** Lets the requests have what has landed. */
function serve(world: World, media: Media, landed: Landed): void {
  const asked = requestsOf(world, media).filter((asked) => asked.is4k === landed.is4k);
  const promoted = landed.before === mediaStatus.pending ? asked.filter((one) => promote(world, one)) : [];
  if (!since(world.edition, "2.6")) return tellOlden(world, asked, landed);
  const { approved, failed } = requestStatus;
  for (const one of asked.filter(({ status }) => status === approved || status === failed)) {
    const wasPending = promoted.includes(one);
    // Until 3.2 what was still to be approved is left approved, and nobody is told.
    if (wasPending && !since(world.edition, "3.3")) continue;
    if (wasPending) tellNowAvailable(world, one);
    completeAsked(world, one, landed.moved);
    if (wasPending && one.status === requestStatus.completed) tellAvailable(world, one);
  }
}

/** A request that nobody has approved is approved by the arrival of a title that nobody was fetching. */
function promote(world: World, asked: Asked): boolean {
  const arrived = copyOf(asked.media, asked.is4k).status === mediaStatus.available;
  if (!arrived || asked.status !== requestStatus.pending) return false;
  asked.status = requestStatus.approved;
  for (const season of asked.seasons) season.status = requestStatus.approved;
  touch(world, asked);
  return true;
}

/** 1.x tells everybody who asked for a film, and for each season that came the first who asked for it and now has all. */
function tellOlden(world: World, asked: readonly Asked[], { before, moved }: Landed): void {
  const alive = asked.filter(({ status }) => status !== requestStatus.declined);
  const films = alive.filter((one) => one.media.mediaType === "movie" && before !== mediaStatus.available);
  const firsts = moved.flatMap((number) =>
    alive.find((one) => one.seasons.some(({ seasonNumber }) => seasonNumber === number)) ?? []
  );
  for (const one of new Set([...films, ...firsts])) if (isThere(one)) tellAvailable(world, one);
}

function newSeason(world: World, media: Media, seasonNumber: number): MediaSeason {
  world.last.season += 1;
  const { unknown } = mediaStatus;
  const season = { id: world.last.season, seasonNumber, status: unknown, status4k: unknown };
  media.seasons.push(season);
  return season;
}

/** Whether all of it can be watched. */
function isThere(asked: Asked): boolean {
  const { media, is4k, seasons } = asked;
  if (media.mediaType === "movie") return copyOf(media, is4k).status === mediaStatus.available;
  return seasons.every((season) => seasonStatus(asked, season) === mediaStatus.available);
}

function seasonStatus({ media, is4k }: Asked, { seasonNumber }: { seasonNumber: number }): number | undefined {
  const season = media.seasons.find((season) => season.seasonNumber === seasonNumber);
  return is4k ? season?.status4k : season?.status;
}

function isOver(status: number | undefined): boolean {
  return status === mediaStatus.available || status === mediaStatus.deleted;
}
