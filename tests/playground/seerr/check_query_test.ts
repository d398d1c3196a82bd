/** Raw queries: what the validator in front of Seerr lets pass. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { checkQuery } from "../../../src/playground/seerr/check_query.ts";
import { edition } from "../../../src/playground/seerr/edition.ts";
import type { Parameter } from "../../../src/playground/seerr/route.ts";

const rules: Readonly<Record<string, Parameter>> = {
  query: { kind: "string", required: true },
  page: { kind: "number" },
  sort: { kind: ["added", "modified"] },
  q: { kind: "string", since: "2.2" },
};

const cases: readonly (readonly [raw: string, verdict: Record<string, string> | RegExp])[] = [
  ["query=matrix", { query: "matrix" }],
  ["query=the%20matrix&page=2", { query: "the matrix", page: "2" }],
  ["query=a~b-c_d.e", { query: "a~b-c_d.e" }],
  ["query=%22x%22", { query: '"x"' }],
  ["query=what?", { query: "what?" }],
  ["query=a=b", { query: "a=b" }],
  ["query=100%", { query: "100%" }],
  ["query=%ZZ", { query: "%ZZ" }],
  ["query=%20", { query: " " }],
  ["query=x&page=1.5", { query: "x", page: "1.5" }],
  ["query=x&page=-1", { query: "x", page: "-1" }],
  ["query=the+matrix", /must be url encoded/],
  ["query=tmdb:603", /must be url encoded/],
  ["", /must have required property 'query'/],
  ["page=1", /must have required property 'query'/],
  ["query=", /Empty value found for query parameter 'query'/],
  ["query", /Empty value found for query parameter 'query'/],
  ["query=x&foo=1", /Unknown query parameter 'foo'/],
  ["query=tom&jerry", /Unknown query parameter 'jerry'/],
  ["query=x&query=y", /must be string/],
  ["query=x&page=abc", /must be number/],
  ["query=x&page=%20", /must be number/],
  ["query=x&sort=bogus", /allowed values: added, modified/],
];

Deno.test("checkQuery() reads values and refuses what the real validator refuses", async (t) => {
  for (const [raw, verdict] of cases) {
    await t.step(raw, () => {
      const checked = checkQuery(raw, rules, edition("seerr"));
      if (verdict instanceof RegExp) assert.match(said(checked), verdict);
      else assert.deepEqual(checked, { values: verdict });
    });
  }
});

Deno.test("checkQuery() refuses every reserved character but ? and = when it is not encoded", () => {
  for (const character of ":/#[]@!$'()*+,;") {
    assert.match(said(checkQuery(`query=a${character}b`, rules, edition("seerr"))), /must be url encoded/, character);
  }
});

Deno.test("checkQuery() knows a parameter only from the release that brought it", () => {
  assert.match(said(checkQuery("query=x&q=y", rules, edition("overseerr"))), /Unknown query parameter 'q'/);
  assert.deepEqual(checkQuery("query=x&q=y", rules, edition("jellyseerr")), { values: { query: "x", q: "y" } });
});

Deno.test("checkQuery() gives back whatever was encoded strictly", () => {
  const strictly = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
    assert.deepEqual(checkQuery(`query=${strictly(text)}`, rules, edition("seerr")), { values: { query: text } });
  }));
});

function said(checked: ReturnType<typeof checkQuery>): string {
  return "complaints" in checked ? checked.complaints.map((complaint) => complaint.message).join("; ") : "nothing";
}
