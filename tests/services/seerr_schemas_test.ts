import assert from "node:assert/strict";
import fc from "fast-check";
import * as schemas from "../../src/services/seerr_schemas.ts";

const { DiscordIds, MediaInfo, MediaRequest, Movie, TitleResults, PublicSettings, Quotas, Refusal, User, Users } =
  schemas;
const ALL = { DiscordIds, MediaInfo, MediaRequest, Movie, TitleResults, PublicSettings, Quotas, Refusal, User, Users };

for (const [name, schema] of Object.entries(ALL)) {
  Deno.test(`${name} never throws, whatever comes`, () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.object()), (body) => {
      schema.safeParse(body);
    }));
  });
}
Deno.test("Movie needs an id, and nothing else", () => {
  assert.deepEqual(Movie.parse({ id: 603 }), {
    id: 603,
    title: "tmdb:603",
    genres: [],
    releases: { results: [] },
    relatedVideos: [],
    keywords: [],
  });
  for (const nothing of [{}, { id: 0 }, { id: "603" }, null, "", []]) assert(!Movie.safeParse(nothing).success);
});
Deno.test("Movie takes odd fields for missing ones", () => {
  const odd = {
    id: 603,
    title: "  ",
    originalTitle: "The Matrix",
    overview: null,
    releaseDate: "",
    posterPath: null,
    runtime: 0,
    voteAverage: "8.2",
    genres: [{ id: 28, name: "Action" }, { id: 12 }, null],
    releases: "none",
    mediaInfo: { status: "5", requests: [null, { id: 1, status: 42, requestedBy: null }] },
  };
  assert.deepEqual(Movie.parse(odd), {
    id: 603,
    title: "The Matrix",
    originalTitle: "The Matrix",
    overview: undefined,
    releaseDate: undefined,
    posterPath: undefined,
    runtime: undefined,
    voteAverage: undefined,
    genres: [{ name: "Action" }],
    releases: { results: [] },
    relatedVideos: [],
    keywords: [],
    mediaInfo: {
      status: 1,
      status4k: 1,
      requests: [{ id: 1, status: 42, is4k: false, requestedBy: undefined, seasons: [] }],
      seasons: [],
      downloadStatus: [],
      downloadStatus4k: [],
    },
  });
});
Deno.test("Movie lets nobody's data and no server's address through", () => {
  const person = { id: 2, email: "alice@example.test", settings: { telegramChatId: "1" } };
  const movie = Movie.parse({
    id: 1,
    title: "A",
    mediaInfo: {
      status: 2,
      serviceUrl: "http://radarr.local",
      requests: [{ id: 1, status: 1, requestedBy: person, modifiedBy: person }],
    },
  });
  assert.doesNotMatch(JSON.stringify(movie), /alice|telegram|radarr/);
});
Deno.test("TitleResults keeps films and series only, and needs a list", () => {
  const results = [{ id: 603, mediaType: "movie", title: "A" }, { id: 1396, mediaType: "tv" }, {
    id: 6,
    mediaType: "person",
  }, 7];
  assert.deepEqual(TitleResults.parse({ results }).results.map(({ id }) => id), [603, 1396]);
  for (const none of [{}, { results: null }, [], null]) assert(!TitleResults.safeParse(none).success);
});
Deno.test("DiscordIds reads both spellings", () => {
  const cases: [object, string[]][] = [
    [{ discordIds: ["1", "2"] }, ["1", "2"]],
    [{ discordIds: [] }, []],
    [{ discordId: "3" }, ["3"]],
    [{ discordId: "" }, []],
    [{ discordId: null }, []],
    [{ discordIds: null, discordId: "3" }, ["3"]],
    [{ discordIds: [1, null, "4"] }, ["4"]],
    [{}, []],
  ];
  for (const [body, ids] of cases) assert.deepEqual(DiscordIds.parse(body), ids, JSON.stringify(body));
});
