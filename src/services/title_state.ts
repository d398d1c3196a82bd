/** What Seerr says of a title, reduced to what notices depend on: both copies, its seasons, everybody's requests. */
import type { Kind } from "./library.ts";
import { mergeStatuses } from "./merge_statuses.ts";
import { statusesOf } from "./row_schemas.ts";
import type { MediaInfo, MediaRequest } from "./seerr_schemas.ts";
import { timeOf } from "./time_of.ts";

/** A title; a film and a series can share a TMDB id. */
export interface TitleId {
  kind: Kind;
  tmdbId: number;
}

/** A season that the library has seen, with Seerr's media status of both copies. */
export interface SeasonState {
  number: number;
  hd: number;
  uhd: number;
}

/** A request, as notices know it. */
export interface KnownRequest {
  id: number;
  /** Seerr's request status; unknown numbers survive. */
  status: number;
  is4k: boolean;
  /** The Seerr account that asked. */
  userId?: number;
  /** Of a series: ascending, each once. */
  seasons: number[];
  /** When it was asked for, in milliseconds since the epoch. */
  at?: number;
}

/** A title at one moment; several media rows of one title are one. Statuses are Seerr's numbers, 1 where nothing is known. */
export interface TitleState {
  hd: number;
  uhd: number;
  /** Ascending; empty for films, and for a series that somebody declared available as a whole. */
  seasons: SeasonState[];
  /** Ascending by id. */
  requests: KnownRequest[];
  /** How many media rows Seerr has of it, when that is more than one: then a single row says nothing of what is gone. */
  rows?: number;
}

/** A title as it was just read, with what a message about it needs. */
export interface Look extends TitleId {
  state: TitleState;
  title: string;
  year?: number;
  posterPath?: string;
  watchUrl?: string;
  watchUrl4k?: string;
  /** Episodes of the seasons that TMDB lists, by the season's number; only seasons with episodes. Empty for films. */
  episodes: ReadonlyMap<number, number>;
}

/** What a title's details say; nothing is known of a title without a row. Requests that Seerr has dropped are left out. */
export function baselineOf(mediaInfo: MediaInfo | undefined): TitleState {
  const rows = mediaInfo ? [statusesOf(mediaInfo)] : [];
  return { ...mergeStatuses(rows), requests: byId((mediaInfo?.requests ?? []).flatMap(knownRequest)) };
}

/** Each once, ascending; of two with the same number the later one. */
export function byId(requests: readonly KnownRequest[]): KnownRequest[] {
  return [...new Map(requests.map((request) => [request.id, request])).values()].sort((a, b) => a.id - b.id);
}

function knownRequest({ id, status, is4k, requestedBy, seasons, createdAt }: MediaRequest): KnownRequest[] {
  const at = timeOf(createdAt);
  const more = { ...(requestedBy ? { userId: requestedBy.id } : {}), ...(at === undefined ? {} : { at }) };
  return id === undefined ? [] : [{ id, status, is4k, seasons, ...more }];
}

/**
 * What was read, when not all media rows of the title were seen: no status is lower than it was, since what a row lacks
 * another one may have. Requests are taken as read.
 */
export function notLower(before: TitleState | undefined, after: TitleState): TitleState {
  if (!before) return after;
  const rows = Math.max(before.rows ?? 1, after.rows ?? 1);
  return { ...after, ...mergeStatuses([before, after]), ...(rows > 1 ? { rows } : {}) };
}
