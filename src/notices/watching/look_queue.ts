/** Which titles are to be looked at: each at most once at a time, and some at a time. */
import type { TitleId } from "../../services/title_state.ts";

/** What is known of why a title is looked at; several reasons become one look. */
export interface Hint<Evidence> {
  /** Requests of it that the details may not show. */
  requestIds?: readonly number[];
  /** Those that were made through us just now. */
  ours?: readonly number[];
  /** What the walk saw of it; the last one counts. */
  rows?: Evidence;
}

/** A queue of looks. */
export interface LookQueue<Evidence> {
  /** Looks once more, also when a look at this title is under way; resolves with whether that succeeded. */
  look(title: TitleId, hint?: Hint<Evidence>): Promise<boolean>;
  /** How many are waiting or under way. */
  waiting(): number;
  /** Begins no more; those that wait have failed. Waits for those under way. */
  close(): Promise<void>;
}

/** How looks are made. */
export interface LookQueueOptions<Evidence> {
  /** How many at a time. */
  most: number;
  /** @throws when nothing could be found out. */
  work(title: TitleId, hint: Hint<Evidence>): Promise<void>;
  onFailure(title: TitleId, hint: Hint<Evidence>, error: unknown): void;
}

interface Waiting<Evidence> {
  title: TitleId;
  hint: Hint<Evidence>;
  done: PromiseWithResolvers<boolean>;
}

/** A title as a key of a map. */
export function keyOf({ kind, tmdbId }: TitleId): string {
  return `${kind}:${tmdbId}`;
}

/** An empty one. */
export function createLookQueue<Evidence>(options: LookQueueOptions<Evidence>): LookQueue<Evidence> {
  const waiting = new Map<string, Waiting<Evidence>>();
  const running = new Map<string, Promise<void>>();
  let closed = false;

  async function run({ title, hint, done }: Waiting<Evidence>): Promise<void> {
    try {
      await options.work(title, hint);
      done.resolve(true);
    } catch (error) {
      if (!closed) options.onFailure(title, hint, error);
      done.resolve(false);
    }
  }

  function begin(): void {
    for (const [key, next] of waiting) {
      if (running.size >= options.most) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      running.set(key, run(next).finally(() => (running.delete(key), begin())));
    }
  }

  return {
    look(title, hint = {}) {
      if (closed) return Promise.resolve(false);
      const key = keyOf(title);
      const before = waiting.get(key);
      const next = { title, hint: merged(before?.hint, hint), done: before?.done ?? Promise.withResolvers<boolean>() };
      waiting.set(key, next);
      begin();
      return next.done.promise;
    },
    waiting: () => waiting.size + running.size,
    async close() {
      closed = true;
      for (const { done } of waiting.values()) done.resolve(false);
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}

/** Both reasons in one. */
export function merged<Evidence>(one: Hint<Evidence> | undefined, other: Hint<Evidence>): Hint<Evidence> {
  if (!one) return other;
  const rows = other.rows ?? one.rows;
  return {
    requestIds: [...new Set([...one.requestIds ?? [], ...other.requestIds ?? []])],
    ours: [...new Set([...one.ours ?? [], ...other.ours ?? []])],
    ...(rows === undefined ? {} : { rows }),
  };
}
