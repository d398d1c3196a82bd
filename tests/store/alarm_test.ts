import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { createAlarm } from "../../src/store/alarm.ts";
import { StoreError } from "../../src/store/store_error.ts";

const full = new StoreError('Cannot use the store "/x": the disk is full. Make room');
const HOUR = 3_600_000;

/** What is said of errors, and of what could be written, at these times. */
function linesOf(...happened: [at: number, error?: Error][]): string[] {
  const lines: string[] = [];
  let now = 0;
  const write = (line: string) => lines.push(line);
  const log = createLog({ level: "info", format: "text", write, now: () => now, secrets: [] });
  const alarm = createAlarm(log, () => now);
  for (const [at, error] of happened) {
    now = at;
    alarm(error);
  }
  return lines;
}

/** When a line was written, and of what. */
const inShort = (line: string) => [Date.parse(line.slice(0, 24)), line.slice(25).replace(/ error=.*/, "")];

Deno.test("createAlarm() tells the first error of an hour", () => {
  const lines = linesOf([0, full], [1, full], [HOUR - 1, full], [HOUR, full], [HOUR + 1, full]);
  assert.deepEqual(lines.map((line) => inShort(line)[0]), [0, HOUR]);
  for (const line of lines) assert.match(line, /WARN {2}store in trouble error=.*the disk is full\. Make room/);
});

Deno.test("createAlarm() tells once that the store works again, and then of the next error", () => {
  const lines = linesOf([0], [1000, full], [2000, full], [5000], [6000], [7000, full]);
  assert.deepEqual(lines.map(inShort), [
    [1000, "WARN  store in trouble"],
    [5000, "INFO  store works again ms=4000"],
    [7000, "WARN  store in trouble"],
  ]);
});

Deno.test("createAlarm() is not mute when the clock is set back", () => {
  const lines = linesOf([2 * HOUR, full], [2 * HOUR - 1, full], [2 * HOUR, full]);
  assert.deepEqual(lines.map((line) => inShort(line)[0]), [2 * HOUR, 2 * HOUR - 1]);
});
