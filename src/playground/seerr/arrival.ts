/** What happens when files arrive, or somebody marks a title as available. */
import { since } from "./edition.ts";
import { copyOf, mediaStatus } from "./media.ts";
import { requestStatus } from "./request_status.ts";
import { touch } from "./touch.ts";
import type { Asked, Media, MediaSeason, World } from "./world.ts";

/** Which files: seasons matter for series only. */
export interface Arrival {
  readonly is4k: boolean;
  /** The seasons that are there now; undefined changes no season. */
  readonly seasons: readonly number[] | undefined;
  /** Status of the whole row afterwards. */
  readonly status: number;
}

/** Moves the row, its seasons and the requests that were waiting for them. A row that was there already changes no request. */
export function arriveAt(world: World, media: Media, arrival: Arrival): void {
  const copy = copyOf(media, arrival.is4k);
  const news = copy.status !== mediaStatus.available;
  copy.status = arrival.status;
  copy.downloads = copy.downloads.filter(({ season }) => season !== undefined && !arrival.seasons?.includes(season));
  touch(world, media);
  for (const seasonNumber of arrival.seasons ?? []) seasonArrives(world, media, seasonNumber, arrival.is4k);
  if (!news) return;
  for (const asked of world.requests) {
    if (asked.media === media && asked.is4k === arrival.is4k) complete(world, asked);
  }
}

function seasonArrives(world: World, media: Media, seasonNumber: number, is4k: boolean): void {
  const found = media.seasons.find((season) => season.seasonNumber === seasonNumber) ??
    newSeason(world, media, seasonNumber);
  if (is4k) found.status4k = mediaStatus.available;
  else found.status = mediaStatus.available;
}

function newSeason(world: World, media: Media, seasonNumber: number): MediaSeason {
  world.last.season += 1;
  const { unknown } = mediaStatus;
  const season = { id: world.last.season, seasonNumber, status: unknown, status4k: unknown };
  media.seasons.push(season);
  return season;
}

function complete(world: World, asked: Asked): void {
  if (asked.status !== requestStatus.pending && asked.status !== requestStatus.approved) return;
  const status = statusAfter(world, asked);
  if (asked.media.mediaType === "tv") {
    for (const season of asked.seasons) if (isThere(asked, season.seasonNumber)) season.status = status;
    if (!asked.seasons.every((season) => isThere(asked, season.seasonNumber))) return;
  } else if (copyOf(asked.media, asked.is4k).status !== mediaStatus.available) return;
  asked.status = status;
  touch(world, asked);
}

/** 1.x knows no COMPLETED; until 3.3 a PENDING request whose title arrives becomes merely APPROVED. */
function statusAfter(world: World, asked: Asked): number {
  if (!since(world.edition, "2.6")) return requestStatus.approved;
  if (asked.status === requestStatus.pending && !since(world.edition, "3.3")) return requestStatus.approved;
  return requestStatus.completed;
}

function isThere(asked: Asked, seasonNumber: number): boolean {
  const season = asked.media.seasons.find((season) => season.seasonNumber === seasonNumber);
  return (asked.is4k ? season?.status4k : season?.status) === mediaStatus.available;
}
