import assert from "node:assert/strict";
import { approvesItself, hasAny, mayRequest } from "../../src/services/permissions.ts";

Deno.test("mayRequest() looks at HD and 4K apart; an administrator may both", () => {
  const cases: [number, boolean, boolean][] = [
    [0, false, false],
    [2, true, true],
    [32, true, false],
    [262144, true, false],
    [524288, false, false],
    [1024, false, true],
    [2048, false, true],
    [4096, false, false],
    // Bits of later versions lie beyond 32.
    [2 ** 40 + 32, true, false],
    [2 ** 40, false, false],
  ];
  for (const [bits, hd, uhd] of cases) {
    assert.deepEqual([mayRequest(bits, "movie", false), mayRequest(bits, "movie", true)], [hd, uhd], String(bits));
  }
});
Deno.test("mayRequest() has rights of their own for series", () => {
  const cases: [number, boolean, boolean][] = [
    [0, false, false],
    [2, true, true],
    [32, true, false],
    [262144, false, false],
    [524288, true, false],
    [1024, false, true],
    [2048, false, false],
    [4096, false, true],
  ];
  for (const [bits, hd, uhd] of cases) {
    assert.deepEqual([mayRequest(bits, "tv", false), mayRequest(bits, "tv", true)], [hd, uhd], String(bits));
  }
});
Deno.test("hasAny() takes no odd number for a right", () => {
  for (const odd of [NaN, Infinity, 2.5, -Infinity]) assert.equal(hasAny(odd, "REQUEST"), false);
});
Deno.test("approvesItself() knows every way to automatic approval", () => {
  for (const bits of [2, 16, 128, 256, 512]) assert.equal(approvesItself(bits), true, String(bits));
  for (const bits of [0, 32, 262144]) assert.equal(approvesItself(bits), false, String(bits));
});
