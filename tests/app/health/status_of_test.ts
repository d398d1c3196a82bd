import assert from "node:assert/strict";
import { BLIP, START, statusOf } from "../../../src/app/health/status_of.ts";
import type { Health } from "../../../src/store/mod.ts";
import { NOW } from "../../support/context.ts";
import { healthOf, noticesOf } from "../../support/healthy.ts";

const gateway = (state: Health["gateway"]["state"]) => ({ state, shards: 1, reconnects: 0 });
const started = (ago: number) => ({ startedAt: NOW - ago });
const halted = { code: 40003, until: NOW + 1 };

const CASES: [why: string, changes: Partial<Health>, cutOffFor: number, status: Health["status"]][] = [
  ["all is well", {}, 0, "ok"],
  [
    "what waits, was given up or never happened is no trouble",
    {
      notices: { waiting: 99, held: 9, sent: 0, failed: 7, isLeading: false },
    },
    0,
    "ok",
  ],
  ["a gateway that is cut off", { gateway: gateway("down") }, BLIP, "down"],
  ["a gateway that never came up", { gateway: gateway("connecting"), ...started(START) }, START, "down"],
  ["a blip", { gateway: gateway("down") }, BLIP - 1, "degraded"],
  ["the first minute", { gateway: gateway("connecting"), ...started(START - 1) }, START - 1, "degraded"],
  ["a clock that was set back by a day", { gateway: gateway("down"), ...started(-86_400_000) }, BLIP, "down"],
  ["a store that cannot be used", { store: { isWritable: false } }, 0, "down"],
  ["a store that cannot be used, at the start", { store: { isWritable: false }, ...started(0) }, 0, "down"],
  ["a Seerr that cannot be reached", { seerr: { isReachable: false, fault: "unreachable" } }, 0, "degraded"],
  ["a Seerr that refuses the key", { seerr: { isReachable: true, version: "3.3.0", fault: "key" } }, 0, "degraded"],
  ["a courier that is halted", { notices: noticesOf({ halted }) }, 0, "degraded"],
  ["watching in trouble", { notices: noticesOf({ fault: "other" }) }, 0, "degraded"],
  ["worse goes before bad", { seerr: { isReachable: false }, store: { isWritable: false } }, 0, "down"],
];

for (const [why, changes, cutOffFor, status] of CASES) {
  Deno.test(`statusOf() is ${status}: ${why}`, () => {
    assert.equal(statusOf(healthOf(changes), cutOffFor), status);
  });
}
