/** One at a time per key, in the order of arrival, within this process. */
import { orLate, type Patience } from "./patience.ts";

/** A queue for each key. */
export interface Locks {
  /** Runs `work` when all before it with this key are done; waits at most `patience` ms, else throws what `late` makes. */
  alone<Value>(key: string, patience: Patience, work: () => Promise<Value>): Promise<Value>;
}

/** Nothing is locked yet. */
export function createLocks(): Locks {
  const tails = new Map<string, Promise<void>>();
  return {
    async alone(key, patience, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const { promise: done, resolve: finish } = Promise.withResolvers<void>();
      const tail = before.then(() => done);
      tails.set(key, tail);
      tail.then(() => tails.get(key) === tail && tails.delete(key));
      try {
        await orLate(before, patience);
        return await work();
      } finally {
        finish();
      }
    },
  };
}
