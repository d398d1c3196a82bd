import assert from "node:assert/strict";
import { expiry, isFresh, MONTH, YEAR } from "../../src/store/lifetimes.ts";

Deno.test("isFresh() ends with the lifetime; a broken time never grows old", () => {
  assert.deepEqual([isFresh(1000, 50, 1049), isFresh(1000, 50, 1050), isFresh(NaN, 50, 9999)], [true, false, true]);
});

Deno.test("expiry() lets go what is told, held, noted or over, and nothing else", () => {
  const cases: [Deno.KvKey, unknown, number | undefined][] = [
    [["told", "1", "movie", 1, false, "movie", "available"], 1, YEAR],
    [["held", "1", "a"], {}, MONTH],
    [["lately", "1", 1, "a"], {}, MONTH],
    [["follow", "movie", 1, "1"], { ended: { at: 1 } }, YEAR],
    [["follow", "movie", 1, "1"], {}, undefined],
    [["follow", "movie", 1, "1"], null, undefined],
    [["follows", "1", "movie", 1], false, YEAR],
    [["follows", "1", "movie", 1], true, undefined],
    [["asked", "1", 1], { ended: { at: 1 } }, undefined],
    [["seen", "movie", 1], {}, undefined],
  ];
  for (const [key, value, expireIn] of cases) {
    assert.deepEqual(expiry(key, value), expireIn === undefined ? {} : { expireIn });
  }
});
