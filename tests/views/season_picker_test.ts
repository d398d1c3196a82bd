import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons } from "../../src/buttons.ts";
import { decodePicks, MOST_PICKS } from "../../src/discord/picks.ts";
import { type Message, show, update } from "../../src/discord/reply.ts";
import type { SeriesDetails } from "../../src/services/library.ts";
import { maskOf, openOf, type Picking, seasonPicker, seasonsOnPage } from "../../src/views/season_picker.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { quality, seriesDetails } from "../support/arbitraries.ts";
import { seasonsOf, seriesCopyOf, seriesDetailsOf, seriesOf, upTo } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const start: Picking = { quality: "hd", page: 1, picked: [] };
const sixty = seriesDetailsOf(
  [
    ...seasonsOf([1, 2], { hd: "available" }),
    ...seasonsOf([3], { year: 2011, hd: "partial" }),
    ...seasonsOf(upTo(60).slice(3)),
  ],
  { hd: seriesCopyOf(upTo(60).slice(3), { standing: { kind: "open", left: 4 } }) },
);
const few = seriesDetailsOf([...seasonsOf([0, 1]), ...seasonsOf([2], { episodes: 1 })]);

const stages: Record<string, [SeriesDetails, Picking]> = {
  "with nothing picked": [few, start],
  "with everything picked": [few, { ...start, picked: [0, 1, 2] }],
  "of 60 seasons, in the middle, with picks on other pages": [sixty, { ...start, page: 2, picked: [5, 6, 7, 59] }],
  "of 60 seasons, at the end": [sixty, { ...start, page: 3 }],
  "with a note": [few, { ...start, note: en.season.changed }],
  "for a pending request": [few, { ...start, picked: [1], editing: { requestId: 12, own: [1] } }],
};

for (const [language, words] of Object.entries({ English: en, German: de })) {
  for (const [what, [details, picking]] of Object.entries(stages)) {
    Deno.test(`seasonPicker() shows in ${language} the seasons ${what}`, async (t) => {
      await t.assertSnapshot(show(seasonPicker(words, details, picking)).data);
    });
  }
}

function optionsOf({ components = [] }: Message) {
  return components.flatMap((row) => row.type === 1 ? row.components : [])
    .flatMap((it) => it.type === 3 && "options" in it ? it.options : []);
}

Deno.test("seasonPicker() shows the newest 25 first, every season on one page", () => {
  const pages = [1, 2, 3].map((page) => optionsOf(seasonPicker(en, sixty, { ...start, page })).map((it) => it.value));
  assert.deepEqual(pages.map(({ length }) => length), [25, 25, 10]);
  assert.deepEqual(pages.flat(), upTo(60).reverse().map(String));
  assert.deepEqual(seasonsOnPage(sixty.seasons, 3).map(({ number }) => number), upTo(10).reverse());
  const beyond = seasonPicker(en, sixty, { ...start, page: 9 });
  assert.deepEqual(beyond.embeds?.[0]?.footer?.text, "Page 3 of 3", "the last page stands in for one beyond");
});

Deno.test("seasonPicker() marks what is picked on the page, and carries all picks to other pages", () => {
  const picked = [5, 59, 60];
  const message = seasonPicker(en, sixty, { ...start, page: 1, picked });
  assert.deepEqual(optionsOf(message).filter((it) => it.default).map((it) => it.value), ["60", "59"]);
  const { Next: next = "", "Request 3 seasons": request = "" } = pressable(message);
  const [, , page, count, mask] = buttons.seasonPage.decode(next) ?? [];
  assert.deepEqual([page, count], [2, 60]);
  assert.deepEqual(decodePicks(mask ?? "", 60), [4, 58, 59]);
  assert.deepEqual(buttons.requestSeasons.decode(request)?.slice(2), [60, mask]);
});

Deno.test("seasonPicker() offers what there is to do", () => {
  const labels = (details: SeriesDetails, picking: Partial<Picking> = {}) => {
    const message = show(seasonPicker(en, details, { ...start, ...picking })).data ?? {};
    return Object.entries(pressable(message)).filter(([, id]) => !/^[se]s:/.test(id)).map(([label]) => label);
  };
  const later = en.follow.latestAndLater;
  assert.deepEqual(labels(few), ["All missing (3)", "Latest", later, "First", "Back"]);
  assert.deepEqual(labels(few, { picked: [1] }), ["Request 1 season", "All missing (3)", "Latest", "First", "Back"]);
  assert.deepEqual(labels(seriesDetailsOf(seasonsOf([1]))), ["All missing (1)", later, "Back"]);
  const ended = { series: seriesOf({ status: "Ended" }) };
  assert.deepEqual(labels(seriesDetailsOf(seasonsOf([1]), ended)), ["All missing (1)", "Back"]);
  assert.deepEqual(labels(seriesDetailsOf([])), ["Back"]);
  const gone = seriesDetailsOf(seasonsOf([1]), { hd: seriesCopyOf([], { standing: { kind: "forbidden" } }) });
  assert.deepEqual(labels(gone), ["Back"]);
  const editing = { requestId: 12, own: [1] };
  assert.deepEqual(labels(few, { editing, picked: [1] }), ["Save (1 season)", en.requests.back]);
  assert.deepEqual(labels(few, { editing }), [en.requests.back]);
});

Deno.test("seasonPicker() names a chosen category instead of the quality in what comes back", () => {
  const ids = Object.values(pressable(seasonPicker(en, sixty, { ...start, sort: "a1b2c3", page: 2, picked: [4] })));
  const carried = ids.filter((id) => !id.startsWith("sc:"));
  assert.ok(carried.length > 4 && carried.every((id) => id.includes(":a1b2c3:")), carried.join());
});

Deno.test("openOf() joins both lives of a series where both are wanted", () => {
  const details = seriesDetailsOf(seasonsOf(upTo(4)), {
    hd: seriesCopyOf([1, 3], { standing: { kind: "open", left: 5 } }),
    uhd: seriesCopyOf([2, 3]),
  });
  assert.deepEqual(openOf(details, "hd"), { requestable: [1, 3], left: 5 });
  assert.deepEqual(openOf(details, "4k"), { requestable: [2, 3] });
  assert.deepEqual(openOf(details, "both"), { requestable: [1, 2, 3], left: 5 });
  const { uhd: _, ...hdOnly } = details;
  assert.deepEqual(openOf(hdOnly, "4k"), { requestable: [] });
});

Deno.test("maskOf() counts places, so that seasons which are years fit", () => {
  const years = seasonsOf([2018, 2019, 2022]);
  const [count, mask] = maskOf(years, [2019, 2022, 1999]);
  assert.deepEqual([count, decodePicks(mask, count)], [3, [1, 2]]);
});

const picks = seriesDetails.chain((details) => {
  const numbers = details.seasons.map(({ number }) => number);
  return fc.record({
    // TMDB and Seerr count in millions at most.
    details: fc.integer({ min: 1, max: 999_999_999 }).map((id) => ({ ...details, series: { ...details.series, id } })),
    picking: fc.record({
      quality,
      sort: fc.constant("zzzzzz"),
      page: fc.integer({ min: 1, max: 99 }),
      picked: fc.oneof(fc.constant(numbers), fc.subarray(numbers)),
      note: fc.constant(en.season.changed),
      editing: fc.record({ requestId: fc.integer({ min: 1, max: 999_999_999 }), own: fc.subarray(numbers) }),
    }, { requiredKeys: ["quality", "page", "picked"] }),
  });
});

Deno.test("seasonPicker() is a message that Discord takes, whatever is picked of up to 300 seasons", () => {
  assert.ok(MOST_PICKS >= 300);
  fc.assert(
    fc.property(fc.constantFrom(en, de), picks, (words, { details, picking }) => {
      const message = seasonPicker(words, details, picking);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
    }),
    { numRuns: 60 },
  );
});
