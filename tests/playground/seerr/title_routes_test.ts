/** Search and details. */
import assert from "node:assert/strict";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { german } = sampleUserIds;

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

const searches: readonly (readonly [text: string, ids: readonly number[]])[] = [
  ["lantern keeper", [sampleIds.open, sampleIds.sequel, sampleIds.collection, 700017]],
  ["LÄNTERN kéeper", [sampleIds.open, sampleIds.sequel, sampleIds.collection, 700017]],
  ["lantern keeper year:1927", [700017]],
  ["leuchtturm", [sampleIds.open]],
  ["ines", [sampleIds.person]],
  ["after dark", []],
  ["zzzz", []],
  ["  ", []],
  ["s.w.a.n.", [sampleIds.dotted]],
  ["harbour 2049", [sampleIds.yearInTitle]],
  [`wow! (it's a*b): c/d & "e" + 100%`, [sampleIds.reserved]],
  ["🦊", [sampleIds.emoji]],
  ["فانوس", [sampleIds.rightToLeft]],
  ["**@everyone**", [sampleIds.markdown]],
  [`tmdb:${sampleIds.shared}`, [sampleIds.shared, sampleIds.shared]],
  [`tmdb:${sampleIds.adult}`, [sampleIds.adult]],
  ["tmdb:99999999", []],
  ["imdb:tt9900001", [sampleIds.open]],
  ["imdb:nm9900001", [sampleIds.person]],
  ["tvdb:920002", [sampleIds.partialSeries]],
];

Deno.test("GET /search finds films, series, persons and collections", async (t) => {
  const world = createTinyWorld();
  for (const [text, ids] of searches) {
    await t.step(text, () => {
      const { status, body } = askWorld(world, `GET /search?query=${encode(text)}`);
      assert.equal(status, 200);
      assert.deepEqual(each(body, "results", "id"), ids);
    });
  }
});

const pages: readonly (readonly [query: string, totals: readonly [unknown, unknown, unknown, unknown]])[] = [
  ["", [1, 2, 30, 20]],
  ["&page=2", [2, 2, 30, 10]],
  ["&page=3", [3, 2, 30, 0]],
  ["&page=1.5", [1.5, 2, 30, 20]],
  ["&page=0", [1, 1, 0, 0]],
  ["&page=-1", [1, 1, 0, 0]],
  ["&page=501", [1, 1, 0, 0]],
];

Deno.test("GET /search gives pages of 20", async (t) => {
  const world = createTinyWorld();
  for (const [query, totals] of pages) {
    await t.step(query, () => {
      const { body } = askWorld(world, `GET /search?query=paper%20comet${query}`);
      assert.deepEqual([
        at(body, "page"),
        at(body, "totalPages"),
        at(body, "totalResults"),
        each(body, "results", "id").length,
      ], totals);
    });
  }
});

Deno.test("GET /search shows mediaInfo of what Seerr has seen, without requests", () => {
  const world = createTinyWorld();
  assert.equal(at(askWorld(world, "GET /search?query=sixty").body, "results.0.mediaInfo"), undefined);
  const { body } = askWorld(world, "GET /search?query=beekeeper");
  assert.equal(at(body, "results.0.mediaInfo.status"), 2);
  assert.equal(at(body, "results.0.mediaInfo.requests"), undefined);
  assert.equal(at(body, "results.0.mediaInfo.seasons"), undefined);
  const olden = askWorld(createTinyWorld({ family: "overseerr" }), "GET /search?query=beekeeper").body;
  assert.deepEqual(at(olden, "results.0.mediaInfo.seasons"), []);
});

Deno.test("titles are in the language of the query, else of the acting person, else English", () => {
  const world = createTinyWorld();
  const film = `GET /movie/${sampleIds.open}`;
  const titleOf = (call: string, user?: number) =>
    at(askWorld(world, call, user === undefined ? {} : { user }).body, "title");
  assert.equal(titleOf(film), "The Lantern Keeper");
  assert.equal(titleOf(`${film}?language=de`), "Der Leuchtturm im Salz");
  assert.equal(titleOf(`${film}?language=de-AT`), "Der Leuchtturm im Salz");
  assert.equal(titleOf(film, german), "Der Leuchtturm im Salz");
  assert.equal(titleOf(`${film}?language=en`, german), "The Lantern Keeper");
  assert.equal(titleOf(`${film}?language=xx-YY`), "The Lantern Keeper");
});

Deno.test("a missing overview is the English one in details, and empty in lists", () => {
  const world = createTinyWorld();
  const details = askWorld(world, `GET /movie/${sampleIds.open}?language=fr`).body;
  assert.equal(at(details, "title"), "La Gardienne du phare");
  assert.match(String(at(details, "overview")), /inland sea/);
  const list = askWorld(world, "GET /search?query=gardienne&language=fr").body;
  assert.equal(at(list, "results.0.title"), "La Gardienne du phare");
  assert.equal(at(list, "results.0.overview"), "");
});

Deno.test("GET /movie/{id} and /tv/{id} refuse what TMDB does not know with a 500", () => {
  const world = createTinyWorld();
  assert.deepEqual(statusAndMessage(world, "GET /movie/1"), [500, "Unable to retrieve movie."]);
  assert.deepEqual(statusAndMessage(world, "GET /movie/-5"), [500, "Unable to retrieve movie."]);
  assert.deepEqual(statusAndMessage(world, "GET /tv/1"), [500, "Unable to retrieve series."]);
  assert.deepEqual(statusAndMessage(world, "GET /movie/abc"), [400, "request/params/movieId must be number"]);
});

Deno.test("TMDB being down is silent in search and a 500 elsewhere", () => {
  const world = createTinyWorld();
  world.faults.tmdbDown = true;
  assert.deepEqual(askWorld(world, "GET /search?query=lantern").body, {
    page: 1,
    totalPages: 1,
    totalResults: 0,
    results: [],
  });
  assert.deepEqual(statusAndMessage(world, `GET /movie/${sampleIds.open}`), [500, "Unable to retrieve movie."]);
  const body = { mediaType: "movie", mediaId: sampleIds.open, is4k: false };
  const asked = askWorld(world, "POST /request", { user: 2, body });
  assert.deepEqual([asked.status, at(asked.body, "message")], [
    500,
    "[TMDB] Failed to fetch movie details: Request failed with status code 503",
  ]);
});

Deno.test("the link to watch is mediaUrl, and plexUrl on 1.x", () => {
  const keys = (options: TinySeerrOptions) =>
    Object.keys(Object(at(askWorld(createTinyWorld(options), `GET /movie/${sampleIds.available}`).body, "mediaInfo")))
      .filter((key) => key.endsWith("Url"));
  assert.deepEqual(keys({}), ["mediaUrl"]);
  assert.deepEqual(keys({ family: "jellyseerr" }), ["mediaUrl"]);
  assert.deepEqual(keys({ family: "overseerr" }), ["plexUrl"]);
});

Deno.test("details show what the card needs", () => {
  const { body } = askWorld(createTinyWorld(), `GET /movie/${sampleIds.open}`);
  assert.equal(at(body, "runtime"), 117);
  assert.equal(at(body, "genres.0.name"), "Drama");
  assert.equal(at(body, "imdbId"), "tt9900001");
  assert.equal(at(body, "collection.id"), sampleIds.collection);
  assert.match(String(at(body, "relatedVideos.0.url")), /youtube/);
  assert.deepEqual(each(body, "releases.results", "iso_3166_1"), ["US", "DE"]);
  assert.deepEqual(each(body, "releases.results.1.release_dates", "type"), [3, 4]);
});

function statusAndMessage(world: ReturnType<typeof createTinyWorld>, call: string): [number, unknown] {
  const { status, body } = askWorld(world, call);
  return [status, at(body, "message")];
}
