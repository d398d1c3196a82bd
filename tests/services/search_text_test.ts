import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanText, splitYear, withoutDots } from "../../src/services/search_text.ts";

Deno.test("cleanText() trims what is not seen, and leaves every script whole", () => {
  const cases = {
    "  the \t\n matrix  ": "the matrix",
    "the\u0000\u0007matrix": "the matrix",
    "am\u00ADe\u200Blie\uFEFF": "amelie",
    "\uD83D": "",
    "👩‍🚀": "👩‍🚀",
    "می‌خواهم": "می‌خواهم",
    "\u202Eabc\u202C": "abc",
    " ": "",
  };
  for (const [typed, text] of Object.entries(cases)) assert.equal(cleanText(typed), text);
});
Deno.test("cleanText() gives text that can be encoded, and changes nothing the second time", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => {
    const text = cleanText(typed);
    assert(text.isWellFormed());
    assert.equal(cleanText(text), text);
  }));
});
Deno.test("withoutDots() puts spaces for dots", () => {
  assert.equal(withoutDots("The.Matrix.1999"), "The Matrix 1999");
  assert.equal(withoutDots("S.W.A.T."), "S W A T");
  assert.equal(withoutDots("..."), "");
});
Deno.test("splitYear() finds a year with a title before it", () => {
  const cases: [string, string | undefined, string?][] = [
    ["matrix 1999", "matrix", "1999"],
    ["matrix (1999)", "matrix", "1999"],
    ["S.W.A.T. 2003", "S.W.A.T.", "2003"],
    ["Blade Runner 2049 2017", "Blade Runner 2049", "2017"],
    ["dune 2031", "dune", "2031"],
    ["dune 2032", undefined],
    ["Blade Runner 2049", undefined],
    ["dune 1899", undefined],
    ["1917", undefined],
    ["2001 a space odyssey", undefined],
    ["matrix 19999", undefined],
    ["matrix (1999", undefined],
    ["matrix1999", undefined],
  ];
  for (const [text, name, year] of cases) {
    assert.deepEqual(splitYear(text, 2026), name === undefined ? undefined : { name, year }, text);
  }
});
