/** A film or series among search results, as commands and views know it. */
import type { Kind } from "./library.ts";
import type { MovieResult, SeriesResult } from "./seerr_schemas.ts";

/** How far one copy of a title is. */
export type Availability = "open" | "requested" | "processing" | "partial" | "available" | "blocklisted" | "deleted";

/** A title that was found. */
export interface TitleHit {
  kind: Kind;
  tmdbId: number;
  title: string;
  year?: number;
  /** Of the HD copy. */
  status: Availability;
  status4k: Availability;
  posterPath?: string;
  overview?: string;
  /** 0–10, and more than 0. */
  rating?: number;
}

/** A page of at most 20 titles of one kind; `page` may be later than the one asked for when that one held none. */
export interface TitlePage {
  hits: TitleHit[];
  page: number;
  pages: number;
}

/** Seerr's media status numbers; any other reads as "open". */
const AVAILABILITY: Readonly<Record<number, Availability>> = {
  2: "requested",
  3: "processing",
  4: "partial",
  5: "available",
  6: "blocklisted",
  7: "deleted",
};

/** Without a title the original one stands in, else the TMDB id. */
export function titleHit(it: MovieResult | SeriesResult): TitleHit {
  const [title, date] = it.mediaType === "movie"
    ? [it.title ?? it.originalTitle, it.releaseDate]
    : [it.name ?? it.originalName, it.firstAirDate];
  const year = yearOf(date);
  const rating = it.voteAverage ?? 0;
  return {
    kind: it.mediaType,
    tmdbId: it.id,
    title: title ?? `tmdb:${it.id}`,
    status: AVAILABILITY[it.mediaInfo?.status ?? 1] ?? "open",
    status4k: AVAILABILITY[it.mediaInfo?.status4k ?? 1] ?? "open",
    ...(year ? { year } : {}),
    ...(it.posterPath ? { posterPath: it.posterPath } : {}),
    ...(it.overview ? { overview: it.overview } : {}),
    ...(rating > 0 ? { rating } : {}),
  };
}

/** The year of a date as TMDB writes them, `1999-03-31`; undefined when there is none. */
export function yearOf(date: string | undefined): number | undefined {
  const year = /^[1-9]\d{3}/.exec(date ?? "")?.[0];
  return year ? Number(year) : undefined;
}
