/** What one person can see in Seerr and do there. Commands know no more of Seerr than this. */
import type { Log } from "../log.ts";
import type { CacheParts } from "./cache.ts";
import { createLocks, type Locks } from "./lock.ts";
import { readMovie } from "./movie_details.ts";
import { stateOf } from "./open_requests.ts";
import { pause } from "./patience.ts";
import { rememberRequest, tell } from "./remember.ts";
import { movieAsking } from "./request_movie.ts";
import { seriesAsking } from "./request_series.ts";
import { type Answered, type Asking, requestTitle } from "./request_title.ts";
import { createSearchPages } from "./search_pages.ts";
import { searchTitles } from "./search_titles.ts";
import type { Seerr } from "./seerr.ts";
import type { Movie } from "./seerr_schemas.ts";
import type { Series } from "./series_schema.ts";
import { readSeries } from "./series_details.ts";
import { createSettings } from "./settings.ts";
import { createStep, type Step } from "./step.ts";
import type { Availability, TitleHit, TitlePage } from "./title_hit.ts";

export type { Availability, Movie, Series, TitleHit, TitlePage };

/** What can be asked for. A film and a series can share a TMDB id. */
export type Kind = "movie" | "tv";

/** How far a download is: a film's, or all of one season's. */
export interface Download {
  /** 0–1 */
  part: number;
  /** When the last piece is expected, in milliseconds since the epoch. */
  eta?: number;
  /** Nothing of it moves. */
  paused: boolean;
  season?: number;
  /** The release's name, when it is a single one. */
  title?: string;
}

/** How far a request is. */
export type RequestState = "pending" | "approved" | "failed";

/** What this person can do about a title now. */
export type Standing =
  /** `left`: what the quota leaves, when there is one; seasons for a series. */
  | { kind: "open"; left?: number }
  | { kind: "available" }
  /** On its way without a request (added in Radarr or Sonarr itself). */
  | { kind: "processing" }
  | { kind: "requested"; mine: boolean; state: RequestState }
  | { kind: "blocklisted" }
  | { kind: "forbidden" }
  /** `days` 0: for ever. `freesAt`: milliseconds since the epoch, when known. `left`: some, but not enough for so many seasons. */
  | { kind: "quota"; limit: number; days: number; freesAt?: number; left?: number }
  /** A series of which TMDB lists no season with episodes yet. */
  | { kind: "unknownSeasons" };

/** One of the two lives of a title. */
export interface Copy {
  /** For a person without an account it leaves permission and quota out. */
  standing: Standing;
  /** They may not ask for it, although somebody else has. */
  barred?: true;
  /** Where it can be watched. */
  watchUrl?: string;
  /** One for a film, one per season for a series, ascending; none of what has arrived. */
  downloads: Download[];
}

/** A film, and how both of its lives stand for one person. */
export interface MovieDetails {
  movie: Movie;
  hd: Copy;
  /** Undefined: this server has no 4K service for films, and no 4K copy. */
  uhd?: Copy;
  /** How many people have an open request in whatever quality, besides this one. */
  waiting: number;
  /** The title's page in Seerr, when Seerr knows its own address. */
  webUrl?: string;
  anime: boolean;
}

/**
 * missing: nobody asked · requested: pending · coming: approved, or on its way · failed: Sonarr refused what was asked.
 * Only what is missing can be asked for.
 */
export type SeasonMark = "missing" | "requested" | "coming" | "partial" | "available" | "failed";

/** A season of a series, and how far it is in both of its lives. */
export interface Season {
  /** Not always 1, 2, 3: a year for some series; 0 are the specials. */
  number: number;
  name?: string;
  year?: number;
  /** `2008-01-20` */
  airDate?: string;
  /** 0 when none is known. */
  episodes: number;
  hd: SeasonMark;
  uhd: SeasonMark;
}

/** One of the two lives of a series. */
export interface SeriesCopy extends Copy {
  /** The seasons that this person could ask for now, ascending; empty unless the standing is "open". */
  requestable: number[];
}

/** A series, and how both of its lives stand for one person. */
export interface SeriesDetails {
  series: Series;
  /** Ascending by number, each once; specials (0) only when the server enables them. */
  seasons: Season[];
  hd: SeriesCopy;
  /** Undefined: this server has no 4K service for series, and no 4K copy. */
  uhd?: SeriesCopy;
  /** False: only all missing seasons at once may be asked for. */
  partial: boolean;
  /** How many people have an open request in whatever quality, besides this one. */
  waiting: number;
  webUrl?: string;
  anime: boolean;
}

/** The administrator's choice of where a request goes; nothing else ever sends these. A `serverId` of 0 exists. */
export interface Destination {
  serverId?: number;
  profileId?: number;
  rootFolder?: string;
  tags?: number[];
}

/** How a film is wanted. */
export interface Wish {
  is4k: boolean;
  destination?: Destination;
}

/** How a series is wanted; what is not requestable is left out. */
export interface SeriesWish extends Wish {
  seasons: readonly number[];
}

/** What became of asking. */
export type Outcome =
  /** `seasons`: what was really requested of a series, each once, ascending; empty for a film. */
  | { kind: "requested"; requestId?: number; state: RequestState; seasons: number[] }
  /** Seen on reading again, or told by Seerr's answer. */
  | { kind: "refused"; standing: Exclude<Standing, { kind: "open" }> }
  /** None of these seasons is left to ask for; others may be. */
  | { kind: "nothing" }
  /** TMDB does not know this title. */
  | { kind: "missing" }
  /** Seerr took it, and yet there is no request. */
  | { kind: "unknown" };

/** What became of asking, and the title as it was read just before; without it Seerr does not know the title. */
export interface Requested {
  outcome: Outcome;
  details?: MovieDetails;
}

/** The same for a series. */
export interface RequestedSeries {
  outcome: Outcome;
  details?: SeriesDetails;
}

/**
 * Seerr as one person sees it, for one interaction. All calls throw `ServiceError`, and end with it 11 s after the person
 * asked at the latest, so that they hear of it within 12 s.
 */
export interface Library {
  /** Titles for typed text: `matrix 1999` finds the right year, `The.Matrix` is tried with spaces too. Cached for a short while. */
  search(kind: Kind, text: string, page?: number): Promise<TitlePage>;
  /** A film, read afresh; undefined when TMDB does not know it. */
  movie(tmdbId: number): Promise<MovieDetails | undefined>;
  /** A series, likewise. */
  series(tmdbId: number): Promise<SeriesDetails | undefined>;
  /** The TMDB id of an IMDb id (`tt0133093`), when it is one of that kind. */
  byImdb(kind: Kind, imdbId: string): Promise<number | undefined>;
  /** The TMDB id of a series' TheTVDB id. */
  byTvdb(tvdbId: number): Promise<number | undefined>;
  /** Asks for a film, once: locked per title and per person, read again before, never sent twice. */
  requestMovie(tmdbId: number, wish: Wish): Promise<Requested>;
  /** Asks for seasons of a series, likewise; all that are missing where the server allows no choice. */
  requestSeries(tmdbId: number, wish: SeriesWish): Promise<RequestedSeries>;
  /** Waits some seconds after an automatic approval and looks again; "failed" when Radarr or Sonarr refused, "gone" when the request is. */
  settled(requestId: number): Promise<"approved" | "failed" | "gone">;
}

/** Who sees and asks. */
export interface Who {
  /** Discord id. */
  person: string;
  /** The Seerr account that they act as; undefined: none, they can only read, as the key's owner. */
  userId: number | undefined;
  /** For an account that several people share: the numbers of the requests that this person asked for. Rejects never. */
  own?(): Promise<readonly number[]>;
  /** Somebody else asks for them: then nothing is kept about them here; Seerr knows whose it is. */
  behalf?: boolean;
  /** BCP 47: `en`, `de`, `pt-BR`. */
  language: string;
  log: Log;
  /** When they asked, in milliseconds since the epoch; now, when it is left out. */
  since?: number;
}

/** Makes every person's library. */
export interface Libraries {
  for(who: Who): Library;
}

/** What is remembered of a request: who asked, by Discord id. */
export interface Remembered {
  requestId: number;
  person: string;
  mediaType: "movie" | "tv";
  tmdbId: number;
  is4k: boolean;
  /** Milliseconds since the epoch. */
  at: number;
}

/** What all libraries work with. */
export interface LibrariesOptions extends CacheParts {
  seerr: Seerr;
  log: Log;
  /** When it fails, the request stands all the same, and the log tells. */
  remember(asked: Remembered): Promise<void>;
  /** How long Radarr or Sonarr has to refuse, in milliseconds; 4,000. */
  settleAfter?: number;
  /** Aborted when the bot is to end: nobody waits any longer to look again. */
  stop?: AbortSignal;
  /** Shared with whatever else writes for people; locks of its own when left out. */
  locks?: Locks;
}

/** Everything that people share: the pages they searched, the locks on what they ask for. */
export function createLibraries(options: LibrariesOptions): Libraries {
  const { seerr, now, locks = createLocks() } = options;
  const pages = createSearchPages(options);
  const settings = createSettings(options);

  /** Asks; what was asked for is remembered, and shows in searches from then on. */
  async function ask<Details>(step: Step, is4k: boolean, asking: Asking<Details>): Promise<Answered<Details>> {
    const { kind, tmdbId } = asking;
    const answered = await requestTitle(step, asking);
    const { outcome } = answered;
    tell(step, { kind, tmdbId, is4k }, outcome);
    if (outcome.kind !== "requested") return answered;
    pages.clear();
    const { requestId } = outcome;
    if (requestId !== undefined) await rememberRequest(options, step, { requestId, kind, tmdbId, is4k });
    return answered;
  }

  return {
    for(who) {
      const step = createStep(who, seerr, now);
      const upstream = (kind: Kind) => pages.for(kind, who.language, step.scope);
      const first = async (kind: Kind, query: string) => (await upstream(kind).pages(query, 1)).hits[0]?.tmdbId;
      return {
        search: (kind, text, page = 1) => searchTitles(text, page, upstream(kind)),
        movie: (tmdbId) => readMovie(step, tmdbId, settings),
        series: (tmdbId) => readSeries(step, tmdbId, settings),
        byImdb: (kind, imdbId) => first(kind, `imdb:${imdbId}`),
        byTvdb: (tvdbId) => first("tv", `tvdb:${tvdbId}`),
        requestMovie: (tmdbId, wish) =>
          ask(step, wish.is4k, {
            ...movieAsking(tmdbId, wish),
            locks,
            read: (step) => readMovie(step, tmdbId, settings),
          }),
        requestSeries: (tmdbId, wish) =>
          ask(step, wish.is4k, {
            ...seriesAsking(tmdbId, wish),
            locks,
            read: (step) => readSeries(step, tmdbId, settings),
          }),
        settled: (requestId) => settled(options, who, requestId),
      };
    },
  };
}

async function settled(
  options: LibrariesOptions,
  who: Who,
  requestId: number,
): Promise<"approved" | "failed" | "gone"> {
  const { seerr, now, settleAfter = 4_000, stop } = options;
  await pause(settleAfter, stop);
  const { scope } = createStep({ ...who, since: now() }, seerr, now);
  const request = await seerr.request(requestId, scope);
  if (!request) return "gone";
  return stateOf(request.status) === "failed" ? "failed" : "approved";
}
