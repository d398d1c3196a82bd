/** The heartbeat: says again and again how the bot does, until it ends. */
import { within } from "../../discord/within.ts";
import { createRounds, type Rounds } from "../../notices/watching/rounds.ts";
import type { Health } from "../../store/mod.ts";

/** What is said, to whom, and when. */
export interface BeatsOptions {
  /** Never rejects. */
  say(): Promise<Health>;
  write(health: Health): Promise<void>;
  /** Told of every attempt, with what it failed by; of one that fails while it is being closed, nothing. */
  onWritten(error?: unknown): void;
  /** Between two of them, in milliseconds; the shorter one while the gateway is not up, and after one that failed. */
  times: { every: number; soon: number };
}

/** How long the end may take, in milliseconds. */
const LAST = 1_000;

/** Nothing is said before `start`, nor after `close`, which waits for what is being said. */
export function createBeats({ say, write, onWritten, times }: BeatsOptions): Rounds {
  let closed = false;
  const rounds = createRounds({
    async work() {
      const health = await say();
      if (closed) return times.every;
      await write(health);
      onWritten();
      return health.gateway.state === "up" ? times.every : times.soon;
    },
    afterFailure: times.soon,
    onFailure: onWritten,
  });
  return {
    start: rounds.start,
    async close() {
      closed = true;
      await within(rounds.close(), LAST);
    },
  };
}
