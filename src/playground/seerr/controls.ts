/** What tests and the playground let happen in the world: administrators at work, people asking in the web page. */
import { type Account, openAccount, openSettings, quota } from "./account.ts";
import { failRequest } from "./arr.ts";
import { setRequestStatus, storeRequest } from "./ask.ts";
import { createLibraryControls, type LibraryControls, regularSeasons, rowOf, titleOf } from "./library_controls.ts";
import { mediaOf } from "./media.ts";
import { approve, decline, deleteRequest, findRequest } from "./request_change.ts";
import { requestStatus } from "./request_status.ts";
import type { Movie, Series, Title } from "./title.ts";
import type { TinyUser } from "./user.ts";
import { tellStored } from "./webhooks.ts";
import { defaultTemplate, everyType } from "./webhook_settings.ts";
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
export interface Controls extends LibraryControls {
  /** All requests, oldest first. */
  requests(): TinyRequest[];
  /** An administrator approves; Radarr or Sonarr then takes it, or refuses (faults.arr). */
  approve(requestId: number): void;
  decline(requestId: number): void;
  /** Radarr or Sonarr refused it after all. */
  fail(requestId: number): void;
  /** An administrator deletes the request. */
  remove(requestId: number): void;
  /** Somebody asks in Seerr's web page; no rule is checked. Gives the request's id. */
  ask(userId: number, mediaType: "movie" | "tv", tmdbId: number, options?: AskOptions): number;
  /** Sets the Discord ids of an account; none removes them. */
  link(userId: number, ...discordIds: string[]): void;
  setUser(userId: number, change: Pick<TinyUser, "permissions" | "movieQuota" | "tvQuota" | "locale">): void;
  addUser(user: TinyUser): void;
  removeUser(userId: number): void;
  addTitle(title: Title): void;
  /** An administrator sets up the webhook, with every sort of notification and the usual template. */
  sendWebhooksTo(url: string, authHeader?: string): void;
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
  /** Of several media rows of the title; default: the first. */
  readonly row?: number;
}

/** The controls of a world. */
export function createControls(world: World): Controls {
  return {
    requests: () => world.requests.map(summary),
    approve: (requestId) => void approve(world, requestOf(world, requestId), world.users.get(1)),
    decline: (requestId) => void decline(world, requestOf(world, requestId), world.users.get(1)),
    fail: (requestId) => failRequest(world, requestOf(world, requestId)),
    remove: (requestId) => deleteRequest(world, requestOf(world, requestId)),
    ...createLibraryControls(world),
    ask: (userId, mediaType, tmdbId, options = {}) =>
      ask(world, { requester: userOf(world, userId), title: titleOf(world, mediaType, tmdbId) }, options),
    link(userId, ...discordIds) {
      (userOf(world, userId).settings ??= openSettings(world)).discordIds = discordIds;
    },
    setUser: (userId, change) => setUser(world, userOf(world, userId), change),
    addUser: (user) => void world.users.set(user.id, openAccount(world, user)),
    removeUser: (userId) => void world.users.delete(userOf(world, userId).id),
    addTitle: (title) => addTitle(world, title),
    sendWebhooksTo: (url, authHeader) => setWebhook(world, url, authHeader),
    title: (mediaType, tmdbId) => (mediaType === "movie" ? world.movies : world.series).get(tmdbId),
  };
}

function ask(world: World, who: { requester: Account; title: Movie | Series }, options: AskOptions): number {
  const { title, requester } = who;
  const seasons = title.kind === "tv" ? options.seasons ?? regularSeasons(title) : [];
  const asked = storeRequest(world, {
    title,
    media: options.row === undefined ? mediaOf(world, title) : rowOf(world, options.row),
    is4k: options.is4k ?? false,
    requester,
    seasons,
    at: options.at ?? world.now(),
  });
  const { status = requestStatus.pending } = options;
  if (status === requestStatus.pending || status === requestStatus.approved) {
    tellStored(world, asked, status === requestStatus.approved);
  }
  if (options.status !== undefined) setRequestStatus(world, asked, options.status);
  return asked.id;
}

function setWebhook(world: World, webhookUrl: string, authHeader: string | undefined): void {
  const payload = JSON.stringify(defaultTemplate(world.edition));
  world.webhook = { ...world.webhook, enabled: true, types: everyType, webhookUrl, authHeader, payload };
}

function setUser(world: World, account: Account, change: Parameters<Controls["setUser"]>[1]): void {
  if (change.permissions !== undefined) account.permissions = change.permissions;
  if (change.movieQuota !== undefined) account.movie = quota(change.movieQuota);
  if (change.tvQuota !== undefined) account.tv = quota(change.tvQuota);
  if (change.locale !== undefined) (account.settings ??= openSettings(world)).locale = change.locale;
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
