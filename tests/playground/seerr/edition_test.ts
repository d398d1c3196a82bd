/** Editions. */
import assert from "node:assert/strict";
import { edition, type Family, since } from "../../../src/playground/seerr/edition.ts";

const cases: readonly (readonly [family: Family, version: string | undefined, wanted: string, verdict: boolean])[] = [
  ["seerr", undefined, "3.3", true],
  ["seerr", "3.10.0", "3.3", true],
  ["seerr", "3.1.0", "3.2", false],
  ["seerr", "3.1.0", "2.6", true],
  ["jellyseerr", undefined, "2.6", true],
  ["jellyseerr", undefined, "3.0", false],
  ["overseerr", undefined, "1.30", true],
  ["overseerr", undefined, "2.0", false],
];

Deno.test("since() puts the families on one line of releases", () => {
  for (const [family, version, wanted, verdict] of cases) {
    assert.equal(since(edition(family, version), wanted), verdict, `${family} ${version} ${wanted}`);
  }
});
