/** One person's view of a made-up world, and the interactions that Discord would send for them. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Context, Directory, Own } from "../../src/commands/context.ts";
import type { Following } from "../../src/commands/following_context.ts";
import type { AccountInfo } from "../../src/services/account_info.ts";
import type {
  Copy,
  Library,
  MovieDetails,
  Season,
  SeriesCopy,
  SeriesDetails,
  Standing,
  TitleHit,
} from "../../src/services/library.ts";
import type { ListedRequest } from "../../src/services/request_list.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import { Series } from "../../src/services/series_schema.ts";
import { en } from "../../src/words/mod.ts";
import { healthOf } from "./healthy.ts";

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

/** A series that has everything, or what `fields` say of it. */
export function seriesOf(fields: Record<string, unknown> = {}): Series {
  return Series.parse({
    id: 1396,
    name: "Breaking Bad",
    firstAirDate: "2008-01-20",
    overview: "A teacher of chemistry changes his trade.",
    episodeRunTime: [47],
    voteAverage: 8.9,
    voteCount: 13000,
    genres: [{ name: "Drama" }],
    networks: [{ name: "AMC" }],
    posterPath: "/breaking.jpg",
    externalIds: { imdbId: "tt0903747", tvdbId: 81189 },
    relatedVideos: [{ type: "Trailer", site: "YouTube", key: "HhesaQXLuRY" }],
    ...fields,
  });
}

/** One life of a film that stands like this. */
export function copyOf(standing: Standing = { kind: "open" }, more: Partial<Copy> = {}): Copy {
  return { standing, downloads: [], ...more };
}

/** How that film stands for somebody in HD; a 4K copy only when `more` has one. */
export function detailsOf(standing: Standing = { kind: "open" }, more: Partial<MovieDetails> = {}): MovieDetails {
  return {
    movie: movieOf(),
    hd: copyOf(standing),
    waiting: 0,
    webUrl: "https://seerr.example/movie/603",
    anime: false,
    ...more,
  };
}

/** Seasons with these numbers that nobody has asked for. */
export function seasonsOf(numbers: readonly number[], more: Partial<Season> = {}): Season[] {
  return numbers.map((number) => ({ number, episodes: 10, hd: "missing", uhd: "missing", ...more }));
}

/** One life of a series, of which the `requestable` seasons are open. */
export function seriesCopyOf(requestable: number[], more: Partial<SeriesCopy> = {}): SeriesCopy {
  return { standing: { kind: "open" }, downloads: [], requestable, ...more };
}

/** How that series stands for somebody: all that is missing in HD can be asked for, nothing in 4K. */
export function seriesDetailsOf(seasons: Season[], more: Partial<SeriesDetails> = {}): SeriesDetails {
  return {
    series: seriesOf(),
    seasons,
    hd: seriesCopyOf(seasons.filter(({ hd }) => hd === "missing").map(({ number }) => number)),
    partial: true,
    waiting: 0,
    webUrl: "https://seerr.example/tv/1396",
    anime: false,
    ...more,
  };
}

/** The numbers from 1 to `last`. */
export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}

/** A film among search results. */
export function hitOf(tmdbId: number, more: Partial<TitleHit> = {}): TitleHit {
  return { kind: "movie", tmdbId, title: `Film ${tmdbId}`, year: 1999, status: "open", status4k: "open", ...more };
}

/** A request in a list: of a film, pending, asked for on 10 March 2026. */
export function listedOf(id: number, more: Partial<ListedRequest> = {}): ListedRequest {
  return {
    id,
    kind: "movie",
    tmdbId: 600 + id,
    title: `Film ${id}`,
    year: 1999,
    is4k: false,
    step: "pending",
    askedAt: Date.UTC(2026, 2, 10),
    seasons: [],
    cancellable: false,
    ...more,
  };
}

/** An account that may ask for films and series in HD, without quotas. */
export function accountOf(more: Partial<AccountInfo> = {}): AccountInfo {
  const may = { movie: true, tv: true, movie4k: false, tv4k: false, autoApproved: false };
  return { userId: 7, name: "Mia", admin: false, may, ...more };
}

/** What was asked of Seerr: as whom, which method, with what. */
export type Asked = readonly [userId: number | undefined, method: string, ...args: unknown[]];

/** What the servers behind a context answer, where it is not the ordinary. */
export interface Answers {
  library?: Partial<Library>;
  own?: Partial<Own>;
  directory?: Partial<Directory>;
  following?: Partial<Following>;
}

/** A context whose Seerr answers what the test says (else ordinary things), and what was asked of it. */
export function fakeContext(
  { library, own, directory, following, ...overrides }: Partial<Omit<Context, keyof Answers>> & Answers = {},
): { context: Context; asked: Asked[] } {
  const asked: Asked[] = [];
  const context: Context = {
    words: en,
    region: "US",
    now: NOW,
    person: PERSON,
    may: () => true,
    account: () => Promise.resolve({ kind: "linked", userId: 7 }),
    accountOf: () => Promise.resolve({ kind: "linked", userId: 8 }),
    seerr: (account) => libraryFor(account?.userId, library, asked),
    own: (account) => ownFor(account.userId, own, asked),
    directory: {
      search: recorded("users", directory?.search ?? (() => Promise.resolve([{ userId: 8, name: "Ben" }])), { asked }),
      link: recorded("link", directory?.link ?? (() => Promise.resolve("linked" as const)), { asked }),
    },
    destination: recorded("destination", () => Promise.resolve({ serverId: 0 }), { asked }),
    kept: () => Promise.resolve(0),
    following: followingFor(following, asked),
    data: {
      all: recorded("all data", () => Promise.resolve({ asked: [], setAside: [] }), { asked }),
      forget: recorded("forget", () => Promise.resolve(), { asked }),
    },
    as: (person) => ({ ...context, person, behalf: person }),
    health: () => Promise.resolve(healthOf()),
    tell: recorded("tell", () => Promise.resolve(), { asked }),
    commandId: () => undefined,
    ...overrides,
  };
  return { context, asked };
}

function libraryFor(userId: number | undefined, given: Partial<Library> = {}, asked: Asked[]): Library {
  const pending = { kind: "requested", requestId: 7, state: "pending" } as const;
  const show = seriesDetailsOf(seasonsOf(upTo(5)));
  const it: Library = {
    search: () => Promise.resolve({ hits: [], page: 1, pages: 1 }),
    movie: () => Promise.resolve(detailsOf()),
    series: () => Promise.resolve(show),
    byImdb: () => Promise.resolve(603),
    byTvdb: () => Promise.resolve(1396),
    requestMovie: () => Promise.resolve({ outcome: { ...pending, seasons: [] }, details: detailsOf() }),
    requestSeries: (_, { seasons }) =>
      Promise.resolve({ outcome: { ...pending, seasons: [...seasons] }, details: show }),
    settled: () => Promise.resolve("approved"),
    ...given,
  };
  const as = { userId, asked };
  return {
    search: recorded("search", it.search, as),
    movie: recorded("movie", it.movie, as),
    series: recorded("series", it.series, as),
    byImdb: recorded("byImdb", it.byImdb, as),
    byTvdb: recorded("byTvdb", it.byTvdb, as),
    requestMovie: recorded("requestMovie", it.requestMovie, as),
    requestSeries: recorded("requestSeries", it.requestSeries, as),
    settled: recorded("settled", it.settled, as),
  };
}

function followingFor(given: Partial<Following> = {}, asked: Asked[]): Following {
  return {
    tells: true,
    requesters: false,
    list: () => Promise.resolve([]),
    find: () => Promise.resolve(undefined),
    lately: () => Promise.resolve([]),
    habits: () => Promise.resolve({}),
    ...given,
    choose: recorded("choose", given.choose ?? (() => Promise.resolve("following" as const)), { asked }),
    wish: recorded("wish", given.wish ?? (() => Promise.resolve("wished" as const)), { asked }),
    stop: recorded("stop", given.stop ?? (() => Promise.resolve("stopped" as const)), { asked }),
    changeHabits: given.changeHabits ?? (async (change) => {
      const before = await (given.habits?.() ?? Promise.resolve({}));
      const after = change(before);
      if (after !== before) asked.push([undefined, "changeHabits", after]);
      return after;
    }),
  };
}

function ownFor(userId: number, given: Partial<Own> = {}, asked: Asked[]): Own {
  const empty = { requests: [], page: 1, pages: 1, total: 0 };
  const as = { userId, asked };
  return {
    requests: recorded("requests", given.requests ?? (() => Promise.resolve(empty)), as),
    cancel: recorded("cancel", given.cancel ?? (() => Promise.resolve("cancelled" as const)), as),
    pending: recorded("pending", given.pending ?? (() => Promise.resolve(undefined)), as),
    changeSeasons: recorded("changeSeasons", given.changeSeasons ?? (() => Promise.resolve({ kind: "gone" })), as),
    info: recorded("info", given.info ?? (() => Promise.resolve(accountOf())), as),
  };
}

/** The same function, with a note of each call. */
function recorded<Args extends unknown[], Result>(
  method: string,
  call: (...args: Args) => Result,
  { userId, asked }: { userId?: number | undefined; asked: Asked[] },
): (...args: Args) => Result {
  return (...args) => {
    asked.push([userId, method, ...args]);
    return call(...args);
  };
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

/** Somebody types a command; `options` as Discord nests them. */
export function commanded(
  name: string,
  options: unknown[] = [],
  { resolved, ...more }: Record<string, unknown> = {},
): APIInteraction {
  const data = { id: "1", type: 1, name, options, ...(resolved ? { resolved } : {}) };
  return wire({ ...inGuild, ...more, type: 2, data });
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
