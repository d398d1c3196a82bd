/** The tables of media rows and requests, with what finds a row without reading all of them. */
import type { Account } from "./account.ts";
import type { Asked, Media, World } from "./world.ts";

/** What leads to rows; only the functions of this file write it. */
export interface Finders {
  readonly rowById: Map<number, Media>;
  /** "movie 603" → rows, oldest first. */
  readonly rowsByTitle: Map<string, Media[]>;
  readonly requestById: Map<number, Asked>;
  readonly requestsByRow: Map<Media, Asked[]>;
  readonly requestsByUser: Map<number, Set<Asked>>;
}

/** Finders of empty tables. */
export function noFinders(): Finders {
  return {
    rowById: new Map(),
    rowsByTitle: new Map(),
    requestById: new Map(),
    requestsByRow: new Map(),
    requestsByUser: new Map(),
  };
}

/** Puts a media row at the end of its table. */
export function insertRow(world: World, media: Media): Media {
  const { rowById, rowsByTitle } = world.finders;
  world.media.push(media);
  rowById.set(media.id, media);
  const key = titleKey(media.mediaType, media.tmdbId);
  rowsByTitle.set(key, [...rowsByTitle.get(key) ?? [], media]);
  return media;
}

/** Takes a media row out, with its requests. */
export function deleteRow(world: World, media: Media): void {
  const { rowById, rowsByTitle, requestsByRow } = world.finders;
  for (const asked of [...requestsOf(world, media)]) deleteAsked(world, asked);
  world.media.splice(world.media.indexOf(media), 1);
  rowById.delete(media.id);
  requestsByRow.delete(media);
  rowsByTitle.set(titleKey(media.mediaType, media.tmdbId), rowsOf(world, media).filter((row) => row !== media));
}

/** Puts a request at the end of its table. */
export function insertAsked(world: World, asked: Asked): Asked {
  const { requestById, requestsByRow } = world.finders;
  world.requests.push(asked);
  requestById.set(asked.id, asked);
  const siblings = requestsByRow.get(asked.media);
  if (siblings === undefined) requestsByRow.set(asked.media, [asked]);
  else siblings.push(asked);
  requestsBy(world, asked.requestedBy).add(asked);
  return asked;
}

/** Takes a request out. */
export function deleteAsked(world: World, asked: Asked): void {
  const { requestById, requestsByRow } = world.finders;
  world.requests.splice(world.requests.indexOf(asked), 1);
  requestById.delete(asked.id);
  requestsByRow.set(asked.media, requestsOf(world, asked.media).filter((other) => other !== asked));
  requestsBy(world, asked.requestedBy).delete(asked);
}

/** Makes a request somebody else's. */
export function handOver(world: World, asked: Asked, to: Account): void {
  requestsBy(world, asked.requestedBy).delete(asked);
  asked.requestedBy = to;
  requestsBy(world, to).add(asked);
}

/** All rows of a title, oldest first. */
export function rowsOf(world: World, title: Pick<Media, "mediaType" | "tmdbId">): readonly Media[] {
  return world.finders.rowsByTitle.get(titleKey(title.mediaType, title.tmdbId)) ?? [];
}

/** The requests of a row, oldest first; no row has none. */
export function requestsOf(world: World, media: Media | undefined): readonly Asked[] {
  return media === undefined ? [] : world.finders.requestsByRow.get(media) ?? [];
}

/** One person's requests, in no particular order. */
export function requestsBy(world: World, account: Account): Set<Asked> {
  const { requestsByUser } = world.finders;
  const found = requestsByUser.get(account.id);
  if (found !== undefined) return found;
  const none = new Set<Asked>();
  requestsByUser.set(account.id, none);
  return none;
}

function titleKey(mediaType: "movie" | "tv", tmdbId: number): string {
  return `${mediaType} ${tmdbId}`;
}
