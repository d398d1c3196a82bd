/** How far a request in a list is: from its own state, from the title's row, and from what is being downloaded. */
import { downloadsOf as grouped } from "./downloads.ts";
import type { Filter, ListedRequest, Step } from "./request_list.ts";
import type { Entry } from "./request_list_schemas.ts";
import type { DownloadingItem } from "./seerr_schemas.ts";

/** Seerr's media status. Others are taken for the best that the request allows. */
const MEDIA = { PROCESSING: 3, PARTIALLY_AVAILABLE: 4, AVAILABLE: 5, BLOCKLISTED: 6, DELETED: 7 } as const;
/** Seerr's request status. Others are as good as PENDING, but cannot be taken back. */
export const REQUEST = { PENDING: 1, APPROVED: 2, DECLINED: 3, FAILED: 4, COMPLETED: 5 } as const;

/** The steps that a filter lets through; "all" lets everything. */
const PASSES: Readonly<Record<Exclude<Filter, "all">, readonly Step[]>> = {
  pending: ["pending"],
  approved: ["approved", "downloading"],
  available: ["available", "partial"],
  declined: ["declined"],
  failed: ["failed"],
};

/** Whether a filter lets a step through. */
export function passes(filter: Filter, step: Step): boolean {
  return filter === "all" || PASSES[filter].includes(step);
}

/** One step of the way. A film that is there is "available", whatever became of the request, unless it was declined. */
export function stepOf(entry: Entry): Step {
  const { status, is4k, media } = entry;
  if (status === REQUEST.DECLINED) return "declined";
  const copy = is4k ? media.status4k : media.status;
  if (media.status === MEDIA.BLOCKLISTED || copy === MEDIA.BLOCKLISTED) return "removed";
  if (entry.type === "movie" && copy === MEDIA.AVAILABLE) return "available";
  if (status === REQUEST.FAILED) return "failed";
  if (status === REQUEST.COMPLETED) return isGone(entry, copy) ? "removed" : "available";
  return status === REQUEST.APPROVED ? approvedStep(entry, copy) : "pending";
}

/** What is downloaded for a request: of a series only its own seasons. */
export function downloadsOf({ is4k, media, seasons, type }: Entry): DownloadingItem[] {
  const items = is4k ? media.downloadStatus4k : media.downloadStatus;
  if (type === "movie") return items;
  const numbers = new Set(seasons.map(({ seasonNumber }) => seasonNumber));
  return items.filter(({ episode }) => episode?.seasonNumber === undefined || numbers.has(episode.seasonNumber));
}

/** How far all that is downloaded for a request is, as one. */
export function progressOf(entry: Entry): Pick<ListedRequest, "part" | "eta"> {
  const [whole] = grouped(downloadsOf(entry).map((item) => ({ ...item, episode: undefined })));
  if (!whole) return {};
  return { part: whole.part, ...(whole.eta === undefined ? {} : { eta: whole.eta }) };
}

/** Nothing of it is there any more. A series is partly there when other seasons are still missing. */
function isGone({ type }: Entry, copy: number): boolean {
  return copy === MEDIA.DELETED || copy <= MEDIA.PROCESSING ||
    (type === "movie" && copy === MEDIA.PARTIALLY_AVAILABLE);
}

function approvedStep(entry: Entry, copy: number): Step {
  if (copy === MEDIA.DELETED) return "removed";
  const there = entry.type === "tv" ? partThere(entry, copy) : 0;
  if (there === 1) return "available";
  if (downloadsOf(entry).length > 0) return "downloading";
  return there > 0 ? "partial" : "approved";
}

/** Which part of the seasons is there, 0–1: from 2.6 on the request tells, on 1.x the title's row, else only the whole. */
function partThere({ seasons, is4k, media }: Entry, copy: number): number {
  if (copy === MEDIA.AVAILABLE) return 1;
  const library = new Map(media.seasons.map((it) => [it.seasonNumber, is4k ? it.status4k : it.status]));
  const worths = seasons.map(({ seasonNumber, status }) => {
    const has = library.get(seasonNumber);
    if (status === REQUEST.COMPLETED || has === MEDIA.AVAILABLE) return 1;
    return has === MEDIA.PARTIALLY_AVAILABLE ? 0.5 : 0;
  });
  return worths.length === 0 ? 0 : worths.reduce<number>((sum, worth) => sum + worth, 0) / worths.length;
}
