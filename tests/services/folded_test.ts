import assert from "node:assert/strict";
import fc from "fast-check";
import { folded } from "../../src/services/folded.ts";

Deno.test("folded() takes case and accents away", () => {
  const cases = [
    ["Žofka", "zofka"],
    ["ÉLODIE", "elodie"],
    ["Øyvind", "oyvind"],
    ["Straße", "strasse"],
    ["Łukasz", "lukasz"],
    ["İstanbul", "istanbul"],
    ["ﬁlm", "film"],
    ["映画", "映画"],
    ["", ""],
  ];
  for (const [text = "", plain] of cases) assert.equal(folded(text), plain, text);
});
Deno.test("folded() does nothing twice", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme-composite" }), (text) => {
    assert.equal(folded(folded(text)), folded(text));
  }));
});
