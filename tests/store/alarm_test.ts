import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { createAlarm } from "../../src/store/alarm.ts";
import { StoreError } from "../../src/store/store_error.ts";

Deno.test("createAlarm() tells the first error of an hour", () => {
  const lines: string[] = [];
  let now = 0;
  const log = createLog({
    level: "warn",
    format: "text",
    write: (line) => lines.push(line),
    now: () => now,
    secrets: [],
  });
  const alarm = createAlarm(log, () => now);
  const full = new StoreError('Cannot use the store "/x": the disk is full. Make room');
  for (const at of [0, 1, 3_599_999, 3_600_000, 3_600_001]) {
    now = at;
    alarm(full);
  }
  assert.deepEqual(lines.map((line) => line.slice(0, 24)), ["1970-01-01T00:00:00.000Z", "1970-01-01T01:00:00.000Z"]);
  for (const line of lines) assert.match(line, /WARN {2}store in trouble error=.*the disk is full\. Make room/);
});
