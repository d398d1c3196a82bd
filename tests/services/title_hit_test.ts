import assert from "node:assert/strict";
import { MovieResult, SeriesResult } from "../../src/services/seerr_schemas.ts";
import { titleHit, yearOf } from "../../src/services/title_hit.ts";

const hit = (some: object) => titleHit(MovieResult.parse({ id: 603, mediaType: "movie", ...some }));

Deno.test("titleHit() takes what there is", () => {
  assert.deepEqual(
    hit({ title: "The Matrix", releaseDate: "1999-03-31", posterPath: "/a.jpg", overview: "Neo.", voteAverage: 8.2 }),
    {
      kind: "movie",
      tmdbId: 603,
      title: "The Matrix",
      year: 1999,
      status: "open",
      status4k: "open",
      posterPath: "/a.jpg",
      overview: "Neo.",
      rating: 8.2,
    },
  );
});
Deno.test("titleHit() leaves out what there is not", () => {
  const bare = { kind: "movie", tmdbId: 603, title: "tmdb:603", status: "open", status4k: "open" };
  assert.deepEqual(hit({}), bare);
  assert.deepEqual(hit({ title: "", releaseDate: "", posterPath: null, overview: "", voteAverage: 0 }), bare);
  assert.equal(hit({ title: "", originalTitle: "千と千尋" }).title, "千と千尋");
});
Deno.test("titleHit() says the status in a word; a number from the future is open", () => {
  const words = ["open", "open", "requested", "processing", "partial", "available", "blocklisted", "deleted", "open"];
  words.forEach((word, number) => {
    const { status, status4k } = hit({ mediaInfo: { status: number, status4k: 5 } });
    assert.deepEqual([status, status4k], [word, "available"], String(number));
    assert.equal(hit({ mediaInfo: { status: 5, status4k: number } }).status4k, word);
  });
});
Deno.test("titleHit() reads a series by its own words", () => {
  const series = (some: object) => titleHit(SeriesResult.parse({ id: 1396, mediaType: "tv", ...some }));
  const rest = { kind: "tv", tmdbId: 1396, status: "partial", status4k: "open" };
  const mediaInfo = { status: 4 };
  assert.deepEqual(series({ name: "Breaking Bad", firstAirDate: "2008-01-20", mediaInfo }), {
    ...rest,
    title: "Breaking Bad",
    year: 2008,
  });
  assert.deepEqual(series({ originalName: "ダーク", firstAirDate: "", mediaInfo }), { ...rest, title: "ダーク" });
});
Deno.test("yearOf() needs a date", () => {
  const cases: [string | undefined, number | undefined][] = [["2008-01-20", 2008], ["", undefined], [
    "0000-00-00",
    undefined,
  ]];
  for (const [date, year] of [...cases, [undefined, undefined] as const]) assert.equal(yearOf(date), year, date);
});
