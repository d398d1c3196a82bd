/** From an interaction to its reply, without a network: dispatch, each view, the codec of custom ids. */
import type { APIInteraction } from "discord-api-types/v10";
import { buttons } from "../../src/buttons.ts";
import { catalogue } from "../../src/commands/mod.ts";
import { receive } from "../../src/commands/receive.ts";
import { show } from "../../src/discord/reply.ts";
import { createPace } from "../../src/gate.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import type { Library, MovieDetails, MovieHit } from "../../src/services/library.ts";
import { apology } from "../../src/views/apology.ts";
import { help } from "../../src/views/help.ts";
import { linkNeeded } from "../../src/views/link_needed.ts";
import { movieCard } from "../../src/views/movie_card.ts";
import { movieChoice } from "../../src/views/movie_choice.ts";
import { requestOutcome } from "../../src/views/outcome.ts";
import { en } from "../../src/words/mod.ts";

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
const details: MovieDetails = {
  movie,
  standing: { kind: "open" },
  waiting: 2,
  webUrl: "https://seerr.example/movie/603",
};
const hits: MovieHit[] = Array.from({ length: 20 }, (_, i) => ({
  tmdbId: i + 1,
  title: `The Lantern Keeper, part ${i}`,
  year: 2000 + i,
  status: "open",
  overview: "A lighthouse keeper answers a signal that nobody sent.",
}));
const page = { hits, page: 1, pages: 3 };
const library: Library = {
  searchMovies: () => Promise.resolve(page),
  movie: () => Promise.resolve(details),
  movieByImdb: () => Promise.resolve(603),
  requestMovie: () => Promise.resolve({ outcome: { kind: "requested", requestId: 1, state: "pending" }, details }),
  settled: () => Promise.resolve("approved"),
};
const policy = { allowDirectMessages: true, requestRoles: [], requestChannels: [], adminRoles: [] };
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
    account: () => Promise.resolve({ kind: "linked" as const, userId: 2 }),
    seerr: () => library,
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
const title = { name: "title", type: 3, value: "tmdb:603" };
const sub = { name: "movie", type: 1, options: [title] };
// Only what is read of an interaction is here; Discord sends more.
const typed = {
  ...from,
  type: 2,
  data: { id: "1", type: 1, name: "request", options: [sub] },
} as unknown as APIInteraction;
const pressed = {
  ...from,
  type: 3,
  data: { custom_id: "rm:603:hd", component_type: 2 },
  message: { interaction_metadata: { user: { id: "100000000000000005" } } },
} as unknown as APIInteraction;

for (const [name, interaction] of Object.entries({ "/request movie": typed, "the request button": pressed })) {
  Deno.bench(`${name}: interaction to reply`, { group: "dispatch" }, async () => {
    await receive(desk, interaction).run();
  });
}

const views = {
  movieCard: () => movieCard(reader, details),
  movieChoice: () => movieChoice(en, "lantern", page),
  requestOutcome: () => requestOutcome(reader, { kind: "requested", requestId: 1, state: "approved" }, details),
  linkNeeded: () => linkNeeded(en, "100000000000000005", "lantern"),
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
