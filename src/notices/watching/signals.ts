/** Signals: somebody says that something may have happened somewhere. They are not believed, and cost a look at most. */
import { scopeOf } from "../../services/scope_of.ts";
import type { TitleId } from "../../services/title_state.ts";
import { keyOf } from "./look_queue.ts";
import { PATIENCE, type Watch } from "./watch.ts";

/** Where something may have happened; a title, a request, or both. */
export interface Where {
  kind?: "movie" | "tv";
  tmdbId?: number;
  requestId?: number;
  /** It was asked for through us just now: adopted even when it was seen already. */
  ours?: boolean;
}

/** Takes signals. */
export interface Signals {
  signal(where: Where): void;
  /** How many wait. */
  waiting(): number;
  /** Those that wait are dropped: the next sweep finds what they meant. */
  close(): Promise<void>;
}

/** All that was said of a title, or of a request whose title was not said, while it waits. */
interface Signal {
  title: TitleId | undefined;
  requestIds: Set<number>;
  ours: Set<number>;
  timer: ReturnType<typeof setTimeout>;
}

/** How many may wait: beyond, the sweep has to do. */
const MOST = 10_000;
/** How many are followed at a time: each may be a question to Seerr. */
const AT_ONCE = 4;

/** `begun` says whether this process looks at all, and waits until it can. */
export function createSignals(watch: Watch, begun: () => Promise<boolean>): Signals {
  const waiting = new Map<string, Signal>();
  const going = new Set<Promise<void>>();
  const ready: string[] = [];

  async function follow({ title, requestIds, ours }: Signal): Promise<void> {
    try {
      if (!watch.lease.held() || !await begun()) return;
      const where = title ?? await titleOf(watch, requestIds);
      // Nobody waits for it here: when it fails, the next sweep looks again.
      if (where) watch.looks.look(where, { requestIds: [...requestIds], ours: [...ours] });
    } catch (error) {
      watch.log.debug("signal not followed", { title, requestIds: [...requestIds], error });
    }
  }

  function due(key: string): void {
    ready.push(key);
    begin();
  }

  function begin(): void {
    while (going.size < AT_ONCE) {
      const key = ready.shift();
      const signal = key === undefined ? undefined : waiting.get(key);
      if (key === undefined || !signal) return;
      waiting.delete(key);
      const following = follow(signal);
      going.add(following);
      following.finally(() => (going.delete(following), begin()));
    }
  }

  return {
    signal(where) {
      if (watch.stop.aborted || !watch.lease.held()) return;
      const { kind, tmdbId, requestId, ours } = where;
      const title = kind !== undefined && tmdbId !== undefined ? { kind, tmdbId } : undefined;
      const key = title ? keyOf(title) : `request:${requestId}`;
      if (!waiting.has(key)) {
        if (waiting.size >= MOST || !(title || requestId !== undefined)) return;
        const timer = setTimeout(due, watch.times.hook, key);
        waiting.set(key, { title, requestIds: new Set(), ours: new Set(), timer });
      }
      if (requestId === undefined) return;
      waiting.get(key)?.requestIds.add(requestId);
      if (ours) waiting.get(key)?.ours.add(requestId);
    },
    waiting: () => waiting.size,
    async close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await Promise.all(going);
    },
  };
}

/** The title of a request that came without; known from the list, or told by Seerr. */
async function titleOf(watch: Watch, requestIds: ReadonlySet<number>): Promise<TitleId | undefined> {
  for (const id of requestIds) {
    const listed = watch.memory.listed.get(id);
    if (listed) return listed.title;
    const row = await watch.seerr.requestRow(id, scopeOf(watch, PATIENCE.look));
    return row && { kind: row.kind, tmdbId: row.tmdbId };
  }
}
