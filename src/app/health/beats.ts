/** The heartbeat: says again and again how the bot does, until it ends. */
import { within } from "../../discord/within.ts";
import type { Health } from "../../store/mod.ts";

/** What is said, to whom, and when. */
export interface BeatsOptions {
  /** Never rejects. */
  say(): Promise<Health>;
  write(health: Health): Promise<void>;
  /** Told of every attempt, with what it failed by. */
  onWritten(error?: unknown): void;
  /** Between two of them, in milliseconds; the shorter one while the gateway is not up, and after one that failed. */
  times: { every: number; soon: number };
}

/** How long the end may take, in milliseconds. */
const LAST = 1_000;

/** Nothing is said before `start`, nor after `close`, which waits for what is being said. */
export function createBeats({ say, write, onWritten, times }: BeatsOptions): { start(): void; close(): Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> | undefined;
  let closed = false;

  async function run(): Promise<void> {
    const health = await say();
    if (closed) return;
    const isWritten = await write(health).then(() => (onWritten(), true), (error) => (onWritten(error), false));
    if (!closed) timer = setTimeout(begin, isWritten && health.gateway.state === "up" ? times.every : times.soon);
  }
  const begin = () => void (going = run());

  return {
    start: () => going ?? begin(),
    async close() {
      closed = true;
      clearTimeout(timer);
      if (going) await within(going, LAST);
    },
  };
}
