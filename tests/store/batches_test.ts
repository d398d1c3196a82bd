import assert from "node:assert/strict";
import fc from "fast-check";
import { batchesOf, bytesOf } from "../../src/store/batches.ts";

const room = { changes: 10, checks: 5, bytes: 100 };

Deno.test("batchesOf() begins a batch when anything no longer fits", () => {
  const cases: [string, { changes?: number; checks?: number; bytes?: number }[], number[]][] = [
    ["nothing", [], []],
    ["one", [{}], [1]],
    ["changes", [{ changes: 6 }, { changes: 4 }, { changes: 1 }], [2, 1]],
    ["checks", [{ checks: 5 }, { checks: 1 }], [1, 1]],
    ["bytes", [{ bytes: 60 }, { bytes: 60 }, { bytes: 40 }], [1, 2]],
    ["too large", [{}, { checks: 9 }, {}, {}], [1, 1, 2]],
  ];
  for (const [name, items, sizes] of cases) {
    const batches = batchesOf(items, (item) => ({ changes: 0, checks: 0, bytes: 0, ...item }), room);
    assert.deepEqual(batches.map(({ length }) => length), sizes, name);
  }
});

Deno.test("batchesOf() keeps every item once, in order, and every batch within its room", () => {
  const cost = fc.record({ changes: fc.nat(12), checks: fc.nat(6), bytes: fc.nat(120) });
  fc.assert(fc.property(fc.array(cost), (items) => {
    const batches = batchesOf(items, (item) => item, room);
    assert.deepEqual(batches.flat(), items);
    for (const batch of batches) {
      const sum = (of: keyof typeof room) => batch.reduce((total, item) => total + item[of], 0);
      const fits = sum("changes") <= 10 && sum("checks") <= 5 && sum("bytes") <= 100;
      assert.ok(fits || batch.length === 1);
    }
  }));
});

Deno.test("bytesOf() is never less than what a value takes in the database", async () => {
  const { serialize } = await import("node:v8");
  const json = fc.jsonValue({ depthSize: "large", maxDepth: 6, stringUnit: "grapheme" });
  fc.assert(fc.property(json, (value) => assert.ok(bytesOf(value) >= serialize(value).length)), { numRuns: 500 });
  assert.ok(bytesOf(undefined) >= serialize(undefined).length);
});
