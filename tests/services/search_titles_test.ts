import assert from "node:assert/strict";
import { createSeerr } from "../../src/services/seerr.ts";
import { searchTitles } from "../../src/services/search_titles.ts";
import { createSearchPages } from "../../src/services/search_pages.ts";
import type { Answer, Call } from "../../src/services/http_call.ts";
import type { Kind } from "../../src/services/library.ts";
import { fakeSend } from "./fake_send.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
type Found = Record<string, number[] | number>;

const film = (id: number, title = `Film ${id}`) => ({ id, mediaType: "movie", title });

/** A catalogue by query: film ids, in pages of 20; a number is a status to fail with. `2:query` is a later page. */
function setUp(catalogue: Found, titles: Record<number, string> = {}) {
  const clock = { at: NOW };
  const fake = fakeSend({
    "GET /search": ({ query = {} }: Call): Answer => {
      const ids = catalogue[String(query["query"])] ?? [];
      if (typeof ids === "number") return { status: ids, body: { message: "no" } };
      const page = Number(query["page"]);
      const results = ids.slice(20 * (page - 1), 20 * page).map((id) =>
        id > 0 ? film(id, titles[id]) : { id: -id, mediaType: "tv", name: "Series" }
      );
      return { status: 200, body: { page, totalPages: Math.ceil(ids.length / 20) || 1, results } };
    },
  });
  const lookedUp: boolean[] = [];
  const onLookUp = (isHit: boolean) => lookedUp.push(isHit);
  const pages = createSearchPages({ seerr: createSeerr(fake.send), now: () => clock.at, onLookUp });
  const search = async (typed: string, page = 1, language = "en", kind: Kind = "movie") => {
    const found = await searchTitles(typed, page, pages.for(kind, language, {}));
    return { ...found, hits: found.hits.map(({ tmdbId }) => tmdbId) };
  };
  return { ...fake, clock, lookedUp, pages, search, queries: () => fake.calls.map((call) => call.query?.["query"]) };
}
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

Deno.test("searchTitles() sends language and page always, and nobody's name", async () => {
  const { search, calls } = setUp({ matrix: [603] });
  await search("  matrix ", 1, "de");
  const [call] = calls;
  assert.deepEqual(call?.query, { query: "matrix", page: 1, language: "de" });
  assert.equal(call?.user, undefined);
});
Deno.test("searchTitles() finds films only, and asks nobody for nothing", async () => {
  const { search, calls } = setUp({ dune: [-1, 438631, -2] });
  assert.deepEqual(await search("dune"), { hits: [438631], page: 1, pages: 1 });
  assert.deepEqual(await search(" \u0000 "), { hits: [], page: 1, pages: 1 });
  assert.equal(calls.length, 1);
});
Deno.test("searchTitles() asks once per query, page and language while an answer is fresh", async () => {
  const { search, calls, clock, lookedUp } = setUp({ dune: [1] });
  await Promise.all([search("dune"), search("dune "), search("dune")]);
  assert.equal(calls.length, 1);
  assert.deepEqual(lookedUp, [false, true, true]);
  await search("dune", 1, "de");
  await search("dune", 2);
  assert.equal(calls.length, 3);
  clock.at += 119_000;
  await search("dune");
  assert.equal(calls.length, 3);
  clock.at += 1_000;
  await search("dune");
  assert.equal(calls.length, 4);
});
Deno.test("searchTitles() keeps an empty page for seconds only, since TMDB's failures look the same", async () => {
  const { search, calls, clock } = setUp({});
  await search("nothing");
  clock.at += 10_000;
  await search("nothing");
  assert.equal(calls.length, 2);
});
Deno.test("searchTitles() does not keep a failure", async () => {
  const catalogue: Found = { dune: 503 };
  const { search, clock } = setUp(catalogue);
  await assert.rejects(search("dune"), { name: "ServiceError", kind: "broken" });
  catalogue["dune"] = [1];
  clock.at += 2_000;
  assert.deepEqual((await search("dune")).hits, [1]);
});
Deno.test("searchTitles() puts the right year first", async () => {
  const { search, queries } = setUp({ "matrix 1999": [9], "matrix year:1999": [603] });
  assert.deepEqual((await search("matrix 1999")).hits, [603, 9]);
  assert.deepEqual(queries(), ["matrix 1999", "matrix year:1999"]);
  assert.deepEqual((await search("matrix (1999)")).hits, [603]);
});
Deno.test("searchTitles() leaves a title with a number in it alone", async () => {
  const titles = { 1: "Wonder Woman 1984", 2: "1917", 3: "Blade Runner 2049" };
  const catalogue = { "wonder woman 1984": [1], "wonder woman year:1984": [8], "1917": [2], "blade runner 2049": [3] };
  const { search, queries } = setUp(catalogue, titles);
  for (const [typed, id] of [["wonder woman 1984", 1], ["1917", 2], ["blade runner 2049", 3]] as const) {
    assert.deepEqual((await search(typed)).hits, [id]);
  }
  assert.deepEqual(queries(), ["wonder woman 1984", "1917", "blade runner 2049"]);
});
Deno.test("searchTitles() finds the right year although another title has that number in it", async () => {
  const { search } = setUp({ "it 2017": [1], "it year:2017": [2] }, { 1: "It Came Live 2017", 2: "It" });
  assert.deepEqual((await search("it 2017")).hits, [2, 1]);
});
Deno.test("searchTitles() falls back to what was typed when Seerr knows no years", async () => {
  for (const status of [400, 500]) {
    const { search } = setUp({ "matrix 1999": [9], "matrix year:1999": status });
    assert.deepEqual((await search("matrix 1999")).hits, [9], String(status));
  }
});
Deno.test("searchTitles() loses no film when two searches fill several pages", async () => {
  const typed = range(1, 45), ofYear = [...range(40, 5), ...range(100, 20)];
  const { search } = setUp({ "it 2017": typed, "it year:2017": ofYear });
  const seen: number[] = [];
  let pages = 1;
  for (let page = 1; page <= pages; page++) {
    const found = await search("it 2017", page);
    assert(found.hits.length <= 20);
    assert.equal(found.page, page);
    seen.push(...found.hits);
    pages = found.pages;
  }
  assert.equal(pages, 5);
  assert.deepEqual(seen.slice(0, 25), ofYear);
  assert.deepEqual(new Set(seen), new Set([...typed, ...ofYear]));
});
Deno.test("searchTitles() repeats no film of the first page on the second", async () => {
  const { search } = setUp({ "it 2017": [...range(1, 15), ...range(-5, 5), ...range(20, 3)], "it year:2017": [7, 21] });
  assert.deepEqual((await search("it 2017")).hits, [7, 21, ...range(1, 15).filter((id) => id !== 7)]);
  assert.deepEqual(await search("it 2017", 2), { hits: [20, 22], page: 2, pages: 2 });
});
Deno.test("searchTitles() tries dots as spaces when they find nothing", async () => {
  const { search, queries } = setUp({ "The Matrix year:1999": [603], "S.W.A.T.": [9257], "S W A T": [1] });
  assert.deepEqual((await search("The.Matrix.1999")).hits, [603]);
  assert.deepEqual(queries(), ["The.Matrix.1999", "The Matrix 1999", "The Matrix year:1999"]);
  assert.deepEqual((await search("S.W.A.T.")).hits, [9257]);
});
Deno.test("searchTitles() passes over pages with series only, twice at most", async () => {
  const { search, calls } = setUp({ office: [...range(-40, 40), 7], nothing: range(-100, 100) });
  assert.deepEqual(await search("office"), { hits: [7], page: 3, pages: 3 });
  assert.equal((await search("nothing")).page, 3);
  assert.equal(calls.length, 6);
});
Deno.test("searchTitles() forgets statuses when told to", async () => {
  const { search, calls, pages } = setUp({ dune: [1] });
  await search("dune");
  pages.clear();
  await search("dune");
  assert.equal(calls.length, 2);
});
Deno.test("searchTitles() finds series only for who looks for them, in the same answer", async () => {
  const { search, calls } = setUp({ dune: [-1, 438631, -2] });
  assert.deepEqual((await search("dune", 1, "en", "tv")).hits, [1, 2]);
  assert.deepEqual((await search("dune", 1, "en", "movie")).hits, [438631]);
  assert.equal(calls.length, 1);
});
