/** Says that the store fails, but not for each of the many who then cannot use it. */
import type { Log } from "../log.ts";

/** Ms between two such lines. */
const BETWEEN = 3_600_000;

/** Gets every error of the store, and tells the first of an hour; whoever needed it tells what follows from that. */
export function createAlarm(log: Log, now: () => number): (error: Error) => void {
  let toldAt = -Infinity;
  return (error) => {
    if (now() - toldAt < BETWEEN) return;
    toldAt = now();
    log.warn("store in trouble", { error, so: "the bot goes on, and may forget what it is to remember meanwhile" });
  };
}
