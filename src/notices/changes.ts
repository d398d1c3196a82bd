/** What happened to a title between two looks at it, decided from the two states alone. */
import type { Kind } from "../services/library.ts";
import type { KnownRequest, TitleState } from "../services/title_state.ts";
import type { EventName } from "../store/notice_types.ts";

/** One thing that happened. */
export interface Change {
  event: EventName;
  is4k: boolean;
  /** "movie", "series" (all of it at once, without rows of seasons), "s3", or "r12" for what concerns a request. */
  unit: string;
  /** Of "s3". */
  season?: number;
  /** Of "r12". */
  request?: KnownRequest;
}

/** What else the decision depends on. */
export interface Circumstances {
  kind: Kind;
  /** Requests that were made since the bot watches, and seen for the first time in this look. */
  fresh: ReadonlySet<number>;
}

/** Seerr's media status. Others mean nothing, neither that something is there nor that it is gone. */
const MEDIA = { UNKNOWN: 1, PARTIALLY_AVAILABLE: 4, AVAILABLE: 5, BLOCKLISTED: 6, DELETED: 7 } as const;
/** Seerr's request status; COMPLETED since 2.6, before that a request stays APPROVED. */
const REQUEST = { PENDING: 1, APPROVED: 2, DECLINED: 3, FAILED: 4, COMPLETED: 5 } as const;
const QUALITIES = [false, true] as const;
const NOTHING: TitleState = { hd: 1, uhd: 1, seasons: [], requests: [] };

/**
 * HD before 4K; of each first the film, series or seasons in ascending order, then requests by number. The two qualities say
 * nothing of each other. A title that was never seen had nothing.
 */
export function changes(before: TitleState | undefined, after: TitleState, circumstances: Circumstances): Change[] {
  const was = before ?? NOTHING;
  const media = circumstances.kind === "movie" ? filmChanges : seriesChanges;
  return QUALITIES.flatMap((is4k) => [
    ...media(was, after, is4k),
    ...requestChanges(was, after, circumstances, is4k),
  ]);
}

function filmChanges(was: TitleState, after: TitleState, is4k: boolean): Change[] {
  const event = mediaEvent(statusOf(was, is4k), statusOf(after, is4k));
  // There is no film that is partly there.
  return event && event !== "partial" ? [{ event, is4k, unit: "movie" }] : [];
}

function seriesChanges(was: TitleState, after: TitleState, is4k: boolean): Change[] {
  const event = wholeSeriesEvent(was, after, is4k);
  const numbers = new Set([...was.seasons, ...after.seasons].map(({ number }) => number));
  const seasons = [...numbers].sort((a, b) => a - b).flatMap((season): Change[] => {
    const event = mediaEvent(seasonStatus(was, season, is4k), seasonStatus(after, season, is4k));
    // What was only taken to be there, since the whole series was, cannot be taken away by itself.
    if (!event || (event === "removed" && isSilent(was, is4k))) return [];
    return [{ event, is4k, unit: seasonUnit(season), season }];
  });
  return [...(event ? [{ event, is4k, unit: "series" }] : []), ...seasons];
}

/** A series that somebody declared available, or that vanished, without a word on its seasons. */
function wholeSeriesEvent(was: TitleState, after: TitleState, is4k: boolean): "available" | "removed" | undefined {
  const [then, now] = [statusOf(was, is4k), statusOf(after, is4k)];
  if (isSilent(after, is4k) && now === MEDIA.AVAILABLE && then !== MEDIA.AVAILABLE) return "available";
  if (isSilent(was, is4k) && isThere(then) && isGone(now)) return "removed";
}

/** What became of a copy. A season that loses its last episodes' status (5 to 4) is no news. */
function mediaEvent(then: number, now: number): "available" | "partial" | "removed" | undefined {
  if (now === MEDIA.AVAILABLE && then !== MEDIA.AVAILABLE) return "available";
  if (now === MEDIA.PARTIALLY_AVAILABLE && !isThere(then)) return "partial";
  // To 2 or 3 it goes when it is asked for again: what was there may still be.
  if (isThere(then) && isGone(now)) return "removed";
}

function requestChanges(was: TitleState, after: TitleState, { kind, fresh }: Circumstances, is4k: boolean): Change[] {
  return after.requests.filter((it) => it.is4k === is4k).flatMap((request) => {
    const old = was.requests.find(({ id }) => id === request.id);
    if (!old && !fresh.has(request.id)) return [];
    const hadCome = old !== undefined && isFulfilled(kind, old, was);
    const event = isFulfilled(kind, request, after)
      ? hadCome || kind === "movie" ? undefined : "available"
      : statusEvent(old?.status, request.status);
    return event ? [{ event, is4k, unit: requestUnit(request.id), request }] : [];
  });
}

/** That it was approved is only news of a request that was seen pending. */
function statusEvent(then: number | undefined, now: number): EventName | undefined {
  if (now === then) return undefined;
  if (now === REQUEST.DECLINED) return "declined";
  if (now === REQUEST.FAILED) return "failed";
  return then === REQUEST.PENDING && now === REQUEST.APPROVED ? "approved" : undefined;
}

/** The unit of a season. */
export function seasonUnit(season: number): string {
  return `s${season}`;
}

/** The unit of a request. */
export function requestUnit(request: number): string {
  return `r${request}`;
}

/**
 * Instead of a request's status, which is none of Seerr's: it is there, and nothing came of it yet, since its title could not
 * be read. Whatever became of it meanwhile is news.
 */
export const UNREAD = -1;

/** Whether all that a request asked for has come. */
export function isFulfilled(kind: Kind, request: KnownRequest, state: TitleState): boolean {
  const { is4k, seasons, status } = request;
  if (status === REQUEST.DECLINED || status === UNREAD) return false;
  const title = statusOf(state, is4k);
  const statuses = kind === "movie" || seasons.length === 0
    ? [title]
    : seasons.map((season) => seasonStatus(state, season, is4k));
  if (statuses.every((it) => it === MEDIA.AVAILABLE)) return true;
  // A season that is only UNKNOWN may never have been counted.
  return status === REQUEST.COMPLETED && !isGone(title) && !statuses.some((it) => it !== MEDIA.UNKNOWN && isGone(it));
}

/** Whether a request may still come to something: neither declined nor completed nor fulfilled. */
export function isOpen(kind: Kind, request: KnownRequest, state: TitleState): boolean {
  const { status } = request;
  return status !== REQUEST.DECLINED && status !== REQUEST.COMPLETED && !isFulfilled(kind, request, state);
}

/** Seerr's media status of a film, a series or a season (`s3`) in one quality; a request's unit has none. */
export function unitStatus(state: TitleState, unit: string, is4k: boolean): number | undefined {
  if (unit === "movie" || unit === "series") return statusOf(state, is4k);
  const season = /^s(\d+)$/.exec(unit)?.[1];
  return season === undefined ? undefined : seasonStatus(state, Number(season), is4k);
}

/** Whether a film, a series or a season (`s3`) is wholly there in one quality. */
export function hasCome(state: TitleState, unit: string, is4k: boolean): boolean {
  return unitStatus(state, unit, is4k) === MEDIA.AVAILABLE;
}

/** Whether such a status says that it can be watched, at least in part. */
export function isThere(status: number | undefined): boolean {
  return status === MEDIA.AVAILABLE || status === MEDIA.PARTIALLY_AVAILABLE;
}

/**
 * Whether what was there is there no longer, without having seen it go: a season that is only UNKNOWN may never have been
 * counted by Seerr, unless nothing of the title is there.
 */
export function isAway(state: TitleState, unit: string, is4k: boolean): boolean {
  const status = unitStatus(state, unit, is4k);
  if (isThere(status)) return false;
  return isGone(statusOf(state, is4k)) || (status !== MEDIA.UNKNOWN && isGone(status));
}

/** Whether such a status says that nothing of it is there, nor on its way. */
function isGone(status: number | undefined): boolean {
  return status === MEDIA.UNKNOWN || status === MEDIA.DELETED || status === MEDIA.BLOCKLISTED;
}

function statusOf(state: TitleState, is4k: boolean): number {
  return is4k ? state.uhd : state.hd;
}

/** A series that is available without a word on its seasons has them all. */
function seasonStatus(state: TitleState, season: number, is4k: boolean): number {
  if (isSilent(state, is4k) && statusOf(state, is4k) === MEDIA.AVAILABLE) return MEDIA.AVAILABLE;
  const row = state.seasons.find(({ number }) => number === season);
  if (!row) return MEDIA.UNKNOWN;
  return is4k ? row.uhd : row.hd;
}

function isSilent({ seasons }: TitleState, is4k: boolean): boolean {
  return seasons.every((row) => (is4k ? row.uhd : row.hd) === MEDIA.UNKNOWN);
}
