/** Rate limits: a bucket for each route, and one for everything. */
import type { Rate } from "../settings.ts";
import type { World } from "../world.ts";

/** Uses since a moment. */
interface Bucket {
  since: number;
  count: number;
}

/** How a request stands in its buckets. */
export interface Allowance {
  /** Headers that every answer of the route carries. */
  headers: Record<string, string>;
  /** It is too much: how long to wait, in ms, and in which bucket. */
  refused?: { wait: number; global: boolean };
}

/** Counts requests. */
export interface Limits {
  use(bucket: { name: string; key: string; rate: Rate; global: boolean }): Allowance;
}

/** Counters for a world. Windows are fixed: they begin with the first request. */
export function createLimits(world: World): Limits {
  const buckets = new Map<string, Bucket>();
  const now = world.settings.now;
  return {
    use({ name, key, rate, global }) {
      const everything = global ? take(buckets, "*", world.settings.globalRate, now()) : undefined;
      const own = take(buckets, `${name} ${key}`, rate, now());
      const wait = Math.max(everything?.wait ?? 0, own.wait);
      const headers = headersOf(name, rate, own, now());
      if (wait === 0) return { headers };
      return { headers, refused: { wait, global: (everything?.wait ?? 0) > 0 } };
    },
  };
}

function take(buckets: Map<string, Bucket>, key: string, rate: Rate, now: number): Bucket & { wait: number } {
  const old = buckets.get(key);
  const bucket = old && now - old.since < rate.per ? old : { since: now, count: 0 };
  buckets.set(key, bucket);
  bucket.count++;
  return { ...bucket, wait: bucket.count > rate.limit ? Math.max(1, bucket.since + rate.per - now) : 0 };
}

function headersOf(name: string, rate: Rate, bucket: Bucket, now: number): Record<string, string> {
  const resetAt = bucket.since + rate.per;
  return {
    "x-ratelimit-bucket": name,
    "x-ratelimit-limit": String(rate.limit),
    "x-ratelimit-remaining": String(Math.max(0, rate.limit - bucket.count)),
    "x-ratelimit-reset": (resetAt / 1000).toFixed(3),
    "x-ratelimit-reset-after": ((resetAt - now) / 1000).toFixed(3),
  };
}
