/** The bot is killed once, as `kill -9` does it, while much happens and much goes wrong. More often: tests/bench/crash.ts. */
import assert from "node:assert/strict";
import { crash } from "../support/crash/run.ts";

Deno.test("a bot that is killed tells everybody what they are owed, once", async () => {
  const report = await crash({ kills: 1, seed: 5, titles: 60, people: 12, life: 1_200, quiet: 400 });
  const { lost, doubled, refused, exits, waiting } = report;
  const nothing = { lost: [], doubled: [], refused: [], exits: 0, waiting: { owed: 0, held: 0 } };
  assert.deepEqual({ lost, doubled, refused, exits, waiting }, nothing);
  assert.ok(report.owed > 20, `${report.owed} were owed`);
});
