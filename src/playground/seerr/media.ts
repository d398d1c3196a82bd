/** Rows of the media table: finding them, making them, moving their status. */
import { since } from "./edition.ts";
import type { Movie, Series } from "./title.ts";
import { insertRow, rowsOf } from "./tables.ts";
import { touch } from "./touch.ts";
import type { Copy, Media, World } from "./world.ts";

/** MediaStatus. */
export const mediaStatus = {
  unknown: 1,
  pending: 2,
  processing: 3,
  partial: 4,
  available: 5,
  blocklisted: 6,
  deleted: 7,
} as const;

/** The first row of a title; the real server may hold several and so may a world with `faults.racy`. */
export function findMedia(world: World, mediaType: "movie" | "tv", tmdbId: number): Media | undefined {
  return rowsOf(world, { mediaType, tmdbId })[0];
}

/** The row of a title, made if need be from what its `library` says. */
export function mediaOf(world: World, title: Movie | Series): Media {
  const found = findMedia(world, title.kind, title.id);
  return found ?? insertRow(world, newMedia(world, title));
}

/** A row that is in no table yet. */
export function newMedia(world: World, title: Movie | Series): Media {
  const now = world.now();
  const library = title.library;
  const media: Media = {
    id: world.last.media += 1,
    mediaType: title.kind,
    tmdbId: title.id,
    tvdbId: title.kind === "tv" ? title.tvdbId ?? null : null,
    hd: newCopy(statusIn(world, library?.status)),
    uhd: newCopy(statusIn(world, library?.status4k)),
    seasons: [],
    createdAt: now,
    updatedAt: now,
    lastSeasonChange: now,
    mediaAddedAt: now,
  };
  for (const season of library?.seasons ?? []) addSeason(world, media, season);
  if (library?.externalServiceId !== undefined) adopt(media, library.externalServiceId);
  if (media.hd.status === mediaStatus.available || media.hd.status === mediaStatus.partial) {
    watchable(world, media, false, library?.mediaUrl);
  }
  if (media.uhd.status === mediaStatus.available) watchable(world, media, true);
  return media;
}

/** The copy of one quality. */
export function copyOf(media: Media, is4k: boolean): Copy {
  return is4k ? media.uhd : media.hd;
}

/** Moves the status of one quality, which dates the row. */
export function moveStatus(world: World, media: Media, { is4k, status }: { is4k: boolean; status: number }): void {
  const copy = copyOf(media, is4k);
  if (copy.status === status) return;
  copy.status = status;
  touch(world, media);
}

/** Adds a season to a row, or changes the one that is there. */
export function addSeason(
  world: World,
  media: Media,
  season: { readonly seasonNumber: number; readonly status: number; readonly status4k?: number },
): void {
  const status4k = season.status4k ?? mediaStatus.unknown;
  const found = media.seasons.find((known) => known.seasonNumber === season.seasonNumber);
  if (found !== undefined) Object.assign(found, { status: season.status, status4k });
  else {
    world.last.season += 1;
    media.seasons.push({ id: world.last.season, seasonNumber: season.seasonNumber, status: season.status, status4k });
  }
}

/** The media server has it: a link to watch appears. */
export function watchable(world: World, media: Media, is4k: boolean, url?: string): void {
  const copy = copyOf(media, is4k);
  copy.mediaServerId ??= media.tmdbId.toString(16).padStart(32, "0");
  copy.mediaUrl = url ?? copy.mediaUrl ?? watchUrl(world, copy.mediaServerId);
}

function watchUrl(world: World, id: string): string {
  return world.edition.family === "overseerr"
    ? `https://app.plex.tv/desktop#!/server/feedface/details?key=%2Flibrary%2Fmetadata%2F${id}`
    : `http://127.0.0.1:8096/web/index.html#!/details?id=${id}&context=home&serverId=feedface`;
}

/** 1.x has neither blocklist nor DELETED, which came with 2.0 and 2.6. */
function statusIn({ edition }: World, status: number = mediaStatus.unknown): number {
  const missing = (status === mediaStatus.blocklisted && !since(edition, "2.0")) ||
    (status === mediaStatus.deleted && !since(edition, "2.6"));
  return missing ? mediaStatus.unknown : status;
}

function newCopy(status: number): Copy {
  return {
    status,
    serviceId: null,
    externalServiceId: null,
    externalServiceSlug: null,
    mediaServerId: null,
    mediaUrl: undefined,
    downloads: [],
  };
}

function adopt(media: Media, externalServiceId: number): void {
  Object.assign(media.hd, { serviceId: 0, externalServiceId, externalServiceSlug: `${media.tmdbId}` });
}
