import assert from "node:assert/strict";
import fc from "fast-check";
import { knowsSecret } from "../../src/web/secret.ts";

Deno.test("knowsSecret() takes the secret, alone or after Bearer, and nothing else", () => {
  const knows = knowsSecret("correct-horse-battery");
  const cases: [string | null, boolean][] = [
    ["correct-horse-battery", true],
    ["Bearer correct-horse-battery", true],
    ["bearer  correct-horse-battery", true],
    ["Basic correct-horse-battery", false],
    ["correct-horse-battery ", false],
    ["Correct-horse-battery", false],
    ["correct-horse-batter", false],
    ["Bearer", false],
    ["", false],
    [null, false],
  ];
  for (const [header, known] of cases) assert.equal(knows(header), known, String(header));
});

Deno.test("knowsSecret() lets nobody in when there is no secret", () => {
  for (const header of ["", null, "Bearer ", "x"]) assert.equal(knowsSecret("")(header), false);
});

Deno.test("knowsSecret() refuses every other text", () => {
  const knows = knowsSecret("correct-horse-battery");
  fc.assert(fc.property(fc.string(), (text) => assert.equal(knows(text), false)));
});
