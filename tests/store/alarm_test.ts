import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { createAlarm } from "../../src/store/alarm.ts";
import { StoreError } from "../../src/store/store_error.ts";

const full = new StoreError('Cannot use the store "/x": the disk is full. Make room');
const HOUR = 3_600_000;

/** What is said of errors, and of heartbeats that were written or could not be, at these times. */
function linesOf(...happened: [at: number, what: Error | "written" | "not written"][]): string[] {
  const lines: string[] = [];
  let now = 0;
  const write = (line: string) => lines.push(line);
  const log = createLog({ level: "info", format: "text", write, now: () => now, secrets: [] });
  const alarm = createAlarm(log, () => now);
  for (const [at, what] of happened) {
    now = at;
    if (what instanceof Error) alarm.failed(what);
    else alarm.beat(what === "written");
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

/** A fault that keeps no heartbeat from being written. */
const slow = new StoreError('Cannot use the store "/x": it took too long. Check "store"');

Deno.test("createAlarm() tells once that the store works again, when nothing failed between two heartbeats", () => {
  const lines = linesOf([0, "written"], [1000, slow], [5000, "written"], [6000, "written"], [7000, "written"]);
  assert.deepEqual(lines.map(inShort), [
    [1000, "WARN  store in trouble"],
    [6000, "INFO  store works again ms=5000"],
  ]);
});

Deno.test("createAlarm() tells that the store works again as soon as a heartbeat is written after one that was not", () => {
  const lines = linesOf([0, "written"], [1000, full], [2000, "not written"], [3000, full], [4000, "written"]);
  assert.deepEqual(lines.map(inShort), [[1000, "WARN  store in trouble"], [4000, "INFO  store works again ms=3000"]]);
});

Deno.test("createAlarm() tells no end of what fails again and again between heartbeats that are written", () => {
  const beats = Array.from({ length: 100 }, (_, i): Parameters<typeof linesOf> => [[i, slow], [i, "written"]]).flat();
  assert.deepEqual(linesOf(...beats).map(inShort), [[0, "WARN  store in trouble"]]);
});

Deno.test("createAlarm() tells the same once an hour though it was over meanwhile, and at once what is new", () => {
  const over = (at: number): Parameters<typeof linesOf> => [[at, "written"], [at, "written"]];
  const lines = linesOf([0, slow], ...over(1), [2, slow], ...over(3), [4, slow], [5, full], ...over(6), [HOUR, slow]);
  assert.deepEqual(lines.map((line) => inShort(line).join(" ").slice(0, 32)), [
    "0 WARN  store in trouble",
    "1 INFO  store works again ms=1",
    "5 WARN  store in trouble",
    "6 INFO  store works again ms=2",
    `${HOUR} WARN  store in trouble`,
  ]);
});

Deno.test("createAlarm() is not mute when the clock is set back", () => {
  const lines = linesOf([2 * HOUR, full], [2 * HOUR - 1, full], [2 * HOUR, full]);
  assert.deepEqual(lines.map((line) => inShort(line)[0]), [2 * HOUR, 2 * HOUR - 1]);
});
