import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeStatuses } from "../../src/services/merge_statuses.ts";

const film = (hd: number, uhd = 1) => ({ hd, uhd, seasons: [] });

Deno.test("mergeStatuses() takes the best of each copy", () => {
  const cases: [number[], number][] = [
    [[], 1],
    [[5, 4, 3, 2, 1, 7, 6], 5],
    [[6, 7, 1, 2, 3, 4], 4],
    [[3, 7], 3],
    [[2, 7], 2],
    [[1, 7], 1],
    [[7, 6], 7],
    [[6, 99], 6],
    [[99], 99],
    [[99, 1], 1],
  ];
  for (const [statuses, best] of cases) {
    assert.equal(mergeStatuses(statuses.map((it) => film(it, 3))).hd, best, String(statuses));
    assert.equal(mergeStatuses(statuses.map((it) => film(3, it))).uhd, best, `${statuses} in 4K`);
  }
});
Deno.test("mergeStatuses() takes the best of each season, ascending and each once", () => {
  const one = { hd: 4, uhd: 1, seasons: [{ number: 2, hd: 3, uhd: 1 }, { number: 1, hd: 5, uhd: 7 }] };
  const other = { hd: 3, uhd: 2, seasons: [{ number: 2, hd: 4, uhd: 2 }, { number: 0, hd: 1, uhd: 1 }] };
  assert.deepEqual(mergeStatuses([one, other]), {
    hd: 4,
    uhd: 2,
    seasons: [{ number: 0, hd: 1, uhd: 1 }, { number: 1, hd: 5, uhd: 7 }, { number: 2, hd: 4, uhd: 2 }],
  });
});
Deno.test("mergeStatuses() does not go by the order of rows, and one row stays as it is", () => {
  const status = fc.integer({ min: 0, max: 9 });
  const season = fc.record({ number: fc.integer({ min: 0, max: 3 }), hd: status, uhd: status });
  const row = fc.record({ hd: status, uhd: status, seasons: fc.array(season, { maxLength: 3 }) });
  fc.assert(fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
    const merged = mergeStatuses(rows);
    assert.deepEqual(mergeStatuses(rows.toReversed()), merged);
    assert.deepEqual(mergeStatuses([merged]), merged);
    assert.deepEqual(mergeStatuses([merged, ...rows]), merged);
  }));
});
