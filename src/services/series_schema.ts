/** A series' details as Seerr tells them: only the fields that we use, with the fallback that is stated here. */
import * as z from "zod";
import { id, listOf, number, text, tmdbId } from "./lenient.ts";
import { MediaInfo, Named, Video } from "./seerr_schemas.ts";

/** A season as TMDB knows it, without what the library has of it. */
const ListedSeason = z.object({
  seasonNumber: id,
  name: text,
  airDate: text,
  /** Undefined when Seerr does not say. */
  episodeCount: z.number().int().nonnegative().optional().catch(undefined),
});
/** A season; 0 are the specials. */
export type ListedSeason = z.infer<typeof ListedSeason>;

const Episode = z.object({ airDate: text, seasonNumber: number, episodeNumber: number, name: text })
  .optional().catch(undefined);

/** A series' details. `title` is its name, falls back to the original one, then to its TMDB id; lists to empty ones. */
export const Series = z.object({
  id: tmdbId,
  name: text,
  originalName: text,
  overview: text,
  tagline: text,
  /** TMDB's word: "Returning Series", "Ended", "Canceled", "In Production", "Planned", "Pilot"… */
  status: text,
  /** `2008-01-20` */
  firstAirDate: text,
  lastAirDate: text,
  numberOfSeasons: number,
  numberOfEpisodes: number,
  /** Minutes; several when episodes differ. */
  episodeRunTime: listOf(z.number().positive()),
  voteAverage: number,
  voteCount: number,
  genres: listOf(Named),
  networks: listOf(Named),
  posterPath: text,
  backdropPath: text,
  externalIds: z.object({ imdbId: text, tvdbId: number }).optional().catch(undefined),
  /** Specials (0) included, in no order that counts. */
  seasons: listOf(ListedSeason),
  lastEpisodeToAir: Episode,
  nextEpisodeToAir: Episode,
  contentRatings: z.object({ results: listOf(z.object({ iso_3166_1: text, rating: text })) }).catch({ results: [] }),
  relatedVideos: listOf(Video),
  keywords: listOf(z.object({ id })),
  mediaInfo: MediaInfo.optional().catch(undefined),
}).transform(({ name, originalName, ...series }) => ({
  ...series,
  title: name ?? originalName ?? `tmdb:${series.id}`,
  ...(originalName ? { originalTitle: originalName } : {}),
}));
/** A series that has a title in any case. */
export type Series = z.infer<typeof Series>;
