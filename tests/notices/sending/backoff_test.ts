import { deepStrictEqual as equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { backoff } from "../../../src/notices/sending/backoff.ts";

const times = { retry: 2_000, longestRetry: 300_000 };

Deno.test("backoff() doubles up to its longest", () => {
  const waits = [1, 2, 3, 7, 8, 9, 500].map((failures) => backoff(failures, times, () => 0));
  equal(waits, [2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000]);
});

Deno.test("backoff() leaves at most half of it to chance, and never waits not at all", () => {
  equal(backoff(1, times, () => 0.5), 1_500);
  fc.assert(fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
    const wait = backoff(failures, times, () => chance);
    ok(wait >= 1_000 && wait <= 300_000);
  }));
});
