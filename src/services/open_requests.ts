/** The requests of a title that still wait, and whose they are. */
import type { RequestState } from "./library.ts";
import type { MediaInfo, MediaRequest } from "./seerr_schemas.ts";

/** Seerr's media status. Others are as good as UNKNOWN. */
export const MEDIA = { PENDING: 2, PROCESSING: 3, PARTIALLY_AVAILABLE: 4, AVAILABLE: 5, BLOCKLISTED: 6 } as const;
/** Seerr's request status. Others are as good as PENDING. */
const REQUEST = { APPROVED: 2, DECLINED: 3, FAILED: 4, COMPLETED: 5 } as const;

/** Somebody, as requests know them. */
export interface Owner {
  userId: number | undefined;
  /** Which requests of a shared account are theirs; all, when nobody shares it. */
  own?: ReadonlySet<number>;
}

/** Seerr's media status of a title or a season, in one quality. */
export function statusOf(row: { status: number; status4k: number } | undefined, is4k: boolean): number | undefined {
  return is4k ? row?.status4k : row?.status;
}

/** Requests that still wait: before 2.6 one stays APPROVED when what it asked for has come. */
export function openRequests(mediaInfo: MediaInfo | undefined): MediaRequest[] {
  return (mediaInfo?.requests ?? []).filter((it) => {
    if (it.status === REQUEST.DECLINED || it.status === REQUEST.COMPLETED) return false;
    return !(it.status === REQUEST.APPROVED && hasCome(mediaInfo, it));
  });
}

function hasCome(mediaInfo: MediaInfo | undefined, { is4k, seasons }: MediaRequest): boolean {
  const arrived = (row: Parameters<typeof statusOf>[0]) => statusOf(row, is4k) === MEDIA.AVAILABLE;
  const rows = mediaInfo?.seasons ?? [];
  // A series stays AVAILABLE while a further season is on its way; its seasons tell, when they say anything.
  const silent = rows.every((row) => statusOf(row, is4k) === 1);
  if (seasons.length === 0 || silent) return arrived(mediaInfo);
  const here = new Set(rows.filter(arrived).map(({ seasonNumber }) => seasonNumber));
  return seasons.every((season) => here.has(season));
}

/** How far a request is; "approved" for one that is done. */
export function stateOf(status: number): RequestState {
  if (status === REQUEST.FAILED) return "failed";
  return status === REQUEST.APPROVED || status === REQUEST.COMPLETED ? "approved" : "pending";
}

/** Whether a request is an account's; nobody's when there is none. */
export function isBy({ requestedBy }: MediaRequest, userId: number | undefined): boolean {
  return userId !== undefined && requestedBy?.id === userId;
}

/** Whether a request is somebody's, told apart from those that they share an account with. */
export function isOf(request: MediaRequest, { userId, own }: Owner): boolean {
  return isBy(request, userId) && (!own || (request.id !== undefined && own.has(request.id)));
}

/** The people who wait for a title in whatever quality, besides one. Those who share an account are one. */
export function waitingFor(mediaInfo: MediaInfo | undefined, besides: Owner): number {
  const others = openRequests(mediaInfo).filter((it) => !isOf(it, besides));
  return new Set(others.map((it) => it.requestedBy?.id).filter((id) => id !== undefined)).size;
}
