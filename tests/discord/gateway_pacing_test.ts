/** How long the gateway waits, and when it stops waiting. */
import { deepStrictEqual as equal, match } from "node:assert/strict";
import { fatalSentence } from "../../src/discord/gateway_close_code.ts";
import { backoff, PACING, waitAfter } from "../../src/discord/gateway_pacing.ts";

Deno.test("backoff() doubles from the shortest to the longest wait, with chance in between", () => {
  const most = (failures: number) => backoff(failures, { ...PACING, random: () => 1 });
  equal([0, 1, 2, 3, 5, 6, 60, 5000].map(most), [2000, 2000, 4000, 8000, 32_000, 60_000, 60_000, 60_000]);
  equal([0, 1, 60].map((failures) => backoff(failures, { ...PACING, random: () => 0 })), [1000, 1000, 1000]);
});

Deno.test("waitAfter() is as long as Discord asks and patience needs", () => {
  const wait = (upFor: number | undefined, invalidSession: boolean, failures: number) =>
    waitAfter({ upFor, invalidSession }, failures, { ...PACING, random: () => 1 });
  equal(wait(10_000, false, 0), 0);
  equal(wait(9_999, false, 0), 2000);
  equal(wait(10_000, true, 0), 5000);
  equal(wait(undefined, true, 1), 5000);
  equal(wait(undefined, true, 4), 16_000);
  equal(wait(undefined, false, 20), 60_000);
});

for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) {
  Deno.test(`fatalSentence() says what to do about ${code}`, () =>
    match(fatalSentence(code) ?? "", /: .*(put|start|update)/));
}

Deno.test("fatalSentence() says nothing about codes after which a new connection helps", () => {
  equal([1000, 1001, 1006, 4000, 4003, 4007, 4008, 4009, 0].map(fatalSentence), Array(9).fill(undefined));
});
