/** Work that comes round again and again, never twice at a time. */

/** One kind of it. */
export interface Rounds {
  start(): void;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** What is done, and how long until it is done again. */
export interface RoundsOptions {
  /** What it resolves with is the pause until the next one, in milliseconds. */
  work(): Promise<number>;
  /** The pause after one that failed, likewise. */
  afterFailure: number;
  onFailure(error: unknown): void;
}

/** The first round begins with `start`. */
export function createRounds({ work, afterFailure, onFailure }: RoundsOptions): Rounds {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> | undefined;
  let closed = false;

  async function run(): Promise<void> {
    const wait = await work().catch((error) => {
      if (!closed) onFailure(error);
      return afterFailure;
    });
    if (!closed) timer = setTimeout(begin, wait);
  }
  const begin = () => void (going = run());

  return {
    start: () => going ?? begin(),
    async close() {
      closed = true;
      clearTimeout(timer);
      await going;
    },
  };
}
