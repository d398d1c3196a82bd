/** Keeps answers for a while, and asks once when several people want the same at once. */

/** What every cache needs of whoever makes it. */
export interface CacheParts {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Told of every look-up: whether the answer was there, or on its way. */
  onLookUp?(isHit: boolean): void;
}

/** How much a cache keeps, and for how long. */
export interface CacheOptions<Value> extends CacheParts {
  /** How many answers are kept; the one not used for longest goes first. */
  largest: number;
  /** For how many milliseconds an answer is kept. */
  keep(value: Value): number;
  /** For how many milliseconds a failure is. */
  keepFailure: number;
}

/** Answers by their key; failures are answers too. */
export interface Cache<Value> {
  /** The answer that is there or on its way, else a new one. */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
  clear(): void;
}

/** An empty one. */
export function createCache<Value>({ largest, keep, keepFailure, now, onLookUp }: CacheOptions<Value>): Cache<Value> {
  const entries = new Map<string, { value: Promise<Value>; until: number }>();

  function add(key: string, value: Promise<Value>): Promise<Value> {
    const entry = { value, until: Infinity };
    const settle = (time: number) => entry.until = now() + time;
    value.then((it) => settle(keep(it)), () => settle(keepFailure));
    entries.set(key, entry);
    const oldest = entries.size > largest ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
    return value;
  }

  return {
    get(key, make) {
      const entry = entries.get(key);
      entries.delete(key);
      const isHit = entry !== undefined && entry.until > now();
      onLookUp?.(isHit);
      if (!isHit) return add(key, make());
      entries.set(key, entry);
      return entry.value;
    },
    clear: () => entries.clear(),
  };
}
