/** Dates as Seerr writes them. */

/** "2026-11-21T08:00:37.000Z" */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Milliseconds of a day. */
export const day = 86_400_000;
