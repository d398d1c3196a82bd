/** What one person can see in Seerr and do there. Commands know no more of Seerr than this. */
import type { Log } from "../log.ts";
import { createCache } from "./cache.ts";
import { createLocks } from "./lock.ts";
import { orNothing, readMovie, type Settings } from "./movie_details.ts";
import { pause } from "./patience.ts";
import { requestMovie } from "./request_movie.ts";
import { searchMovies } from "./search_movies.ts";
import { createSearchPages } from "./search_pages.ts";
import type { Seerr } from "./seerr.ts";
import type { Movie, PublicSettings } from "./seerr_schemas.ts";
import { stateOf } from "./standing.ts";
import { createStep, type Step } from "./step.ts";

export type { Movie };

/** How far the HD copy of a title is. */
export type Availability = "open" | "requested" | "processing" | "partial" | "available" | "blocklisted" | "deleted";

/** A film that was found. */
export interface MovieHit {
  tmdbId: number;
  title: string;
  year?: number;
  status: Availability;
  posterPath?: string;
  overview?: string;
  /** 0–10, and more than 0. */
  rating?: number;
}

/** A page of at most 20 films; `page` may be later than the one asked for when that one held no films. */
export interface MoviePage {
  hits: MovieHit[];
  page: number;
  pages: number;
}

/** How far a request is. */
export type RequestState = "pending" | "approved" | "failed";

/** What this person can do about a title now. */
export type Standing =
  | { kind: "open" }
  | { kind: "available" }
  /** On its way without a request (added in Radarr itself). */
  | { kind: "processing" }
  | { kind: "requested"; mine: boolean; state: RequestState }
  | { kind: "blocklisted" }
  | { kind: "forbidden" }
  /** `days` 0: for ever. `freesAt`: milliseconds since the epoch, when known. */
  | { kind: "quota"; limit: number; days: number; freesAt?: number };

export interface MovieDetails {
  movie: Movie;
  /** Of the HD copy. For a person without an account it leaves permission and quota out. */
  standing: Standing;
  /** How many people have an open request, besides this one. */
  waiting: number;
  /** The title's page in Seerr, when Seerr knows its own address. */
  webUrl?: string;
  /** Where the HD copy can be watched. */
  watchUrl?: string;
}

/** What became of asking. */
export type Outcome =
  | { kind: "requested"; requestId?: number; state: RequestState }
  /** Seen on reading again, or told by Seerr's answer. */
  | { kind: "refused"; standing: Exclude<Standing, { kind: "open" }> }
  /** TMDB does not know this title. */
  | { kind: "missing" }
  /** Seerr took it, and yet there is no request. */
  | { kind: "unknown" };

/** What became of asking, and the title as it was read just before; without it Seerr does not know the title. */
export interface Requested {
  outcome: Outcome;
  details?: MovieDetails;
}

/**
 * Seerr as one person sees it, for one interaction. All calls throw `ServiceError`, and end with it 11 s after the person
 * asked at the latest, so that they hear of it within 12 s.
 */
export interface Library {
  /** Films for typed text: `matrix 1999` finds the right year, `The.Matrix` is tried with spaces too. Cached for a short while. */
  searchMovies(text: string, page?: number): Promise<MoviePage>;
  /** A film, read afresh; undefined when TMDB does not know it. */
  movie(tmdbId: number): Promise<MovieDetails | undefined>;
  /** The TMDB id of a film's IMDb id (`tt0133093`). */
  movieByImdb(imdbId: string): Promise<number | undefined>;
  /** Asks for a film, once: locked per title and per person, read again before, never sent twice. */
  requestMovie(tmdbId: number, is4k: boolean): Promise<Requested>;
  /** Waits some seconds after an automatic approval and looks again; "failed" when Radarr refused, "gone" when the request is. */
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

export interface LibrariesOptions {
  seerr: Seerr;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** When it fails, the request stands all the same, and the log tells. */
  remember(asked: Remembered): Promise<void>;
  /** How long Radarr has to refuse, in milliseconds; 4,000. */
  settleAfter?: number;
  /** Aborted when the bot is to end: nobody waits any longer to look again. */
  stop?: AbortSignal;
}

/** How long Seerr's public settings are kept, in milliseconds. */
const KEEP_SETTINGS = 300_000;

/** Everything that people share: the pages they searched, the locks on what they ask for. */
export function createLibraries(options: LibrariesOptions): Libraries {
  const { seerr, now, settleAfter = 4_000 } = options;
  const search = createSearchPages(options);
  const locks = createLocks();
  const settings = createSettings(options);

  async function ask(step: Step, tmdbId: number, is4k: boolean): Promise<Requested> {
    const read = (step: Step) => readMovie(step, { tmdbId, is4k, settings });
    const requested = await requestMovie(step, { tmdbId, is4k, locks, read });
    const { person, userId, log } = step;
    log.info("asked Seerr", { person, userId, tmdbId, is4k, ...told(requested) });
    if (requested.outcome.kind !== "requested") return requested;
    search.clear();
    const { requestId } = requested.outcome;
    if (requestId !== undefined) await remember(options, step, { requestId, tmdbId, is4k });
    return requested;
  }

  async function settled(who: Who, requestId: number): Promise<"approved" | "failed" | "gone"> {
    await pause(settleAfter, options.stop);
    const { scope } = createStep({ ...who, since: now() }, seerr, now);
    const request = await seerr.request(requestId, scope);
    if (!request) return "gone";
    return stateOf(request.status) === "failed" ? "failed" : "approved";
  }

  return {
    for(who) {
      const step = createStep(who, seerr, now);
      const upstream = search.for(who.language, step.scope);
      return {
        searchMovies: (text, page = 1) => searchMovies(text, page, upstream),
        movie: (tmdbId) => readMovie(step, { tmdbId, is4k: false, settings }),
        movieByImdb: async (imdbId) => (await upstream.pages(`imdb:${imdbId}`, 1)).hits[0]?.tmdbId,
        requestMovie: (tmdbId, is4k) => ask(step, tmdbId, is4k),
        settled: (requestId) => settled(who, requestId),
      };
    },
  };
}

function createSettings({ seerr, now }: LibrariesOptions): Settings {
  const cache = createCache<PublicSettings>({ largest: 1, keep: () => KEEP_SETTINGS, keepFailure: 0, now });
  return ({ scope }) => cache.get("", () => seerr.publicSettings(scope)).catch(orNothing);
}

/** What became of it, for the log. */
function told({ outcome }: Requested): Record<string, unknown> {
  if (outcome.kind === "requested") return { outcome: outcome.state, request: outcome.requestId };
  return { outcome: outcome.kind === "refused" ? outcome.standing.kind : outcome.kind };
}

type Fresh = Pick<Remembered, "requestId" | "tmdbId" | "is4k">;

async function remember({ remember, now }: LibrariesOptions, { person, log }: Step, fresh: Fresh): Promise<void> {
  try {
    await remember({ ...fresh, person, mediaType: "movie", at: now() });
  } catch (error) {
    log.error("request not remembered", { request: fresh.requestId, cause: String(error) });
  }
}
