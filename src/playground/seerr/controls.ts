/** What tests and the playground let happen in the world: administrators at work, files arriving, people asking in the web page. */
import { type Account, openAccount, openSettings, quota } from "./account.ts";
import { failRequest } from "./arr.ts";
import { arriveAt } from "./arrival.ts";
import { setRequestStatus, storeRequest } from "./ask.ts";
import { copyOf, mediaOf, mediaStatus, watchable } from "./media.ts";
import { approve, decline, deleteRequest, findRequest } from "./request_change.ts";
import type { Movie, Series, Title } from "./title.ts";
import type { TinyUser } from "./user.ts";
import { addTitle, type Asked, type World } from "./world.ts";

/** A request as it stands. */
export interface TinyRequest {
  readonly id: number;
  readonly mediaType: "movie" | "tv";
  readonly tmdbId: number;
  readonly is4k: boolean;
  /** MediaRequestStatus: 1 pending, 2 approved, 3 declined, 4 failed, 5 completed. */
  readonly status: number;
  /** Seerr's number of the person who asked. */
  readonly requestedBy: number;
  readonly seasons: readonly number[];
}

/** Hands on the world's levers. Naming what does not exist throws. */
export interface Controls {
  /** All requests, oldest first. */
  requests(): TinyRequest[];
  /** An administrator approves; Radarr or Sonarr then takes it, or refuses (faults.arr). */
  approve(requestId: number): void;
  decline(requestId: number): void;
  /** Radarr or Sonarr refused it after all. */
  fail(requestId: number): void;
  /** An administrator deletes the request. */
  remove(requestId: number): void;
  /** The files are there: the row (or the named seasons; default all) becomes AVAILABLE, its requests are completed. */
  arrive(mediaType: "movie" | "tv", tmdbId: number, options?: { is4k?: boolean; seasons?: readonly number[] }): void;
  /** Radarr or Sonarr is downloading a file; it replaces the one of that season, and goes when the title arrives. */
  download(mediaType: "movie" | "tv", tmdbId: number, options: DownloadOptions): void;
  /** Sets a MediaStatus directly: 3 is on its way without a request, 6 blocklists, 7 deletes. */
  setStatus(mediaType: "movie" | "tv", tmdbId: number, status: number, options?: { is4k?: boolean }): void;
  /** Somebody asks in Seerr's web page; no rule is checked. Gives the request's id. */
  ask(userId: number, mediaType: "movie" | "tv", tmdbId: number, options?: AskOptions): number;
  /** Sets the Discord ids of an account; none removes them. */
  link(userId: number, ...discordIds: string[]): void;
  setUser(userId: number, change: Pick<TinyUser, "permissions" | "movieQuota" | "tvQuota" | "locale">): void;
  addUser(user: TinyUser): void;
  removeUser(userId: number): void;
  addTitle(title: Title): void;
  /** Film or series as it was put in. */
  title(mediaType: "movie" | "tv", tmdbId: number): Movie | Series | undefined;
}

/** Details of a request that is simply there. */
export interface AskOptions {
  readonly is4k?: boolean;
  /** Default 1, pending. */
  readonly status?: number;
  /** Ms since the epoch. */
  readonly at?: number;
  /** Default: all but the specials. */
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

/** The controls of a world. */
export function createControls(world: World): Controls {
  return {
    requests: () => world.requests.map(summary),
    approve: (requestId) => void approve(world, requestOf(world, requestId), world.users.get(1)),
    decline: (requestId) => void decline(world, requestOf(world, requestId), world.users.get(1)),
    fail: (requestId) => failRequest(world, requestOf(world, requestId)),
    remove: (requestId) => deleteRequest(world, requestOf(world, requestId)),
    arrive: (mediaType, tmdbId, options = {}) => arrive(world, titleOf(world, mediaType, tmdbId), options),
    download(mediaType, tmdbId, { part, eta = world.now() + 900_000, is4k = false, paused = false, season }) {
      const copy = copyOf(mediaOf(world, titleOf(world, mediaType, tmdbId)), is4k);
      const others = copy.downloads.filter((it) => it.season !== season);
      copy.downloads = [...others, { part, eta, paused, season }];
    },
    setStatus(mediaType, tmdbId, status, { is4k = false } = {}) {
      copyOf(mediaOf(world, titleOf(world, mediaType, tmdbId)), is4k).status = status;
    },
    ask: (userId, mediaType, tmdbId, options = {}) =>
      ask(world, { requester: userOf(world, userId), title: titleOf(world, mediaType, tmdbId) }, options),
    link(userId, ...discordIds) {
      (userOf(world, userId).settings ??= openSettings(world)).discordIds = discordIds;
    },
    setUser: (userId, change) => setUser(world, userOf(world, userId), change),
    addUser: (user) => void world.users.set(user.id, openAccount(world, user)),
    removeUser: (userId) => void world.users.delete(userOf(world, userId).id),
    addTitle: (title) => addTitle(world, title),
    title: (mediaType, tmdbId) => (mediaType === "movie" ? world.movies : world.series).get(tmdbId),
  };
}

function arrive(world: World, title: Movie | Series, options: { is4k?: boolean; seasons?: readonly number[] }): void {
  const { is4k = false } = options;
  const media = mediaOf(world, title);
  const all = title.kind === "tv" ? regularSeasons(title) : undefined;
  const seasons = all === undefined ? undefined : options.seasons ?? all;
  const there = media.seasons.filter((season) => (is4k ? season.status4k : season.status) === mediaStatus.available)
    .map((season) => season.seasonNumber);
  const whole = all === undefined || all.every((season) => seasons?.includes(season) || there.includes(season));
  arriveAt(world, media, { is4k, seasons, status: whole ? mediaStatus.available : mediaStatus.partial });
  watchable(world, media, is4k);
}

function ask(world: World, who: { requester: Account; title: Movie | Series }, options: AskOptions): number {
  const { title, requester } = who;
  const seasons = title.kind === "tv" ? options.seasons ?? regularSeasons(title) : [];
  const asked = storeRequest(world, {
    title,
    media: mediaOf(world, title),
    is4k: options.is4k ?? false,
    requester,
    seasons,
    at: options.at ?? world.now(),
  });
  if (options.status !== undefined) setRequestStatus(world, asked, options.status);
  return asked.id;
}

function setUser(world: World, account: Account, change: Parameters<Controls["setUser"]>[1]): void {
  if (change.permissions !== undefined) account.permissions = change.permissions;
  if (change.movieQuota !== undefined) account.movie = quota(change.movieQuota);
  if (change.tvQuota !== undefined) account.tv = quota(change.tvQuota);
  if (change.locale !== undefined) (account.settings ??= openSettings(world)).locale = change.locale;
}

function regularSeasons(series: Series): number[] {
  return (series.seasons ?? []).map((season) => season.seasonNumber).filter((season) => season > 0);
}

function summary(asked: Asked): TinyRequest {
  const { id, is4k, status, media: { mediaType, tmdbId } } = asked;
  const seasons = asked.seasons.map((season) => season.seasonNumber);
  return { id, mediaType, tmdbId, is4k, status, requestedBy: asked.requestedBy.id, seasons };
}

function requestOf(world: World, id: number): Asked {
  const found = findRequest(world, `${id}`);
  if (found === undefined) throw new Error(`Cannot change request ${id}: there is none`);
  return found;
}

function userOf(world: World, id: number): Account {
  const found = world.users.get(id);
  if (found === undefined) throw new Error(`Cannot change user ${id}: there is none`);
  return found;
}

function titleOf(world: World, mediaType: "movie" | "tv", tmdbId: number): Movie | Series {
  const found = (mediaType === "movie" ? world.movies : world.series).get(tmdbId);
  if (found === undefined) throw new Error(`Cannot change ${mediaType} ${tmdbId}: the library has none`);
  return found;
}
