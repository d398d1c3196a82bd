import assert from "node:assert/strict";
import fc from "fast-check";
import type { SeasonMark } from "../../src/services/library.ts";
import { listedSeasons, markedSeason } from "../../src/services/season_marks.ts";
import { MediaInfo } from "../../src/services/seerr_schemas.ts";
import { Series } from "../../src/services/series_schema.ts";
import { request } from "./small_seerr.ts";

const marks = (mediaInfo?: object) => {
  const { hd, uhd } = markedSeason({ seasonNumber: 1 }, mediaInfo && MediaInfo.parse(mediaInfo));
  return [hd, uhd];
};
const row = (status: number, status4k = 1) => ({ seasonNumber: 1, status, status4k });
const asked = (status: number, is4k = false) => request(9, 2, { status, is4k, seasons: [1] });

const CASES: [string, object | undefined, SeasonMark, SeasonMark][] = [
  ["Seerr never saw it", undefined, "missing", "missing"],
  ["nothing of it", { status: 1 }, "missing", "missing"],
  ["there", { seasons: [row(5)] }, "available", "missing"],
  ["there in 4K", { seasons: [row(1, 5)] }, "missing", "available"],
  ["partly there", { seasons: [row(4)] }, "partial", "missing"],
  ["on its way", { seasons: [row(3, 2)] }, "coming", "requested"],
  ["deleted again", { seasons: [row(7)] }, "missing", "missing"],
  ["a number from the future", { seasons: [row(99)] }, "missing", "missing"],
  ["pending", { requests: [asked(1)] }, "requested", "missing"],
  ["approved", { requests: [asked(2)] }, "coming", "missing"],
  ["declined", { requests: [asked(3)] }, "missing", "missing"],
  ["failed", { requests: [asked(4)] }, "failed", "missing"],
  ["done, then deleted", { requests: [asked(5)], seasons: [row(7)] }, "missing", "missing"],
  ["pending in 4K", { requests: [asked(1, true)] }, "missing", "requested"],
  ["failed once, and approved", { requests: [asked(4), asked(2)] }, "coming", "missing"],
  ["failed once, and asked again", { requests: [asked(4), asked(1)] }, "requested", "missing"],
  ["asked for, and partly there", { requests: [asked(2)], seasons: [row(4)] }, "partial", "missing"],
  ["there, and an old request waits", { requests: [asked(1)], seasons: [row(5)] }, "available", "missing"],
  ["another season's request", { requests: [request(9, 2, { seasons: [2] })] }, "missing", "missing"],
  ["all there, by somebody's word", { status: 5 }, "available", "missing"],
  ["all there in 4K, by somebody's word", { status4k: 5, seasons: [row(4)] }, "partial", "available"],
  ["there, but of another season", { status: 5, seasons: [{ seasonNumber: 2, status: 5 }] }, "missing", "missing"],
];
for (const [name, mediaInfo, hd, uhd] of CASES) {
  Deno.test(`markedSeason() says "${hd}" and "${uhd}": ${name}`, () => assert.deepEqual(marks(mediaInfo), [hd, uhd]));
}
Deno.test("markedSeason() shows what TMDB tells of a season, and no more", () => {
  const rest = { hd: "missing", uhd: "missing" };
  const full = { seasonNumber: 2008, name: "2008", airDate: "2008-01-20", episodeCount: 7 };
  assert.deepEqual(markedSeason(full, undefined), {
    number: 2008,
    name: "2008",
    year: 2008,
    airDate: "2008-01-20",
    episodes: 7,
    ...rest,
  });
  assert.deepEqual(markedSeason({ seasonNumber: 1 }, undefined), { number: 1, episodes: 0, ...rest });
});
Deno.test("listedSeasons() sorts, takes each number once, and has specials only when they are wanted", () => {
  const numbers = (specials: boolean) =>
    listedSeasons(
      Series.parse({
        id: 1,
        seasons: [2020, 2, 1, 0, 2, null, { seasonNumber: -1 }, "3"].map((it) =>
          typeof it === "number" ? { seasonNumber: it } : it
        ),
      }),
      specials,
    ).map(({ seasonNumber }) => seasonNumber);
  assert.deepEqual(numbers(false), [1, 2, 2020]);
  assert.deepEqual(numbers(true), [0, 1, 2, 2020]);
});
Deno.test("seasons of whatever Seerr says never throw, and stay ascending", () => {
  const odd = fc.oneof(fc.anything(), fc.integer({ min: -1, max: 9 }));
  const season = fc.record({ seasonNumber: odd, name: odd, airDate: odd, episodeCount: odd }, { requiredKeys: [] });
  const mediaInfo = fc.record({ status: odd, requests: odd, seasons: fc.oneof(odd, fc.array(season)) });
  const body = fc.record({ id: fc.constant(1), seasons: fc.oneof(odd, fc.array(season)), mediaInfo });
  fc.assert(fc.property(body, (body) => {
    const series = Series.parse(body);
    const numbers = listedSeasons(series, true).map((it) => markedSeason(it, series.mediaInfo).number);
    assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b));
  }));
});
