/** Two processes on one file: what one holds, the other waits for, but not for ever. */
import { StoreError } from "./store_error.ts";

/** How long and how often. */
export interface Patience {
  /** Milliseconds until it is given up. */
  within: number;
  /** Between 0 and 1, so that two processes do not meet again and again. */
  random(): number;
}

const PATIENCE: Patience = { within: 5000, random: Math.random };
/** Milliseconds; a commit takes 1–3 on a disk. */
const SHORTEST_PAUSE = 4;
const LONGEST_PAUSE = 250;

/**
 * Does something to the database, again while another process holds it.
 * @throws StoreError when it is still held in the end; whatever else `act` throws passes through.
 */
export async function withRetry<T>(act: () => Promise<T>, patience: Partial<Patience> = {}): Promise<T> {
  const { within, random } = { ...PATIENCE, ...patience };
  const end = performance.now() + within;
  for (let pause = SHORTEST_PAUSE;; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await before(end, act());
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (performance.now() + pause >= end) throw heldByAnother(error);
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + random() / 2)));
  }
}

/** Deno KV waits without end for a file that another program has locked. */
async function before<T>(end: number, doing: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(heldByAnother()), end - performance.now());
  try {
    return await Promise.race([doing, late.promise]);
  } finally {
    clearTimeout(timer);
    doing.catch(() => {}); // it may still fail after nobody waits for it
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && !(error instanceof StoreError) &&
    /database (?:table )?is (?:locked|busy)/.test(error.message);
}

function heldByAnother(cause?: unknown): StoreError {
  const message = "Cannot use the store: another process holds it. End the other one, or give this one its own";
  return new StoreError(message, { cause });
}
