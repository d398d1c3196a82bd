import assert from "node:assert/strict";
import type { MovieDetails, Season, SeriesDetails, Standing } from "../../src/services/library.ts";
import type { Follow } from "../../src/store/mod.ts";
import { followFilm, followSeries, type Hearing } from "../../src/views/follow_buttons.ts";
import { comingSeasons, followQuestion, lastThere } from "../../src/views/follow_question.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import {
  copyOf,
  detailsOf,
  movieOf,
  NOW,
  PERSON,
  seasonsOf,
  seriesCopyOf,
  seriesDetailsOf,
  seriesOf,
} from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const reader = { words: en, region: "US", now: NOW };
const hears: Hearing = { tells: true, requesters: true };
const follow: Follow = { person: PERSON, kind: "movie", tmdbId: 603, title: "«X»", asked: [], at: NOW };
const requested: Standing = { kind: "requested", mine: false, state: "approved" };
const ids = (some: readonly object[]) => some.flatMap((it) => "custom_id" in it ? [it.custom_id] : []);
const film = (details: MovieDetails, more: Partial<Hearing> = {}) =>
  ids(followFilm({ ...reader, hears: { ...hears, ...more } }, details));

Deno.test("followFilm() offers to be told of a film that is requested, on its way or not out yet", () => {
  const upcoming = { movie: movieOf({ releaseDate: "2027-03-01" }) };
  const cases: [string, MovieDetails, string[]][] = [
    ["requested", detailsOf(requested), ["nf:movie:603:hd"]],
    ["on its way", detailsOf({ kind: "processing" }), ["nf:movie:603:hd"]],
    ["open and out", detailsOf(), []],
    ["open and not out", detailsOf({ kind: "open" }, upcoming), ["nf:movie:603:hd"]],
    ["there", detailsOf({ kind: "available" }), []],
    ["blocked", detailsOf({ kind: "blocklisted" }, upcoming), []],
    ["there, 4K on its way", detailsOf({ kind: "available" }, { uhd: copyOf(requested) }), ["nf:movie:603:4k"]],
    ["both", detailsOf(requested, { uhd: copyOf(requested) }), ["nf:movie:603:hd", "nf:movie:603:4k"]],
    ["no right to 4K that others have", detailsOf(requested, { uhd: copyOf(requested, { barred: true }) }), [
      "nf:movie:603:hd",
    ]],
    ["no right to 4K", detailsOf(requested, { uhd: copyOf({ kind: "forbidden" }) }), ["nf:movie:603:hd"]],
  ];
  for (const [what, details, offered] of cases) assert.deepEqual(film(details), offered, what);
});

Deno.test("followFilm() offers to stop to whoever follows or has just asked", () => {
  const chosen = { ...follow, hd: { all: true } as const };
  const mine = { ...follow, asked: [{ id: 7, is4k: false, seasons: [], at: NOW }] };
  assert.deepEqual(film(detailsOf(requested), { follow: chosen }), ["nx:movie:603"]);
  assert.deepEqual(film(detailsOf(requested), { follow: mine }), ["nx:movie:603"]);
  const both = detailsOf(requested, { uhd: copyOf(requested) });
  assert.deepEqual(
    film(both, { follow: mine }),
    ["nf:movie:603:4k", "nx:movie:603"],
    "the other life is another matter",
  );
  assert.deepEqual(film(detailsOf(requested), { asked: true }), ["nx:movie:603"]);
  assert.deepEqual(film(detailsOf(requested), { asked: true, requesters: false }), ["nf:movie:603:hd"]);
});

Deno.test("followFilm() offers nothing where nothing is told, or somebody else is meant", () => {
  assert.deepEqual(film(detailsOf(requested), { tells: false }), []);
  assert.deepEqual(followFilm(reader, detailsOf(requested)), []);
  assert.deepEqual(followFilm({ ...reader, hears, behalf: PERSON }, detailsOf(requested)), []);
});

Deno.test("followSeries() offers to be told of what is to come, and to have later seasons requested", () => {
  const seasons = (of: Partial<Season>) => seasonsOf([1, 2], of);
  const ended = { series: seriesOf({ status: "Ended" }) };
  const series = (details: SeriesDetails, wish: "hd" | "none" = "hd", more: Partial<Hearing> = {}) =>
    ids(
      followSeries(
        { ...reader, hears: { ...hears, ...more } },
        details,
        wish === "none" ? undefined : { what: wish, is4k: false },
      ),
    );
  const both = ["nf:tv:1396:hd", "nl:1396:hd"];
  assert.deepEqual(series(seriesDetailsOf(seasons({ hd: "coming" }))), both);
  assert.deepEqual(series(seriesDetailsOf(seasons({ hd: "coming" }), ended)), ["nf:tv:1396:hd"]);
  assert.deepEqual(series(seriesDetailsOf(seasons({}), ended)), []);
  assert.deepEqual(series(seriesDetailsOf(seasons({}))), both);
  assert.deepEqual(series(seriesDetailsOf(seasons({})), "none"), ["nf:tv:1396:hd"]);
  const barred = { hd: seriesCopyOf([], { standing: { kind: "forbidden" } }) };
  assert.deepEqual(series(seriesDetailsOf(seasons({ hd: "coming" }), barred)), []);
  const wish = { what: "hd", after: 2, at: NOW };
  const wished = { follow: { ...follow, kind: "tv" as const, hd: { after: 2 }, wish } };
  assert.deepEqual(series(seriesDetailsOf(seasons({})), "hd", wished), ["nx:tv:1396"]);
  const one = { follow: { ...follow, kind: "tv" as const, asked: [{ id: 7, is4k: false, seasons: [2], at: NOW }] } };
  const more = ["nf:tv:1396:hd", "nx:tv:1396", "nl:1396:hd"];
  assert.deepEqual(series(seriesDetailsOf(seasons({})), "hd", one), more, "whoever asked for a season may follow more");
  assert.deepEqual(series(seriesDetailsOf(seasons({}), { partial: false })), ["nf:tv:1396:hd"], "only all at once");
  assert.deepEqual(series(seriesDetailsOf(seasons({ hd: "available" }))), both, "all that there is so far is there");
});

Deno.test("followQuestion() asks which seasons, the coming ones only where there are some", () => {
  const details = seriesDetailsOf([
    ...seasonsOf([1, 2], { hd: "available" }),
    ...seasonsOf([3], { hd: "coming" }),
    ...seasonsOf([4], { uhd: "requested" }),
  ]);
  assert.deepEqual([comingSeasons(details.seasons, false), comingSeasons(details.seasons, true)], [[3], [4]]);
  assert.deepEqual([lastThere(details.seasons, false), lastThere(details.seasons, true)], [2, 0]);
  for (const words of [en, de]) {
    const message = followQuestion(words, details, false);
    assert.deepEqual(Object.values(pressable(message)), [
      "nw:1396:hd:these",
      "nw:1396:hd:new",
      "nw:1396:hd:all",
      "sc:1396",
    ]);
    assert.deepEqual(objections({ type: 4, data: { ...message, allowed_mentions: { parse: [] } } }), []);
  }
  const none = followQuestion(en, seriesDetailsOf(seasonsOf([1])), true);
  assert.deepEqual(Object.values(pressable(none)), ["nw:1396:4k:new", "nw:1396:4k:all", "sc:1396"]);
});
