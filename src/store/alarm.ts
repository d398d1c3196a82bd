/** Says that the store fails, but not for each of the many who then cannot use it; and that it works again. */
import type { Log } from "../log.ts";

/** Ms between two lines about one trouble. */
const BETWEEN = 3_600_000;

/**
 * Gets every error of the store, and tells the first of an hour; whoever needed it tells what follows from that. Without an
 * error, something could be written: what was told is over.
 */
export function createAlarm(log: Log, now: () => number): (error?: Error) => void {
  let trouble: { since: number; toldAt: number } | undefined;
  return (error) => {
    const at = now();
    if (!error) {
      if (trouble) log.info("store works again", { ms: at - trouble.since });
      trouble = undefined;
      return;
    }
    // A clock that is set back must not make it mute.
    if (trouble && at >= trouble.toldAt && at - trouble.toldAt < BETWEEN) return;
    trouble = { since: trouble?.since ?? at, toldAt: at };
    log.warn("store in trouble", { error, so: "the bot goes on, and may forget what it is to remember meanwhile" });
  };
}
