import assert from "node:assert/strict";
import { span } from "../../../src/cli/check/span.ts";

Deno.test("span() says how long in the largest unit of which there is one", () => {
  const cases: [number, string][] = [
    [-5, "0 seconds"],
    [0, "0 seconds"],
    [1_000, "1 second"],
    [59_999, "59 seconds"],
    [60_000, "1 minute"],
    [3_599_999, "59 minutes"],
    [7_200_000, "2 hours"],
    [86_400_000, "1 day"],
    [86_400_000 * 400, "400 days"],
  ];
  for (const [ms, text] of cases) assert.equal(span(ms), text);
});
