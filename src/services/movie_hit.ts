/** A film among search results, as commands and views know it. */
import type { Availability, MovieHit } from "./library.ts";
import type { MovieResult } from "./seerr_schemas.ts";

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
export function movieHit(it: MovieResult): MovieHit {
  const year = /^[1-9]\d{3}/.exec(it.releaseDate ?? "")?.[0];
  const rating = it.voteAverage ?? 0;
  return {
    tmdbId: it.id,
    title: it.title ?? it.originalTitle ?? `tmdb:${it.id}`,
    status: AVAILABILITY[it.mediaInfo?.status ?? 1] ?? "open",
    ...(year ? { year: Number(year) } : {}),
    ...(it.posterPath ? { posterPath: it.posterPath } : {}),
    ...(it.overview ? { overview: it.overview } : {}),
    ...(rating > 0 ? { rating } : {}),
  };
}
