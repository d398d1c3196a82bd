/** Looks at one title: what its details say, and what they leave out because another media row of the title has it. */
import { atOnce } from "./at_once.ts";
import { copyOf } from "./copy.ts";
import { mergeStatuses, type Statuses } from "./merge_statuses.ts";
import type { MediaRow, RequestRow } from "./row_schemas.ts";
import { statusesOf } from "./row_schemas.ts";
import { listedSeasons } from "./season_marks.ts";
import type { Scope, Seerr } from "./seerr.ts";
import type { MediaInfo, Movie } from "./seerr_schemas.ts";
import type { Series } from "./series_schema.ts";
import { yearOf } from "./title_hit.ts";
import { baselineOf, byId, type KnownRequest, type Look, type TitleId, type TitleState } from "./title_state.ts";

/** Which title is looked at. */
export interface Looking {
  title: TitleId;
  /** Requests that are known or hinted at: asked for one by one when the details do not show them. */
  requestIds: readonly number[];
  /** All media rows of it, when they were just listed: then nothing of it is unseen. */
  rows?: readonly MediaRow[];
  /** What TMDB answers in. */
  language: string;
}

/** How many requests are asked for at a time. */
const REQUESTS_AT_ONCE = 4;

/** Undefined when TMDB does not know the title. @throws ServiceError when anything of it cannot be read */
export async function readLook(
  seerr: Pick<Seerr, "movie" | "series" | "requestRow">,
  looking: Looking,
  scope: Scope = {},
): Promise<Look | undefined> {
  const { title: { kind, tmdbId }, language } = looking;
  const details = kind === "movie"
    ? await seerr.movie(tmdbId, language, scope)
    : await seerr.series(tmdbId, language, scope);
  if (!details) return undefined;
  const shown = new Set(details.mediaInfo?.requests.map(({ id }) => id));
  const missing = looking.requestIds.filter((id) => !shown.has(id));
  const others = await rowsOf(seerr, { title: looking.title, requestIds: missing }, scope);
  const state = stateOf(details.mediaInfo, others, looking.rows ?? []);
  return { kind, tmdbId, state, ...named(details), ...watchable(details.mediaInfo) };
}

/** Those of some requests that are there and for that title, asked for one by one. @throws ServiceError */
export async function readRequests(
  seerr: Pick<Seerr, "requestRow">,
  some: Pick<Looking, "title" | "requestIds">,
  scope: Scope = {},
): Promise<KnownRequest[]> {
  return (await rowsOf(seerr, some, scope)).map(asKnown);
}

async function rowsOf(
  seerr: Pick<Seerr, "requestRow">,
  { title, requestIds }: Pick<Looking, "title" | "requestIds">,
  scope: Scope,
): Promise<RequestRow[]> {
  const rows = await atOnce(REQUESTS_AT_ONCE, [...new Set(requestIds)], (id) => seerr.requestRow(id, scope));
  return rows.filter(isOf(title));
}

/** A hint may name another title's request; a request that is gone is undefined. */
function isOf({ kind, tmdbId }: TitleId) {
  return (request: RequestRow | undefined): request is RequestRow =>
    request?.kind === kind && request.tmdbId === tmdbId;
}

function stateOf(
  mediaInfo: MediaInfo | undefined,
  others: readonly RequestRow[],
  listed: readonly MediaRow[],
): TitleState {
  // Of a row that was seen in several places, what came last counts; only the details' row always tells its seasons.
  const rows = new Map<number, Statuses>([...listed, ...others.map(({ row }) => row)].map((row) => [row.id, row]));
  if (mediaInfo) rows.set(mediaInfo.id ?? -1, statusesOf(mediaInfo));
  return {
    ...mergeStatuses([...rows.values()]),
    requests: byId([...baselineOf(mediaInfo).requests, ...others.map(asKnown)]),
    ...(rows.size > 1 ? { rows: rows.size } : {}),
  };
}

function asKnown({ id, status, is4k, userId, seasons, at }: RequestRow): KnownRequest {
  return {
    id,
    status,
    is4k,
    seasons: seasons.map(({ number }) => number),
    ...(userId === undefined ? {} : { userId }),
    ...(at === undefined ? {} : { at }),
  };
}

function named(details: Movie | Series): Pick<Look, "title" | "year" | "posterPath" | "episodes"> {
  const year = yearOf("seasons" in details ? details.firstAirDate : details.releaseDate);
  const { title, posterPath } = details;
  return {
    title,
    ...(year === undefined ? {} : { year }),
    ...(posterPath ? { posterPath } : {}),
    episodes: "seasons" in details ? episodesOf(details) : new Map(),
  };
}

function episodesOf(series: Series): Map<number, number> {
  return new Map(
    listedSeasons(series, true).flatMap(({ seasonNumber, episodeCount }) =>
      episodeCount ? [[seasonNumber, episodeCount]] : []
    ),
  );
}

function watchable(mediaInfo: MediaInfo | undefined): Pick<Look, "watchUrl" | "watchUrl4k"> {
  const { watchUrl } = copyOf(mediaInfo, false, () => true);
  const { watchUrl: watchUrl4k } = copyOf(mediaInfo, true, () => true);
  return { ...(watchUrl ? { watchUrl } : {}), ...(watchUrl4k ? { watchUrl4k } : {}) };
}
