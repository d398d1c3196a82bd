import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { scopeOf } from "../../src/services/scope_of.ts";

Deno.test("scopeOf() gives a call until its patience ends, and warns only whoever looks closely", () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  const log = createLog({ level: "debug", format: "json", write, now: () => 0, secrets: [] });
  const { until, log: hushed, user } = scopeOf({ log, now: () => 5_000 }, 30_000);
  assert.deepEqual([until, user], [35_000, undefined]);
  hushed?.warn("failed");
  hushed?.with({ title: 1 }).warn("failed again");
  hushed?.error("broken");
  assert.deepEqual(lines.map(({ level, event }) => [level, event]), [
    ["debug", "failed"],
    ["debug", "failed again"],
    ["error", "broken"],
  ]);
});
