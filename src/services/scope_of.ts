/** The scope of calls whose failures are told by whoever makes them. */
import type { Log } from "../log.ts";
import type { Scope } from "./seerr.ts";

/**
 * For calls that matter for `patience` milliseconds from now. Seerr's failures are told once when they begin, so the line
 * of each call is for whoever looks closely.
 */
export function scopeOf({ log, now }: { log: Log; now(): number }, patience: number): Scope {
  return { until: now() + patience, log: hushed(log) };
}

function hushed(log: Log): Log {
  return { ...log, warn: log.debug, with: (fields) => hushed(log.with(fields)) };
}
