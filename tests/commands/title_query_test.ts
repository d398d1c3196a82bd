import assert from "node:assert/strict";
import fc from "fast-check";
import { readTitle, type TitleQuery } from "../../src/commands/title_query.ts";

const movie = (tmdbId: number): TitleQuery => ({ kind: "movie", tmdbId });
const series = (tmdbId: number): TitleQuery => ({ kind: "series", tmdbId });
const imdb: TitleQuery = { kind: "imdb", imdbId: "tt0133093" };
const tvdb: TitleQuery = { kind: "tvdb", tvdbId: 81189 };
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
  ["tvdb:81189", tvdb],
  [" TVDB: 81189", tvdb],
  ["tvdb:0", text("tvdb:0")],
  ["tvdb:breaking-bad", text("tvdb:breaking-bad")],
  ["https://thetvdb.com/?tab=series&id=81189", tvdb],
  ["https://thetvdb.com/index.php?tab=series&id=81189&lid=7", tvdb],
  ["https://thetvdb.com/?tab=season&seriesid=81189&seasonid=30272&lid=7", tvdb],
  ["https://thetvdb.com/?tab=series&id=x", text("https://thetvdb.com/?tab=series&id=x")],
  ["https://thetvdb.com/dereferrer/series/81189", tvdb],
  ["<https://www.thetvdb.com/dereferrer/series/81189/>", tvdb],
  ["https://thetvdb.com/dereferrer/movie/81189", text("https://thetvdb.com/dereferrer/movie/81189")],
  ["https://www.thetvdb.com/series/breaking-bad", text("breaking bad")],
  ["thetvdb.com/series/breaking-bad/seasons/official/1", text("breaking bad")],
  ["https://thetvdb.com/series/24", text("24")],
  ["https://thetvdb.com/movies/the-matrix", text("the matrix")],
  ["https://thetvdb.com/", text("https://thetvdb.com/")],
  ["https://evil.example/thetvdb.com/series/x", text("https://evil.example/thetvdb.com/series/x")],
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
Deno.test("readTitle() takes an id without a kind for what was asked for, and no other", () => {
  assert.deepEqual(readTitle("tmdb:603", "series"), series(603));
  assert.deepEqual(readTitle("tmdb:603", "movie"), movie(603));
  assert.deepEqual(readTitle("tmdb:movie/603", "series"), movie(603));
  assert.deepEqual(readTitle("https://www.themoviedb.org/movie/603", "series"), movie(603));
});
Deno.test("readTitle() never throws, and never gives an id that TMDB cannot have", () => {
  const link = fc.webUrl({ withQueryParameters: true, withFragments: true });
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), link), (typed) => {
    const query = readTitle(typed);
    if ("tmdbId" in query) assert(Number.isSafeInteger(query.tmdbId) && query.tmdbId > 0);
    if ("tvdbId" in query) assert(Number.isSafeInteger(query.tvdbId) && query.tvdbId > 0);
  }));
});
