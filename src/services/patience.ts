/** Waiting, but not for ever. */

/** What comes within `ms` milliseconds, else what `late` throws. What was waited for goes on. */
export async function within<Value>(ms: number, promise: Promise<Value>, late: () => Error): Promise<Value> {
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
