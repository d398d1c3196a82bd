/** Says that the store fails, but not for each of the many who then cannot use it; and that it works again. */
import type { Log } from "../log.ts";

/** Ms between two lines that say the same. */
const BETWEEN = 3_600_000;

/** Listens to all that fails. */
export interface Alarm {
  /** Tells each message once an hour; whoever needed the store tells what follows from that. */
  failed(error: Error): void;
  /**
   * A heartbeat was written, or could not be. What was told is over when one is written after one that could not be, or when
   * nothing failed since the last: a value that cannot be read, or a list that takes too long, hinders no heartbeat.
   */
  beat(isWritten: boolean): void;
}

/** Nothing failed so far. */
export function createAlarm(log: Log, now: () => number): Alarm {
  const toldAt = new Map<string, number>();
  let trouble: { since: number; isTold: boolean } | undefined;
  let [isCalm, wasWritten] = [true, true];

  // A clock that is set back must not make it mute.
  function forgetOld(at: number): void {
    for (const [message, told] of toldAt) if (at < told || at - told >= BETWEEN) toldAt.delete(message);
  }

  return {
    failed(error) {
      const at = now();
      forgetOld(at);
      isCalm = false;
      trouble ??= { since: at, isTold: false };
      if (toldAt.has(error.message)) return;
      toldAt.set(error.message, at);
      trouble.isTold = true;
      log.warn("store in trouble", { error, so: "the bot goes on, and may forget what it is to remember meanwhile" });
    },
    beat(isWritten) {
      if (isWritten && (isCalm || !wasWritten)) {
        if (trouble?.isTold) log.info("store works again", { ms: now() - trouble.since });
        trouble = undefined;
      }
      [isCalm, wasWritten] = [true, isWritten];
    },
  };
}
