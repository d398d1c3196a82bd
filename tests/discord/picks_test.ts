import assert from "node:assert/strict";
import fc from "fast-check";
import { decodePicks, encodePicks, mask, MOST_PICKS } from "../../src/discord/picks.ts";

const list = fc.integer({ min: 0, max: MOST_PICKS }).chain((length) =>
  fc.record({ length: fc.constant(length), places: fc.subarray(Array.from({ length }, (_, i) => i)) })
);

Deno.test("encodePicks() writes one bit for each place", () => {
  const cases: [places: number[], mask: string][] = [
    [[], "0"],
    [[0], "1"],
    [[1], "2"],
    [[0, 1, 2], "7"],
    [[5], "w"],
    [[2, 0], "5"],
    [[35], (2 ** 35).toString(36)],
  ];
  for (const [places, text] of cases) assert.equal(encodePicks(places), text);
});

Deno.test("decodePicks() reads what encodePicks() wrote", () => {
  fc.assert(fc.property(list, ({ length, places }) => {
    const text = encodePicks(places);
    assert.ok(mask.safeParse(text).success, text);
    assert.deepEqual(decodePicks(text, length), places);
  }));
});

Deno.test("encodePicks() fits a mask, everything picked of the longest list included", () => {
  const all = Array.from({ length: MOST_PICKS }, (_, i) => i);
  assert.ok(MOST_PICKS >= 300 && mask.safeParse(encodePicks(all)).success);
  assert.deepEqual(decodePicks(encodePicks(all), MOST_PICKS), all);
  assert.equal(encodePicks([3, MOST_PICKS, 9_999]), encodePicks([3]), "what is beyond is left out");
});

Deno.test("decodePicks() leaves out what the list does not have, whatever the mask", () => {
  assert.deepEqual(decodePicks("zz", 3), [0, 1, 2]);
  assert.deepEqual(decodePicks("z".repeat(60), 0), []);
  const text = fc.string({
    unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz"),
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(fc.property(text, fc.integer({ min: 0, max: MOST_PICKS }), (text, length) => {
    const places = decodePicks(text, length);
    assert.ok(places.every((place, i) => place < length && (i === 0 || place > (places[i - 1] ?? -1))));
  }));
});

Deno.test("mask takes base 36 alone", () => {
  for (const odd of ["", "A", "-1", "1.5", " 1", "1:2", "z".repeat(61), "é"]) {
    assert.ok(!mask.safeParse(odd).success, odd);
  }
});
