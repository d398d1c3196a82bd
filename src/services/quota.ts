/** A person's quota: whether it is used up, and when it frees up. */
import type { MediaRequest, Quota } from "./seerr_schemas.ts";

const DAY = 86_400_000;
/** Seerr's request status that frees the quota. */
const DECLINED = 3;

/** Whether nothing is left; a limit of 0 is none. */
export function isUsedUp({ limit, used, remaining, restricted }: Quota): boolean {
  return limit > 0 && (restricted || (remaining ?? limit - used) <= 0);
}

/**
 * When the next film may be asked for, in milliseconds since the epoch: when so many of the counted requests have left the
 * window that one is free. Undefined when that never happens (`days` 0) or the requests do not tell.
 */
export function freesAt({ limit, days }: Quota, requests: readonly MediaRequest[], now: number): number | undefined {
  if (days <= 0) return undefined;
  const counted = requests
    .filter(({ type, status }) => type === "movie" && status !== DECLINED)
    .map(({ createdAt }) => Date.parse(createdAt ?? ""))
    .filter((at) => at > now - days * DAY)
    .sort((a, b) => a - b);
  const last = counted[Math.max(0, counted.length - limit)];
  return last === undefined ? undefined : last + days * DAY;
}
