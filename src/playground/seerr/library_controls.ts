/** What tests and the playground let happen to files and media rows. Naming what does not exist throws. */
import { arriveAt, completeAsked, moveSeason } from "./arrival.ts";
import { since } from "./edition.ts";
import { copyOf, mediaOf, mediaStatus, moveStatus, newMedia, watchable } from "./media.ts";
import { requestStatus } from "./request_status.ts";
import { deleteRow, insertRow, requestsOf } from "./tables.ts";
import type { Movie, Season, Series } from "./title.ts";
import { announced } from "./webhooks.ts";
import type { Media, World } from "./world.ts";

type Kind = "movie" | "tv";

/** Moves files and rows. Of several rows of a title the first is meant, as by Seerr's scans. */
export interface LibraryControls {
  /** The files are there: the row (or the named seasons; default all) becomes AVAILABLE, its requests are completed. */
  arrive(mediaType: Kind, tmdbId: number, options?: ArriveOptions): void;
  /** Some episodes of a season are there: the season and its row become PARTIALLY_AVAILABLE. */
  arrivePart(tmdbId: number, season: number, options?: { is4k?: boolean }): void;
  /** Somebody says in the web page that it is there: a series is AVAILABLE without its seasons, and its requests stay. */
  declareAvailable(mediaType: Kind, tmdbId: number, options?: { is4k?: boolean }): void;
  /** The files are gone: what was there is DELETED (from 2.6 on), or UNKNOWN again. */
  vanish(mediaType: Kind, tmdbId: number, options?: ArriveOptions): void;
  /** The media row is deleted, and its requests with it. */
  dropRow(mediaType: Kind, tmdbId: number): void;
  /** A second media row of a title, as equal requests at once leave it; no scan will ever find it. Gives its number. */
  duplicate(mediaType: Kind, tmdbId: number): number;
  /** TMDB lists a new season; default: 8 episodes, no date. */
  addSeason(tmdbId: number, season: number, about?: Partial<Season>): void;
  /** Radarr or Sonarr is downloading a file; it replaces the one of that season, and goes when the title arrives. */
  download(mediaType: Kind, tmdbId: number, options: DownloadOptions): void;
  /** Sets a MediaStatus directly: 3 is on its way without a request, 6 blocklists, 7 deletes. */
  setStatus(mediaType: Kind, tmdbId: number, status: number, options?: { is4k?: boolean }): void;
}

/** Which files come or go. */
export interface ArriveOptions {
  readonly is4k?: boolean;
  /** Of a series; default all. */
  readonly seasons?: readonly number[];
}

/** How far a file is. */
export interface DownloadOptions {
  /** 0–1. */
  readonly part: number;
  /** Ms since the epoch; default a quarter of an hour from now. */
  readonly eta?: number;
  readonly is4k?: boolean;
  readonly paused?: boolean;
  /** Of a series. */
  readonly season?: number;
}

/** The controls of a world's library. */
export function createLibraryControls(world: World): LibraryControls {
  const media = (mediaType: Kind, tmdbId: number) => mediaOf(world, titleOf(world, mediaType, tmdbId));
  return {
    arrive: (mediaType, tmdbId, options = {}) => arrive(world, titleOf(world, mediaType, tmdbId), options),
    arrivePart: (tmdbId, season, { is4k = false } = {}) => arrivePart(world, media("tv", tmdbId), { season, is4k }),
    declareAvailable: (mediaType, tmdbId, { is4k = false } = {}) =>
      arriveAt(world, media(mediaType, tmdbId), { is4k, seasons: undefined, status: mediaStatus.available }),
    vanish(mediaType, tmdbId, options = {}) {
      const row = media(mediaType, tmdbId);
      announced(world, row, () => vanish(world, row, options));
    },
    dropRow: (mediaType, tmdbId) => deleteRow(world, media(mediaType, tmdbId)),
    duplicate(mediaType, tmdbId) {
      const { library: _none, ...title } = titleOf(world, mediaType, tmdbId);
      return insertRow(world, newMedia(world, title)).id;
    },
    addSeason: (tmdbId, season, about = {}) => addSeason(world, seriesOf(world, tmdbId), { season, about }),
    download: (mediaType, tmdbId, options) => download(world, media(mediaType, tmdbId), options),
    setStatus: (mediaType, tmdbId, status, { is4k = false } = {}) =>
      moveStatus(world, media(mediaType, tmdbId), { is4k, status }),
  };
}

/** Film or series of the library. */
export function titleOf(world: World, mediaType: Kind, tmdbId: number): Movie | Series {
  const found = (mediaType === "movie" ? world.movies : world.series).get(tmdbId);
  if (found === undefined) throw new Error(`Cannot change ${mediaType} ${tmdbId}: the library has none`);
  return found;
}

/** A media row by its number. */
export function rowOf(world: World, id: number): Media {
  const found = world.finders.rowById.get(id);
  if (found === undefined) throw new Error(`Cannot change media row ${id}: there is none`);
  return found;
}

/** All but the specials. */
export function regularSeasons(series: Series): number[] {
  return (series.seasons ?? []).map((season) => season.seasonNumber).filter((season) => season > 0);
}

function arrive(world: World, title: Movie | Series, { is4k = false, seasons }: ArriveOptions): void {
  const media = mediaOf(world, title);
  const all = title.kind === "tv" ? regularSeasons(title) : undefined;
  const coming = all === undefined ? undefined : seasons ?? all;
  announced(world, media, () => {
    const there = availableSeasons(media, is4k);
    const whole = all === undefined || all.every((season) => coming?.includes(season) || there.includes(season));
    const status = whole ? mediaStatus.available : mediaStatus.partial;
    watchable(world, media, is4k);
    arriveAt(world, media, { is4k, seasons: coming, status, scanned: true });
  });
}

function availableSeasons(media: Media, is4k: boolean): number[] {
  const there = media.seasons.filter(({ status, status4k }) => (is4k ? status4k : status) === mediaStatus.available);
  return there.map((season) => season.seasonNumber);
}

/** The date of the row's change moves only with the row's own status: a season alone leaves it. */
function arrivePart(world: World, media: Media, { season, is4k }: { season: number; is4k: boolean }): void {
  const status = mediaStatus.partial;
  moveSeason(world, media, { season, is4k, status });
  moveStatus(world, media, { is4k, status });
  watchable(world, media, is4k);
}

function vanish(world: World, media: Media, { is4k = false, seasons }: ArriveOptions): void {
  const newer = since(world.edition, "2.6");
  const gone = newer ? mediaStatus.deleted : mediaStatus.unknown;
  const field = is4k ? "status4k" : "status";
  const wasThere = (status: number) => status === mediaStatus.available || status === mediaStatus.partial;
  const going = media.seasons.filter((season) => seasons?.includes(season.seasonNumber) ?? wasThere(season[field]));
  for (const season of going) season[field] = gone;
  const rest = seasons !== undefined && media.seasons.some((season) => wasThere(season[field]));
  moveStatus(world, media, { is4k, status: rest ? mediaStatus.partial : gone });
  if (!rest) Object.assign(copyOf(media, is4k), { mediaServerId: null, mediaUrl: undefined, downloads: [] });
  if (!newer) return;
  const { approved, failed } = requestStatus;
  const waiting = requestsOf(world, media).filter((asked) =>
    asked.is4k === is4k && (asked.status === approved || asked.status === failed)
  );
  for (const asked of waiting) completeAsked(world, asked, going.map((season) => season.seasonNumber));
}

function seriesOf(world: World, tmdbId: number): Series {
  const found = world.series.get(tmdbId);
  if (found === undefined) throw new Error(`Cannot change tv ${tmdbId}: the library has none`);
  return found;
}

function addSeason(world: World, series: Series, { season, about }: { season: number; about: Partial<Season> }): void {
  const others = (series.seasons ?? []).filter((known) => known.seasonNumber !== season);
  const seasons = [...others, { episodeCount: 8, ...about, seasonNumber: season }];
  seasons.sort((one, other) => one.seasonNumber - other.seasonNumber);
  world.series.set(series.id, { ...series, seasons });
}

function download(world: World, media: Media, options: DownloadOptions): void {
  const { part, eta = world.now() + 900_000, is4k = false, paused = false, season } = options;
  const copy = copyOf(media, is4k);
  const others = copy.downloads.filter((file) => file.season !== season);
  copy.downloads = [...others, { part, eta, paused, season }];
}
