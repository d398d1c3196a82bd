/** Trying until Discord is there: at the start it may not be reached yet. */
import { aborted } from "../discord/pause.ts";
import { within } from "../discord/within.ts";
import type { Log } from "../log.ts";

/** How to try again: until `stop`, after `first` ms, then ever more slowly. */
export interface Retry {
  log: Log;
  stop: AbortSignal;
  /** Whether another attempt may succeed; what it says no to is thrown. */
  mayPass(error: unknown): boolean;
  /** In ms; 1,000. */
  first?: number;
}

/** The slowest pace of attempts, in ms. */
const LONGEST = 60_000;

/** What `run` gives once it succeeds; undefined as soon as it is stopped, whatever an attempt under way comes to. */
export async function untilReached<T>(run: () => Promise<T>, retry: Retry): Promise<T | undefined> {
  const { log, stop, mayPass, first = 1_000 } = retry;
  const stopped = aborted(stop);
  for (let wait = first; !stop.aborted; wait = Math.min(wait * 2, LONGEST)) {
    try {
      return await Promise.race([run(), stopped]);
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn("cannot reach Discord, trying again", { seconds: wait / 1000, error });
      await within(stopped, wait);
    }
  }
  return undefined;
}
