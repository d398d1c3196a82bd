/**
 * Seerr's answers as we read them: only the fields that we use, so that e-mails, tokens and server addresses go no further.
 * Unknown fields are dropped, unknown enum numbers survive, missing fields have the fallback that is stated here.
 */
import * as z from "zod";
import { flagOr, id, listOf, number, numberOr, text, tmdbId } from "./lenient.ts";

/** A request, in a title's details, in lists and as the answer of asking. `status` falls back to PENDING (1). */
export const MediaRequest = z.object({
  /** Missing when Seerr has dropped the request while it answered. */
  id: id.optional().catch(undefined),
  type: text,
  status: numberOr(1),
  is4k: flagOr(false),
  createdAt: text,
  requestedBy: z.object({ id }).optional().catch(undefined),
  /** Of a series: each once, ascending. */
  seasons: listOf(z.object({ seasonNumber: id })).transform((seasons) =>
    [...new Set(seasons.map(({ seasonNumber }) => seasonNumber))].sort((a, b) => a - b)
  ),
});
/** A request; its state is Seerr's number. */
export type MediaRequest = z.infer<typeof MediaRequest>;

/** A piece of what Radarr or Sonarr is downloading; sizes in bytes. */
export const DownloadingItem = z.object({
  size: numberOr(0),
  sizeLeft: numberOr(0),
  /** "downloading", "paused", "queued"… */
  status: text,
  estimatedCompletionTime: text,
  title: text,
  episode: z.object({ seasonNumber: number }).optional().catch(undefined),
});
/** One download; what Seerr does not know of it is undefined or 0. */
export type DownloadingItem = z.infer<typeof DownloadingItem>;

/** What the library has of a season. */
export const LibrarySeason = z.object({ seasonNumber: id, status: numberOr(1), status4k: numberOr(1) });

/** Seerr's row of a title. Missing states are UNKNOWN (1); lists of titles carry no requests. */
export const MediaInfo = z.object({
  /** The row's own number; several rows of one title have different ones. */
  id: id.optional().catch(undefined),
  status: numberOr(1),
  status4k: numberOr(1),
  requests: listOf(MediaRequest),
  /** Only in a series' details, and only of seasons that the library has seen. */
  seasons: listOf(LibrarySeason),
  downloadStatus: listOf(DownloadingItem),
  downloadStatus4k: listOf(DownloadingItem),
  mediaUrl: text,
  mediaUrl4k: text,
  /** What Overseerr calls `mediaUrl`. */
  plexUrl: text,
  plexUrl4k: text,
});
/** A row; its states are Seerr's numbers. */
export type MediaInfo = z.infer<typeof MediaInfo>;

const mediaInfo = MediaInfo.optional().catch(undefined);

/** A film among search results. */
export const MovieResult = z.object({
  id: tmdbId,
  mediaType: z.literal("movie"),
  title: text,
  originalTitle: text,
  releaseDate: text,
  overview: text,
  posterPath: text,
  voteAverage: number,
  mediaInfo,
});
/** A film that was found; `mediaInfo` only when Seerr has a row of it. */
export type MovieResult = z.infer<typeof MovieResult>;

/** A series among search results. */
export const SeriesResult = z.object({
  id: tmdbId,
  mediaType: z.literal("tv"),
  name: text,
  originalName: text,
  firstAirDate: text,
  overview: text,
  posterPath: text,
  voteAverage: number,
  mediaInfo,
});
/** A series that was found, likewise. */
export type SeriesResult = z.infer<typeof SeriesResult>;

/** A page of `/search`, films and series only. A list of results is the least it must have. */
export const TitleResults = z.object({
  page: numberOr(1),
  totalPages: numberOr(1),
  results: z.array(z.unknown()).pipe(listOf(z.discriminatedUnion("mediaType", [MovieResult, SeriesResult]))),
});
/** The films and series of a page; `page` counts from 1. */
export type TitleResults = z.infer<typeof TitleResults>;

/** Something with a name: a genre, a network. */
export const Named = z.object({ name: z.string().min(1) });

/** A trailer or the like. */
export const Video = z.object({ site: text, key: text, name: text, type: text, url: text });

/** When a film comes out, by country; `type` is TMDB's: 1 premiere, 2 limited, 3 cinema, 4 digital, 5 disc, 6 TV. */
const Release = z.object({
  iso_3166_1: text,
  release_dates: listOf(z.object({ type: number, release_date: z.string() })),
});

/** A film's details. `title` falls back to the original one, then to its TMDB id; lists to empty ones. */
export const Movie = z.object({
  id: tmdbId,
  title: text,
  originalTitle: text,
  overview: text,
  tagline: text,
  /** TMDB's word: "Released", "Post Production"… */
  status: text,
  /** `1999-03-31` */
  releaseDate: text,
  /** Minutes; a film of 0 minutes is one whose length is unknown. */
  runtime: z.number().positive().optional().catch(undefined),
  voteAverage: number,
  voteCount: number,
  genres: listOf(Named),
  posterPath: text,
  backdropPath: text,
  imdbId: text,
  externalIds: z.object({ imdbId: text }).optional().catch(undefined),
  releases: z.object({ results: listOf(Release) }).catch({ results: [] }),
  relatedVideos: listOf(Video),
  keywords: listOf(z.object({ id })),
  mediaInfo,
}).transform((movie) => ({ ...movie, title: movie.title ?? movie.originalTitle ?? `tmdb:${movie.id}` }));
/** A film that has a title in any case. */
export type Movie = z.infer<typeof Movie>;

/** Who somebody is and what they may do; no bits when they are missing. The name may be an e-mail address: see `nameOf()`. */
export const User = z.object({ id, permissions: numberOr(0), displayName: text });
/** An account; `permissions` is a sum of bits. */
export type User = z.infer<typeof User>;

/** A page of an offset list: how many there are in all (fallback: those that came), and the entries. */
export function pageOf<Entry extends z.ZodType>(entry: Entry) {
  return z.object({
    pageInfo: z.object({ results: number }).catch({ results: undefined }),
    results: z.array(z.unknown()).pipe(listOf(entry)),
  });
}
/** A page of accounts. */
export const Users = pageOf(User);
/** A page of requests. */
export const MediaRequests = pageOf(MediaRequest);

/** The Discord ids of an account as they were typed: `discordIds` since Seerr 3.3, `discordId` before. */
export const DiscordIds = z.object({
  discordIds: z.array(z.unknown()).optional().catch(undefined),
  discordId: text,
}).transform(({ discordIds, discordId }) =>
  (discordIds ?? [discordId]).filter((it): it is string => typeof it === "string")
);

/** One kind's quota; a limit of 0 is none, 0 days are for ever. */
export const Quota = z.object({
  limit: numberOr(0),
  days: numberOr(0),
  used: numberOr(0),
  remaining: number,
  restricted: flagOr(false),
});
/** A limit, and what is used of it. */
export type Quota = z.infer<typeof Quota>;

/** A person's quotas. */
export const Quotas = z.object({ movie: Quota.optional().catch(undefined), tv: Quota.optional().catch(undefined) });

/** What Seerr tells everyone about itself; `partialRequestsEnabled` is yes when it is missing. The last three only tell the families apart. */
export const PublicSettings = z.object({
  applicationUrl: text,
  movie4kEnabled: flagOr(false),
  series4kEnabled: flagOr(false),
  partialRequestsEnabled: flagOr(true),
  enableSpecialEpisodes: flagOr(false),
  plexClientIdentifier: z.unknown().optional(),
  hideBlocklisted: z.unknown().optional(),
  mediaServerType: z.unknown().optional(),
});
/** The settings that need no key. */
export type PublicSettings = z.infer<typeof PublicSettings>;

/** Seerr's version; empty when it does not say. */
export const Status = z.object({ version: z.string().catch("") });

/** Why Seerr refused: routes say `message`, the door says `error`. Both empty when the body says nothing. */
export const Refusal = z.object({ message: z.string().catch(""), error: z.string().catch("") })
  .catch({ message: "", error: "" });
