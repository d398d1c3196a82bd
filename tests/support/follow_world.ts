/** A world of many films, series and people, the same for the same seed, for tests under load and of crashes. */
import { permissions, type TinyUser, type Title } from "../../src/playground/seerr/mod.ts";

/** How large the world is. */
export interface FollowWorldOptions {
  /** Every second one is a series of 1 to 4 seasons. */
  titles: number;
  /** Besides the owner. */
  people: number;
  /** Any whole number. */
  seed: number;
  /** How many people ask for each title, on average. Default 2. */
  interest?: number;
}

/** A film or series of it. */
export interface FollowTitle {
  kind: "movie" | "tv";
  tmdbId: number;
  /** Ascending; empty for films. */
  seasons: number[];
}

/** Somebody with an account at Seerr and a Discord id that no other account has. */
export interface FollowPerson {
  userId: number;
  discordId: string;
}

/** Who asks for what, as `Controls.ask` and Seerr take it. Nobody asks for the same twice. */
export interface FollowAsk extends FollowTitle, FollowPerson {
  is4k: boolean;
}

/** What `startTinySeerr` is given, and what a test needs to know of it. */
export interface FollowWorld {
  library: Title[];
  people: TinyUser[];
  titles: FollowTitle[];
  persons: FollowPerson[];
  asks: FollowAsk[];
  /** Chances that go on where the world's own ended; 0 ≤ n < 1. */
  chance: () => number;
}

/** TMDB id of the first film and of the first series: each number is a film's and a series'. */
const FIRST_TITLE = 810_001;

/** A film's or series' TMDB id in a text, in a world of less than 10,000 titles. */
export const TITLE_NUMBER = /\b81\d{4}\b/;

/** Discord id of the first person; snowflakes do not fit into numbers. */
const FIRST_PERSON = 400_000_000_000_000_001n;

/** Builds the world. */
export function followWorld({ titles, people, seed, interest = 2 }: FollowWorldOptions): FollowWorld {
  const chance = chances(seed);
  const all = Array.from({ length: titles }, (_, index) => titleOf(index, chance));
  const persons = Array.from({ length: people }, (_, index) => ({
    userId: index + 2,
    discordId: String(FIRST_PERSON + BigInt(index)),
  }));
  return {
    library: all.map(listed),
    people: [{ id: 1, name: "Owner", permissions: permissions.ADMIN }, ...persons.map(account)],
    titles: all,
    persons,
    asks: all.flatMap((title) => asksFor(title, { persons, interest, chance })),
    chance,
  };
}

/** Numbers of a mulberry32, a generator that fits into four lines and is good enough to shuffle with. */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function titleOf(index: number, chance: () => number): FollowTitle {
  const tmdbId = FIRST_TITLE + Math.floor(index / 2);
  if (index % 2 === 0) return { kind: "movie", tmdbId, seasons: [] };
  return { kind: "tv", tmdbId, seasons: Array.from({ length: 1 + below(4, chance) }, (_, season) => season + 1) };
}

/** As TMDB lists it; nothing of it is in the library. */
function listed({ kind, tmdbId, seasons }: FollowTitle): Title {
  if (kind === "movie") {
    return { kind, id: tmdbId, title: `Film ${tmdbId}`, releaseDate: "2024-03-01", posterPath: `/film-${tmdbId}.jpg` };
  }
  return {
    kind,
    id: tmdbId,
    name: `Series ${tmdbId}`,
    firstAirDate: "2023-03-01",
    posterPath: `/series-${tmdbId}.jpg`,
    tvdbId: tmdbId,
    seasons: seasons.map((seasonNumber) => ({ seasonNumber, episodeCount: 6 + seasonNumber })),
  };
}

function account({ userId, discordId }: FollowPerson): TinyUser {
  const { REQUEST, REQUEST_4K } = permissions;
  return { id: userId, name: `Person ${userId}`, permissions: REQUEST | REQUEST_4K, discordIds: [discordId] };
}

interface Crowd {
  persons: readonly FollowPerson[];
  interest: number;
  chance: () => number;
}

/** Of a series somebody asks for one season, several or all; every fifth asks for 4K. */
function asksFor(title: FollowTitle, { persons, interest, chance }: Crowd): FollowAsk[] {
  const count = Math.min(persons.length, below(2 * interest + 1, chance));
  const chosen = new Set<FollowPerson>();
  while (chosen.size < count) {
    const person = persons[below(persons.length, chance)];
    if (person !== undefined) chosen.add(person);
  }
  return [...chosen].map((person) => ({
    ...title,
    ...person,
    seasons: title.seasons.slice(below(title.seasons.length, chance)),
    is4k: below(5, chance) === 0,
  }));
}

/** A whole number from 0 to below the limit; 0 when there is none. */
function below(limit: number, chance: () => number): number {
  return Math.floor(chance() * limit);
}
