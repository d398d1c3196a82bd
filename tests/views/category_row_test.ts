import assert from "node:assert/strict";
import { show } from "../../src/discord/reply.ts";
import type { Standing } from "../../src/services/library.ts";
import { categoryRow, fitting, openSorts, type Sort } from "../../src/views/category_row.ts";
import { movieCard } from "../../src/views/movie_card.ts";
import { seriesCard } from "../../src/views/series_card.ts";
import { en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { copyOf, detailsOf, NOW, seasonsOf, seriesCopyOf, seriesDetailsOf } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const sort = (key: string, more: Partial<Sort> = {}): Sort => {
  return { key, name: `Sort ${key}`, kind: "movie", is4k: false, anime: false, ...more };
};
const sorts = [
  ...[sort("film01"), sort("film02"), sort("film4k", { is4k: true }), sort("filman", { anime: true })],
  ...[sort("show01", { kind: "tv" }), sort("show02", { kind: "tv" })],
];
const keys = (some: readonly Sort[]) => some.map(({ key }) => key);
const who = { words: en, region: "US", now: NOW, categories: sorts };

Deno.test("fitting() keeps kinds, qualities and anime apart", () => {
  const cases: [kind: "movie" | "tv", is4k: boolean, anime: boolean, keys: string[]][] = [
    ["movie", false, false, ["film01", "film02"]],
    ["movie", false, true, ["filman"]],
    ["movie", true, false, ["film4k"]],
    ["movie", true, true, ["film4k"]],
    ["tv", false, true, ["show01", "show02"]],
    ["tv", true, false, []],
  ];
  for (const [kind, is4k, anime, expected] of cases) {
    assert.deepEqual(keys(fitting(sorts, { kind, is4k, anime })), expected, `${kind} ${is4k} ${anime}`);
  }
});

Deno.test("openSorts() asks only where there is a choice", () => {
  const film = (hd: Standing, uhd?: Standing, anime = false) => {
    const of = openSorts(who, "movie", { hd: copyOf(hd), ...(uhd ? { uhd: copyOf(uhd) } : {}), anime });
    return [of.hd, of.uhd, keys(of.choices)];
  };
  const open: Standing = { kind: "open" }, there: Standing = { kind: "available" };
  assert.deepEqual(film(open), [false, false, ["film01", "film02"]]);
  assert.deepEqual(film(open, open), [false, true, ["film01", "film02"]]);
  assert.deepEqual(film(open, open, true), [true, true, []]);
  assert.deepEqual(film(there, open), [false, true, []]);
  assert.deepEqual(film(there, there), [false, false, []]);
  assert.deepEqual(openSorts({}, "movie", { hd: copyOf(), anime: false }), { hd: true, uhd: false, choices: [] });
});

Deno.test("categoryRow() is a select with what is chosen, and nothing where there is no choice", () => {
  const [first, second] = sorts;
  assert.ok(first && second);
  const of = { kind: "tv", tmdbId: 1396, chosen: "film02" } as const;
  assert.deepEqual(categoryRow(en, of, [first]), []);
  const [row] = categoryRow(en, of, [{ ...first, name: "a\nb" }, second]);
  assert.deepEqual(row?.components, [{
    type: 3,
    custom_id: "sk:1396",
    placeholder: en.category.placeholder,
    options: [
      { label: "a b", value: "film01", default: false },
      { label: "Sort film02", value: "film02", default: true },
    ],
  }]);
});

Deno.test("movieCard() asks for a category first, and then for the film in it", () => {
  const details = detailsOf(undefined, { uhd: copyOf() });
  const offered = (chosen?: string) => {
    const reply = show(movieCard(who, details, chosen));
    assert.deepEqual(objections(reply), []);
    return pressable(reply.data ?? {});
  };
  assert.deepEqual(offered(), { [en.category.placeholder]: "mk:603", "Request in 4K": "rm:603:4k" });
  assert.deepEqual(offered("film02"), { [en.category.placeholder]: "mk:603", Request: "rm:603:film02" });
  const named = { [en.category.placeholder]: "mk:603", "Request in 4K": "rm:603:film4k" };
  assert.deepEqual(offered("film4k"), named, "what one names goes before what fits");
  assert.deepEqual(offered("gone00"), offered());
});

Deno.test("seriesCard() asks for a category first, and then for seasons in it", () => {
  const details = seriesDetailsOf(seasonsOf([1, 2]), { uhd: seriesCopyOf([1]) });
  const offered = (chosen?: string) => pressable(show(seriesCard(who, details, chosen)).data ?? {});
  assert.deepEqual(offered(), { [en.category.placeholder]: "sk:1396", "Request season 1 in 4K": "rs:1396:4k:2:1" });
  assert.deepEqual(offered("show01"), { [en.category.placeholder]: "sk:1396", "Choose seasons": "so:1396:show01" });
});
