/** What one person can do about a film now, from what Seerr tells of the film and of them. */
import type { RequestState, Standing } from "./library.ts";
import { mayRequestMovie } from "./permissions.ts";
import { freesAt, isUsedUp } from "./quota.ts";
import type { MediaInfo, MediaRequest, Movie, Quota } from "./seerr_schemas.ts";

/** Seerr's media status. Others are as good as UNKNOWN. */
const MEDIA = { PROCESSING: 3, PARTIALLY_AVAILABLE: 4, AVAILABLE: 5, BLOCKLISTED: 6 } as const;
/** Seerr's request status. Others are as good as PENDING. */
const REQUEST = { APPROVED: 2, DECLINED: 3, FAILED: 4, COMPLETED: 5 } as const;

/** Who asks, as Seerr knows them; without an account permission and quota are left out. */
export interface Asker {
  userId: number | undefined;
  /** Which requests of a shared account are theirs; all, when nobody shares it. */
  own?: ReadonlySet<number>;
  permissions: number | undefined;
  /** Undefined when Seerr did not tell. */
  quota: Quota | undefined;
  /** Their own latest requests; only needed when the quota is used up. */
  requests: readonly MediaRequest[];
}

/** Where a film stands for somebody; `now` in milliseconds since the epoch. */
export function standingOf(movie: Movie, is4k: boolean, asker: Asker, now: number): Standing {
  const { mediaInfo } = movie;
  const media = statusOf(mediaInfo, is4k);
  if (media === MEDIA.BLOCKLISTED || mediaInfo?.status === MEDIA.BLOCKLISTED) return { kind: "blocklisted" };
  if (media === MEDIA.AVAILABLE) return { kind: "available" };
  const open = openRequests(mediaInfo).filter((it) => it.is4k === is4k);
  const mine = open.find((it) => isOf(it, asker));
  const request = mine ?? open[0];
  if (request) return { kind: "requested", mine: mine !== undefined, state: stateOf(request.status) };
  if (media === MEDIA.PROCESSING || media === MEDIA.PARTIALLY_AVAILABLE) return { kind: "processing" };
  if (asker.userId === undefined) return { kind: "open" };
  if (!mayRequestMovie(asker.permissions ?? 0, is4k)) return { kind: "forbidden" };
  return asker.quota && isUsedUp(asker.quota) ? quotaStanding(asker.quota, asker.requests, now) : { kind: "open" };
}

/** A quota that is used up, and when it frees up. */
export function quotaStanding(
  quota: Quota,
  requests: readonly MediaRequest[],
  now: number,
): Standing & { kind: "quota" } {
  const at = freesAt(quota, requests, now);
  return { kind: "quota", limit: quota.limit, days: quota.days, ...(at === undefined ? {} : { freesAt: at }) };
}

/** The people who wait for a film in whatever quality, besides one. Those who share an account are one. */
export function waitingFor(movie: Movie, besides: Pick<Asker, "userId" | "own">): number {
  const others = openRequests(movie.mediaInfo).filter((it) => !isOf(it, besides));
  return new Set(others.map((it) => it.requestedBy?.id).filter((id) => id !== undefined)).size;
}

function isOf(request: MediaRequest, { userId, own }: Pick<Asker, "userId" | "own">): boolean {
  return isBy(request, userId) && (!own || (request.id !== undefined && own.has(request.id)));
}

/** How far a request is; "approved" for one that is done. */
export function stateOf(status: number): RequestState {
  if (status === REQUEST.FAILED) return "failed";
  return status === REQUEST.APPROVED || status === REQUEST.COMPLETED ? "approved" : "pending";
}

/** Whether a request is somebody's; nobody's when there is no account. */
export function isBy({ requestedBy }: MediaRequest, userId: number | undefined): boolean {
  return userId !== undefined && requestedBy?.id === userId;
}

/** Requests that still wait: before 2.6 one stays APPROVED when its title has come. */
function openRequests(mediaInfo: MediaInfo | undefined): MediaRequest[] {
  return (mediaInfo?.requests ?? []).filter(({ status, is4k }) => {
    if (status === REQUEST.DECLINED || status === REQUEST.COMPLETED) return false;
    return !(status === REQUEST.APPROVED && statusOf(mediaInfo, is4k) === MEDIA.AVAILABLE);
  });
}

function statusOf(mediaInfo: MediaInfo | undefined, is4k: boolean): number | undefined {
  return is4k ? mediaInfo?.status4k : mediaInfo?.status;
}
