/** How long records are kept. The time stands in each and is looked at when it is read; the database only sweeps. */

const DAY = 86_400_000;

/** Milliseconds that told-keys and follows that ended are kept. */
export const YEAR = 365 * DAY;
/** Milliseconds that messages wait for a command, and that it is known what somebody was told lately. */
export const MONTH = 30 * DAY;

/** Whether something of then still counts; a time that is no number never grows old. */
export function isFresh(then: number, lifetime: number, now: number): boolean {
  return !(then + lifetime <= now);
}

/** What a record is written with, so that the database takes it away in the end. */
export function expiry([word]: Deno.KvKey, value: unknown): { expireIn?: number } {
  if (word === "told") return { expireIn: YEAR };
  if (word === "held" || word === "lately") return { expireIn: MONTH };
  if (word === "follow" && hasEnded(value)) return { expireIn: YEAR };
  return word === "follows" && value === false ? { expireIn: YEAR } : {};
}

function hasEnded(value: unknown): boolean {
  return typeof value === "object" && value !== null && "ended" in value && value.ended !== undefined;
}
