/** One person's view of a made-up world, and the interactions that Discord would send for them. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Context } from "../../src/commands/context.ts";
import type { Library, MovieDetails, MovieHit, Standing } from "../../src/services/library.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import { en } from "../../src/words/mod.ts";

export const NOW = Date.UTC(2026, 10, 21, 12);
export const PERSON = "100000000000000001";
export const OTHER = "100000000000000002";
export const GUILD = "100000000000000003";
export const CHANNEL = "100000000000000004";
export const ROLE = "100000000000000005";

/** A film that has everything, or what `fields` say of it. */
export function movieOf(fields: Record<string, unknown> = {}): Movie {
  return Movie.parse({
    id: 603,
    title: "The Matrix",
    releaseDate: "1999-03-31",
    overview: "A hacker learns that the world is a simulation.",
    runtime: 136,
    voteAverage: 8.2,
    voteCount: 26000,
    genres: [{ name: "Action" }, { name: "Science Fiction" }],
    posterPath: "/matrix.jpg",
    imdbId: "tt0133093",
    relatedVideos: [{ type: "Trailer", site: "YouTube", key: "vKQi3bBA1y8" }],
    ...fields,
  });
}

/** How that film stands for somebody. */
export function detailsOf(standing: Standing = { kind: "open" }, more: Partial<MovieDetails> = {}): MovieDetails {
  return { movie: movieOf(), standing, waiting: 0, webUrl: "https://seerr.example/movie/603", ...more };
}

/** A film among search results. */
export function hitOf(tmdbId: number, more: Partial<MovieHit> = {}): MovieHit {
  return { tmdbId, title: `Film ${tmdbId}`, year: 1999, status: "open", ...more };
}

/** What was asked of Seerr: as whom, which method, with what. */
export type Asked = readonly [userId: number | undefined, method: string, ...args: unknown[]];

/** A context whose Seerr answers what the test says (else ordinary things), and what was asked of it. */
export function fakeContext(
  { library = {}, ...overrides }: Partial<Context> & { library?: Partial<Library> } = {},
): { context: Context; asked: Asked[] } {
  const asked: Asked[] = [];
  const answers: Library = {
    searchMovies: () => Promise.resolve({ hits: [], page: 1, pages: 1 }),
    movie: () => Promise.resolve(detailsOf()),
    movieByImdb: () => Promise.resolve(603),
    requestMovie: () =>
      Promise.resolve({ outcome: { kind: "requested", requestId: 7, state: "pending" }, details: detailsOf() }),
    settled: () => Promise.resolve("approved"),
    ...library,
  };
  const seerr = (account?: { userId: number }): Library => as(account?.userId);
  const as = (userId: number | undefined): Library => ({
    searchMovies: (...args) => (asked.push([userId, "searchMovies", ...args]), answers.searchMovies(...args)),
    movie: (...args) => (asked.push([userId, "movie", ...args]), answers.movie(...args)),
    movieByImdb: (...args) => (asked.push([userId, "movieByImdb", ...args]), answers.movieByImdb(...args)),
    requestMovie: (...args) => (asked.push([userId, "requestMovie", ...args]), answers.requestMovie(...args)),
    settled: (...args) => (asked.push([userId, "settled", ...args]), answers.settled(...args)),
  });
  const context: Context = {
    words: en,
    region: "US",
    now: NOW,
    person: PERSON,
    may: () => true,
    account: () => Promise.resolve({ kind: "linked", userId: 7 }),
    seerr,
    commandId: () => undefined,
    ...overrides,
  };
  return { context, asked };
}

/** Something that may have come from Discord. */
export function wire(interaction: unknown): APIInteraction {
  // What comes over the socket has the type that Discord promises, whatever it is.
  return interaction as APIInteraction;
}

const everywhere = {
  id: "200000000000000001",
  application_id: "200000000000000002",
  token: "token",
  version: 1,
  locale: "en-US",
  channel_id: CHANNEL,
};
/** The part of an interaction that came from a server. */
export const inGuild = {
  ...everywhere,
  guild_id: GUILD,
  member: { user: { id: PERSON }, roles: [ROLE] },
  channel: { id: CHANNEL, type: 0 },
};
/** The part of an interaction that came from a direct message. */
export const inDirectMessage = { ...everywhere, user: { id: PERSON }, channel: { id: CHANNEL, type: 1 } };

/** Options of `/request movie`, as Discord nests them. */
export function movieOptions(title: unknown, more: Record<string, unknown> = {}) {
  return [{ name: "movie", type: 1, options: [{ name: "title", type: 3, value: title, ...more }] }];
}

/** Somebody types `/request movie`. */
export function typed(title: unknown, more: Record<string, unknown> = inGuild): APIInteraction {
  return wire({ ...more, type: 2, data: { id: "1", type: 1, name: "request", options: movieOptions(title) } });
}

/** Somebody is typing the title. */
export function typing(title: unknown, more: Record<string, unknown> = inGuild): APIInteraction {
  return wire({ ...more, type: 4, data: { name: "request", options: movieOptions(title, { focused: true }) } });
}

/** Somebody presses a button or picks from a select, in a message that was made for `addressee`. */
export function pressed(
  custom_id: string,
  { values, addressee = PERSON, ...more }: { values?: string[]; addressee?: string; [key: string]: unknown } = {},
): APIInteraction {
  const message = { id: "1", interaction_metadata: { user: { id: addressee } } };
  return wire({ ...inGuild, message, type: 3, data: { custom_id, component_type: 2, values }, ...more });
}
