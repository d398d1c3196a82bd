/** What all that health knows comes to. */
import type { Health } from "../../store/mod.ts";

/** How long after the start nobody expects Discord's gateway to be up, in milliseconds. */
export const START = 60_000;

/** How long it may be cut off before that is an outage, in milliseconds: resuming takes seconds, and happens daily. */
export const BLIP = 30_000;

/**
 * down: it cannot answer anybody, or cannot remember anything. degraded: it works, but not all that it works with does,
 * or the gateway has been cut off for a moment only.
 * @param cutOffFor for how many milliseconds the gateway has not been up
 */
export function statusOf(health: Omit<Health, "status">, cutOffFor: number): Health["status"] {
  const { at, startedAt, gateway, seerr, notices, store } = health;
  const isUp = gateway.state === "up";
  // A clock that was set back since the start does not begin it again.
  const isStarting = Math.abs(at - startedAt) < START;
  if (!store.isWritable || (!isUp && !isStarting && cutOffFor >= BLIP)) return "down";
  const isTroubled = !seerr.isReachable || seerr.fault !== undefined || notices.halted || notices.fault !== undefined;
  return isTroubled || !isUp ? "degraded" : "ok";
}
