/** How a bot does that is well, at the moment at which tests play. */
import type { Health } from "../../src/store/mod.ts";
import { NOW } from "./context.ts";

const MINUTE = 60_000;

/** What is not said is well; parts are replaced as a whole. */
export function healthOf(changes: Partial<Health> = {}): Health {
  return {
    status: "ok",
    version: "1.2.3",
    at: NOW,
    startedAt: NOW - 90 * MINUTE,
    gateway: { state: "up", shards: 1, latency: 45, reconnects: 2 },
    seerr: { isReachable: true, version: "3.3.0" },
    notices: noticesOf(),
    store: { isWritable: true },
    memory: 84_000_000,
    ...changes,
  };
}

/** Notices of a bot that is well: nothing waits, some were sent. */
export function noticesOf(changes: Partial<Health["notices"]> = {}): Health["notices"] {
  return {
    waiting: 0,
    held: 0,
    sent: 12,
    failed: 0,
    isLeading: true,
    sweptAt: NOW - MINUTE,
    walkedAt: NOW - 5 * MINUTE,
    hookedAt: NOW - 30 * MINUTE,
    ...changes,
  };
}
