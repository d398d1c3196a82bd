/** Waiting, but not for ever. */

/** How long something is waited for, and what is thrown then. */
export interface Patience {
  ms: number;
  late(): Error;
}

/** What comes within `ms` milliseconds, else what `late` throws. What was waited for goes on. */
export async function orLate<Value>(promise: Promise<Value>, { ms, late }: Patience): Promise<Value> {
  const { promise: alarm, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), Math.max(0, ms));
  try {
    return await Promise.race([promise, alarm]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after some milliseconds, or as soon as `stop` is aborted. */
export async function pause(ms: number, stop?: AbortSignal): Promise<void> {
  if (stop?.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.max(0, ms));
  const end = () => resolve();
  stop?.addEventListener("abort", end);
  await promise;
  stop?.removeEventListener("abort", end);
  clearTimeout(timer);
}
