/** Two processes on one file, or a network between: what another one holds is waited for, but not for ever. */
import { StoreError, UNREACHED } from "./store_error.ts";

/** How long and how often. */
export interface Patience {
  /** Milliseconds until it is given up. */
  within: number;
  /** Between 0 and 1, so that two processes do not meet again and again. */
  random(): number;
  /** A database that no other process can hold, but that may not answer. */
  isRemote: boolean;
  /** Holds whatever is under way, also what is no longer waited for. */
  underWay: Set<Promise<unknown>>;
}

const PATIENCE = { within: 5000, random: Math.random, isRemote: false };
/** Milliseconds; a commit takes 1–3 on a disk. */
const SHORTEST_PAUSE = 4;
const LONGEST_PAUSE = 250;

/**
 * Does something to the database, again while another process holds it.
 * @throws StoreError when it is still held in the end; whatever else `act` throws passes through.
 */
export async function withRetry<T>(act: () => Promise<T>, patience: Partial<Patience> = {}): Promise<T> {
  const { within, random, isRemote, underWay } = { ...PATIENCE, underWay: new Set(), ...patience };
  const end = performance.now() + within;
  for (let pause = SHORTEST_PAUSE;; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      const doing = act();
      underWay.add(doing);
      // It may still fail after nobody waits for it.
      doing.catch(() => {}).finally(() => underWay.delete(doing));
      return await before(end, doing, isRemote);
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (performance.now() + pause >= end) throw outOfPatience(isRemote, error);
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + random() / 2)));
  }
}

/** Deno KV waits without end for a file that another program has locked, and for a server that does not answer. */
async function before<T>(end: number, doing: Promise<T>, isRemote: boolean): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(outOfPatience(isRemote)), end - performance.now());
  try {
    return await Promise.race([doing, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && !(error instanceof StoreError) &&
    /database (?:table )?is (?:locked|busy)/.test(error.message);
}

function outOfPatience(isRemote: boolean, cause?: unknown): StoreError {
  const reason = isRemote ? UNREACHED : "another process holds it. End the other one, or give this one its own";
  return new StoreError(`Cannot use the store: ${reason}`, { cause, passing: true });
}
