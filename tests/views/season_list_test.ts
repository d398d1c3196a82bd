import assert from "node:assert/strict";
import fc from "fast-check";
import type { Season, SeasonMark } from "../../src/services/library.ts";
import { markSign, ranges, seasonLines, seasonList } from "../../src/views/season_list.ts";
import { de, en } from "../../src/words/mod.ts";
import { seasons } from "../support/arbitraries.ts";
import { seasonsOf } from "../support/context.ts";

Deno.test("ranges() joins three and more numbers in a row", () => {
  const cases: [numbers: number[], text: string][] = [
    [[], ""],
    [[5], "5"],
    [[1, 2], "1, 2"],
    [[1, 2, 3], "1–3"],
    [[1, 2, 3, 5], "1–3, 5"],
    [[1, 3, 5], "1, 3, 5"],
    [[1, 2, 4, 5, 6, 9, 10], "1, 2, 4–6, 9, 10"],
    [[2019, 2020, 2021], "2019–2021"],
    [[0, 1, 2], "0–2"],
  ];
  for (const [numbers, text] of cases) assert.equal(ranges(numbers), text);
});

Deno.test("ranges() tells every number and no other", () => {
  const ascending = fc.uniqueArray(fc.nat({ max: 400 })).map((some) => some.sort((a, b) => a - b));
  fc.assert(fc.property(ascending, (numbers) => {
    const read = ranges(numbers).split(", ").filter(Boolean).flatMap((run) => {
      const [from = 0, to = from] = run.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
    assert.deepEqual(read, numbers);
  }));
});

Deno.test("seasonList() keeps the specials apart", () => {
  const cases: [numbers: number[], english: string, german: string][] = [
    [[], "", ""],
    [[3], "season 3", "Staffel 3"],
    [[1, 2], "seasons 1, 2", "Staffeln 1, 2"],
    [[0], "the specials", "die Specials"],
    [[0, 1], "season 1 and the specials", "Staffel 1 und die Specials"],
    [[0, 1, 2, 3, 5], "seasons 1–3, 5 and the specials", "Staffeln 1–3, 5 und die Specials"],
  ];
  for (const [numbers, english, german] of cases) {
    assert.equal(seasonList(en, numbers), english);
    assert.equal(seasonList(de, numbers), german);
  }
});

Deno.test("seasonLines() has a line for every mark that occurs, what is there first", () => {
  const of = (number: number, hd: SeasonMark): Season[] => seasonsOf([number], { hd });
  const show = [
    ...of(0, "available"),
    ...of(1, "available"),
    ...of(2, "available"),
    ...of(3, "partial"),
    ...of(4, "coming"),
    ...of(5, "requested"),
    ...of(6, "failed"),
    ...of(7, "missing"),
  ];
  assert.deepEqual(seasonLines(en, show, "hd").split("\n"), [
    "✅ Seasons 1, 2 and the specials: available",
    "◐ Season 3: partly there",
    "⏳ Season 4: on its way",
    "🕒 Season 5: requested",
    "⚠️ Season 6: refused by the download server",
    "▫️ Season 7: not requested",
  ]);
  assert.equal(seasonLines(de, show, "uhd"), "▫️ Staffeln 1–7 und die Specials: nicht angefragt");
  assert.equal(seasonLines(en, [], "hd"), "");
});

Deno.test("seasonLines() tells of every season once, with the sign that the picker shows", () => {
  fc.assert(fc.property(seasons, fc.constantFrom("hd" as const, "uhd" as const), (some, of) => {
    const lines = seasonLines(en, some, of).split("\n").filter(Boolean);
    const marks = new Set(some.map((it) => it[of]));
    assert.equal(lines.length, marks.size);
    for (const mark of marks) assert.equal(lines.filter((it) => it.startsWith(`${markSign(mark)} `)).length, 1);
  }));
});
