import assert from "node:assert/strict";
import fc from "fast-check";
import { readTitle, type TitleQuery } from "../../src/commands/title_query.ts";

const movie = (tmdbId: number): TitleQuery => ({ kind: "movie", tmdbId });
const series = (tmdbId: number): TitleQuery => ({ kind: "series", tmdbId });
const imdb: TitleQuery = { kind: "imdb", imdbId: "tt0133093" };
const text = (text: string): TitleQuery => ({ kind: "text", text });

const CASES: [string, TitleQuery][] = [
  ["tmdb:603", movie(603)],
  [" TMDB: 603 ", movie(603)],
  ["tmdb:tv/1396", series(1396)],
  ["tmdb:0", text("tmdb:0")],
  ["tmdb:99999999999", text("tmdb:99999999999")],
  ["tmdb:six", text("tmdb:six")],
  ["imdb:tt0133093", imdb],
  ["tt0133093", imdb],
  ["TT0133093", imdb],
  ["tt01", text("tt01")],
  ["https://www.themoviedb.org/movie/603-the-matrix?language=de-DE", movie(603)],
  ["https://themoviedb.org/movie/603", movie(603)],
  ["http://www.themoviedb.org/movie/603-the-matrix/cast", movie(603)],
  ["https://www.themoviedb.org/de-DE/movie/603-matrix", movie(603)],
  ["www.themoviedb.org/movie/603", movie(603)],
  ["https://www.themoviedb.org/tv/1396-breaking-bad/season/1", series(1396)],
  ["https://www.themoviedb.org/person/6384-keanu-reeves", text("https://www.themoviedb.org/person/6384-keanu-reeves")],
  ["https://www.imdb.com/title/tt0133093/?ref_=nv_sr_1", imdb],
  ["https://m.imdb.com/title/tt0133093", imdb],
  ["imdb.com/title/tt0133093/reviews", imdb],
  ["https://www.imdb.com/de/title/tt0133093/", imdb],
  ["<https://www.imdb.com/title/tt0133093/>", imdb],
  ["**<https://www.themoviedb.org/movie/603>**", movie(603)],
  ["||`tmdb:603`||", movie(603)],
  ["\u0000https://www.themoviedb.org/movie/603\n", movie(603)],
  ["https://seerr.example/movie/603", movie(603)],
  ["http://192.168.1.2:5055/seerr/tv/1396?x=1", series(1396)],
  ["https://evil.example/imdb.com/title/tt0133093", text("https://evil.example/imdb.com/title/tt0133093")],
  ["http://[", text("http://[")],
  ["the matrix", text("the matrix")],
  ["  the\tmatrix ", text("the matrix")],
  ["*batteries not included", text("*batteries not included")],
  ["movie/603", text("movie/603")],
  ["", text("")],
  [" ** ", text("**")],
];

for (const [typed, query] of CASES) {
  Deno.test(`readTitle() reads ${JSON.stringify(typed)} as ${query.kind}`, () => {
    assert.deepEqual(readTitle(typed), query);
  });
}
Deno.test("readTitle() never throws, and never gives an id that TMDB cannot have", () => {
  const link = fc.webUrl({ withQueryParameters: true, withFragments: true });
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), link), (typed) => {
    const query = readTitle(typed);
    if ("tmdbId" in query) assert(Number.isSafeInteger(query.tmdbId) && query.tmdbId > 0);
  }));
});
