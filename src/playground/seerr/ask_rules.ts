/** The checks of POST /request, in the order of the real server. */
import type { Account } from "./account.ts";
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { findMedia, mediaStatus } from "./media.ts";
import { may, type Permission } from "./permissions.ts";
import { quotaOf } from "./quota.ts";
import { message } from "./refusal.ts";
import type { PostedRequest } from "./request_body.ts";
import { requestStatus } from "./request_status.ts";
import { requestsOf } from "./tables.ts";
import type { Movie, Series } from "./title.ts";
import type { Asked, Media, World } from "./world.ts";

/** A request that may be stored. */
export interface Granted {
  readonly title: Movie | Series;
  /** The row there was at the time of the checks. */
  readonly media: Media | undefined;
  readonly requester: Account;
  /** Empty for films. */
  readonly seasons: readonly number[];
  readonly approved: boolean;
}

/** Either what to store, or the refusal. */
export function checkAsk(world: World, caller: Account, body: PostedRequest): Granted | Answer {
  if (typeof body.userId === "number" && !(may(caller, "MANAGE_USERS") && may(caller, "MANAGE_REQUESTS"))) {
    return message(403, "You do not have permission to modify the request user.");
  }
  const requester = typeof body.userId === "number" ? world.users.get(body.userId) : caller;
  if (requester === undefined) return message(500, noSuchUser(body.userId ?? 0));
  const refusal = checkPerson(world, requester, body);
  if (refusal !== undefined) return refusal;
  const title = (body.mediaType === "movie" ? world.movies : world.series).get(body.mediaId);
  if (title === undefined || world.faults.tmdbDown) return message(500, tmdbFailure(world, body.mediaType));
  return checkTitle(world, { body, requester, title, caller });
}

/** What TypeORM says of a user who is not there. */
export function noSuchUser(id: number): string {
  return `Could not find any entity of type "User" matching: {\n    "where": {\n        "id": ${id}\n    }\n}`;
}

/** Whether an open request stands in the way of another: neither declined nor completed; FAILED does. */
export function isOpen(asked: Asked): boolean {
  return asked.status !== requestStatus.declined && asked.status !== requestStatus.completed;
}

function checkPerson(world: World, requester: Account, { mediaType, is4k }: PostedRequest): Answer | undefined {
  const quality = is4k ? "_4K" : "";
  const kind = mediaType === "movie" ? "MOVIE" : "TV";
  if (!may(requester, `REQUEST${quality}`, `REQUEST${quality}_${kind}`)) {
    const what = `${is4k ? "4K " : ""}${mediaType === "movie" ? "movie" : "series"}`;
    return message(403, `You do not have permission to make ${what} requests.`);
  }
  if (quotaOf(world, requester)[mediaType].restricted) return overQuota(mediaType);
  return undefined;
}

interface Question {
  readonly body: PostedRequest;
  readonly requester: Account;
  readonly caller: Account;
  readonly title: Movie | Series;
}

function checkTitle(world: World, { body, requester, caller, title }: Question): Granted | Answer {
  const media = findMedia(world, body.mediaType, body.mediaId);
  if (media?.hd.status === mediaStatus.blocklisted) {
    return message(403, `This media is ${since(world.edition, "3.0") ? "blocklisted" : "blacklisted"}.`);
  }
  const granted = { title, media, requester, approved: approves(caller, body) };
  // An absent is4k is compared as it is, with nothing: it finds no duplicate.
  const open = requestsOf(world, media).filter((asked) => asked.is4k === body.is4k && isOpen(asked));
  if (title.kind === "movie") {
    return open.length > 0 ? message(409, "Request for this media already exists.") : { ...granted, seasons: [] };
  }
  if (body.seasons === undefined) return message(500, "Cannot read properties of undefined (reading 'filter')");
  const seasons = seasonsLeft(world, { body, title, media, open });
  if (seasons.length === 0) return message(202, "No seasons available to request");
  const { remaining } = quotaOf(world, requester).tv;
  return remaining !== undefined && seasons.length > remaining ? overQuota("tv") : { ...granted, seasons };
}

function seasonsLeft(
  world: World,
  asking: { body: PostedRequest; title: Series; media: Media | undefined; open: readonly Asked[] },
): number[] {
  const { body, title, media, open } = asking;
  const wanted = body.seasons === "all"
    ? (title.seasons ?? []).map((season) => season.seasonNumber)
    : body.seasons ?? [];
  const specials = world.settings.specials || !since(world.edition, "2.0");
  const asked = open.flatMap((request) => request.seasons.map((season) => season.seasonNumber));
  const there = (media?.seasons ?? []).filter((season) => inLibrary(body.is4k ? season.status4k : season.status))
    .map((season) => season.seasonNumber);
  return wanted.filter((season) => (season !== 0 || specials) && !asked.includes(season) && !there.includes(season));
}

function inLibrary(status: number): boolean {
  return status >= mediaStatus.pending && status <= mediaStatus.available;
}

function approves(caller: Account, { mediaType, is4k }: PostedRequest): boolean {
  const auto: Permission = is4k ? "AUTO_APPROVE_4K" : "AUTO_APPROVE";
  return may(caller, "MANAGE_REQUESTS", auto, `${auto}_${mediaType === "movie" ? "MOVIE" : "TV"}`);
}

function overQuota(mediaType: "movie" | "tv"): Answer {
  return message(403, `${mediaType === "movie" ? "Movie" : "Series"} Quota exceeded.`);
}

function tmdbFailure(world: World, mediaType: "movie" | "tv"): string {
  const what = mediaType === "movie" ? "movie" : "TV show";
  return `[TMDB] Failed to fetch ${what} details: Request failed with status code ${world.faults.tmdbDown ? 503 : 404}`;
}
