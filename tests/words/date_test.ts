import assert from "node:assert/strict";
import fc from "fast-check";
import { day } from "../../src/words/date.ts";
import { de, en } from "../../src/words/mod.ts";
import { nasty } from "../support/arbitraries.ts";

Deno.test("day() is the same day wherever the process runs", () => {
  assert.equal(day(en, "1999-03-31"), "March 31, 1999");
  assert.equal(day(de, "1999-03-31"), "31. März 1999");
  assert.equal(day(en, "2026-12-31T23:59:59.999Z"), "December 31, 2026");
  assert.equal(day(en, "2026-01-01T00:00:00.000+14:00"), "January 1, 2026");
});

Deno.test("day() knows no day in what is none", () => {
  for (const odd of ["", "soon", "soon 1", "1999", "1999-03", "1999-13-01", "31.03.1999", "1", "-000001-01-01"]) {
    assert.equal(day(en, odd), undefined, odd);
  }
  fc.assert(fc.property(nasty, (text) => void day(en, text)));
});
