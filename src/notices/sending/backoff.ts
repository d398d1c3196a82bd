/** How long to rest after so many failures. */
import type { Times } from "../times.ts";

/** Doubles from `times.retry` to `times.longestRetry` (ms), less up to half of it by chance, so that not all come at once. */
export function backoff(failures: number, times: Pick<Times, "retry" | "longestRetry">, random: () => number): number {
  const whole = Math.min(times.longestRetry, times.retry * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.ceil(whole * (1 - random() / 2));
}
