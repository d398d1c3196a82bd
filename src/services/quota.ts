/** A person's quota: what is left, and when it frees up. It counts films, or seasons of series. */
import type { Kind } from "./library.ts";
import type { MediaRequest, Quota } from "./seerr_schemas.ts";

const DAY = 86_400_000;
/** Seerr's request status that frees the quota. */
const DECLINED = 3;

/** Whether nothing is left; a limit of 0 is none. */
export function isUsedUp(quota: Quota): boolean {
  return leftOf(quota) === 0;
}

/** How many films or seasons are left; undefined without a limit. */
export function leftOf({ limit, used, remaining, restricted }: Quota): number | undefined {
  if (limit <= 0) return undefined;
  return restricted ? 0 : Math.max(0, remaining ?? limit - used);
}

/** What is to be asked for. */
export interface Need {
  kind: Kind;
  /** How many films or seasons; 1. */
  count?: number;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * When it may be asked for, in milliseconds since the epoch: when so much of what is counted has left the window that there
 * is room. Undefined when that never happens (`days` 0, or more than the whole quota) or the requests do not tell.
 */
export function freesAt(quota: Quota, requests: readonly MediaRequest[], need: Need): number | undefined {
  const { limit, days } = quota;
  const { kind, count = 1, now } = need;
  if (days <= 0 || count > limit) return undefined;
  const counted = requests
    .filter(({ type, status }) => type === kind && status !== DECLINED)
    .flatMap(({ createdAt, seasons }) => Array<number>(weight(kind, seasons)).fill(Date.parse(createdAt ?? "")))
    .filter((at) => at > now - days * DAY)
    .sort((a, b) => a - b);
  const last = counted[Math.max(0, counted.length - limit + count - 1)];
  return last === undefined ? undefined : last + days * DAY;
}

/** A request of a series whose seasons are not told counts as one. */
function weight(kind: Kind, seasons: readonly number[]): number {
  return kind === "tv" ? Math.max(1, seasons.length) : 1;
}
