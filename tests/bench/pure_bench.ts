/** From an interaction to its reply, without a network: dispatch, each view, the codec of custom ids, what is counted. */
import type { APIInteraction } from "discord-api-types/v10";
import { createMeters } from "../../src/app/meters.ts";
import { buttons } from "../../src/buttons.ts";
import { catalogue } from "../../src/commands/mod.ts";
import type { Context } from "../../src/commands/context.ts";
import { receive } from "../../src/commands/receive.ts";
import { show } from "../../src/discord/reply.ts";
import { createPace } from "../../src/gate.ts";
import type { Library, MovieDetails, Season, SeriesDetails, TitleHit } from "../../src/services/library.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import { Series } from "../../src/services/series_schema.ts";
import { apology } from "../../src/views/apology.ts";
import { help } from "../../src/views/help.ts";
import { linkNeeded } from "../../src/views/link_needed.ts";
import { movieCard } from "../../src/views/movie_card.ts";
import { movieOutcome, seriesOutcome } from "../../src/views/outcome.ts";
import { seasonPicker } from "../../src/views/season_picker.ts";
import { seriesCard } from "../../src/views/series_card.ts";
import { titleChoice } from "../../src/views/title_choice.ts";
import { en } from "../../src/words/mod.ts";
import { healthOf } from "../support/healthy.ts";

const NOW = Date.UTC(2026, 0, 1);
const reader = { words: en, region: "US", now: NOW };
const movie = Movie.parse({
  id: 603,
  title: "The *Lantern* Keeper",
  releaseDate: "2019-03-31",
  overview: "A lighthouse keeper answers a signal that nobody sent. ".repeat(20),
  runtime: 112,
  voteAverage: 7.4,
  voteCount: 210,
  posterPath: "/lantern.jpg",
  genres: [{ name: "Drama" }, { name: "Mystery" }],
  relatedVideos: [{ type: "Trailer", site: "YouTube", key: "abc" }],
});
const open = { standing: { kind: "open" as const }, downloads: [] };
const details: MovieDetails = {
  movie,
  hd: open,
  waiting: 2,
  webUrl: "https://seerr.example/movie/603",
  anime: false,
};
const seasons: Season[] = Array.from({ length: 60 }, (_, i) => ({
  number: i + 1,
  year: 1960 + i,
  episodes: 24,
  hd: "missing",
  uhd: "missing",
}));
const seriesDetails: SeriesDetails = {
  series: Series.parse({
    id: 1396,
    name: "The *Lantern* Street",
    firstAirDate: "1960-01-20",
    overview: "A street, and who lights it. ".repeat(30),
    voteAverage: 8.1,
    voteCount: 900,
    posterPath: "/street.jpg",
    genres: [{ name: "Drama" }],
    networks: [{ name: "Harbour" }],
  }),
  seasons,
  hd: { ...open, requestable: seasons.map(({ number }) => number) },
  partial: true,
  waiting: 2,
  anime: false,
};
const hits: TitleHit[] = Array.from({ length: 20 }, (_, i) => ({
  kind: "movie",
  tmdbId: i + 1,
  title: `The Lantern Keeper, part ${i}`,
  year: 2000 + i,
  status: "open",
  status4k: "open",
  overview: "A lighthouse keeper answers a signal that nobody sent.",
}));
const page = { hits, page: 1, pages: 3 };
const asked = { kind: "requested", requestId: 1, state: "approved", seasons: [] } as const;
const askedSeries = { ...asked, seasons: [1, 2, 3, 60] };
const library: Library = {
  search: () => Promise.resolve(page),
  movie: () => Promise.resolve(details),
  series: () => Promise.resolve(seriesDetails),
  byImdb: () => Promise.resolve(603),
  byTvdb: () => Promise.resolve(1396),
  requestMovie: () => Promise.resolve({ outcome: { ...asked, seasons: [] }, details }),
  requestSeries: () => Promise.resolve({ outcome: askedSeries, details: seriesDetails }),
  settled: () => Promise.resolve("approved"),
};
const policy = {
  allowDirectMessages: true,
  requestRoles: [],
  movieRoles: [],
  seriesRoles: [],
  requestChannels: [],
  adminRoles: [],
};
const linked = () => Promise.resolve({ kind: "linked" as const, userId: 2 });
const desk = {
  catalogue,
  policy,
  pace: createPace(0),
  now: () => NOW,
  language: "en",
  contextFor: (asker: { id: string }, _: string, words: typeof en) => ({
    ...reader,
    words,
    person: asker.id,
    may: () => true,
    account: linked,
    accountOf: linked,
    seerr: () => library,
    own: () => ({
      requests: () => Promise.resolve({ requests: [], page: 1, pages: 1, total: 0 }),
      cancel: () => Promise.resolve("gone" as const),
      pending: () => Promise.resolve(undefined),
      changeSeasons: () => Promise.resolve({ kind: "gone" as const }),
      info: () => Promise.resolve(undefined),
    }),
    directory: { search: () => Promise.resolve([]), link: () => Promise.resolve("gone" as const) },
    kept: () => Promise.resolve(0),
    following: {
      tells: true,
      requesters: true,
      list: () => Promise.resolve([]),
      find: () => Promise.resolve(undefined),
      choose: () => Promise.resolve("missing" as const),
      wish: () => Promise.resolve("wished" as const),
      stop: () => Promise.resolve("nothing" as const),
      lately: () => Promise.resolve([]),
      habits: () => Promise.resolve({}),
      changeHabits: () => Promise.resolve({}),
    },
    data: { all: () => Promise.resolve({ asked: [], setAside: [] }), forget: () => Promise.resolve() },
    health: () => Promise.resolve(healthOf()),
    destination: () => Promise.resolve({}),
    as: (): Context => {
      throw new Error("nobody asks for others here");
    },
    tell: () => Promise.resolve(),
    commandId: () => undefined,
  }),
};
const from = {
  id: "100000000000000001",
  application_id: "100000000000000002",
  token: "token",
  version: 1,
  guild_id: "100000000000000003",
  channel_id: "100000000000000004",
  channel: { id: "100000000000000004", type: 0 },
  member: { user: { id: "100000000000000005" }, roles: [] },
  locale: "en-US",
};
// Only what is read of an interaction is here; Discord sends more.
const typed = (sub: string, value: string) => {
  const options = [{ name: sub, type: 1, options: [{ name: "title", type: 3, value }] }];
  return { ...from, type: 2, data: { id: "1", type: 1, name: "request", options } } as unknown as APIInteraction;
};
const pressed = (custom_id: string) => {
  const message = { interaction_metadata: { user: { id: "100000000000000005" } } };
  return { ...from, type: 3, data: { custom_id, component_type: 2 }, message } as unknown as APIInteraction;
};

const interactions = {
  "/request movie": typed("movie", "tmdb:603"),
  "/request series": typed("series", "tmdb:1396"),
  "the request button": pressed(buttons.requestMovie.encode(603, "hd")),
  "a page of 60 seasons": pressed(buttons.seasonPage.encode(1396, "hd", 2, 60, "0")),
};
for (const [name, interaction] of Object.entries(interactions)) {
  // What is refused is fast, and says nothing.
  const answer = await receive(desk, interaction).run();
  if (!("reply" in answer && answer.reply.data?.embeds)) {
    throw new Error(`Cannot measure ${name}: it is answered without a card`);
  }
  Deno.bench(`${name}: interaction to reply`, { group: "dispatch" }, async () => {
    await receive(desk, interaction).run();
  });
}

const views = {
  movieCard: () => movieCard(reader, details),
  seriesCard: () => seriesCard(reader, seriesDetails),
  seasonPicker: () => seasonPicker(en, seriesDetails, { quality: "hd", page: 1, picked: [1, 60] }),
  titleChoice: () => titleChoice(en, { kind: "movie", typed: "lantern" }, page),
  movieOutcome: () => movieOutcome(reader, [{ is4k: false, outcome: { ...asked, seasons: [] } }], details),
  seriesOutcome: () => seriesOutcome(reader, [{ is4k: false, outcome: askedSeries }], seriesDetails),
  linkNeeded: () => linkNeeded(en, "100000000000000005", { kind: "movie", typed: "lantern" }),
  help: () => help(en, [{ mention: "</help:1>", does: en.help.commands.help }]),
  apology: () => apology(en, { service: "seerr", kind: "slow" }, "100000000000000001"),
};
for (const [name, view] of Object.entries(views)) {
  Deno.bench(`${name}: data to message within Discord's limits`, { group: "views" }, () => {
    show(view());
  });
}

Deno.bench("custom_id: encode", { group: "codec" }, () => {
  buttons.moviePage.encode(7, "the lantern: keeper");
});
Deno.bench("custom_id: decode", { group: "codec" }, () => {
  buttons.moviePage.decode("mp:7:the lantern: keeper");
});

const meters = createMeters();
Deno.bench("meters: what one interaction adds", { group: "meters" }, () => {
  meters.answered("request movie", "at once");
  meters.acknowledged(42);
  meters.called("seerr", "ok", 20);
});
