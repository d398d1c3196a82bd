/** Watches Seerr: signals, sweeps and walks tell where to look, and every look writes down what is owed. */
import { within } from "../discord/within.ts";
import type { MediaRow } from "../services/media_rows.ts";
import { newestRequestId, openRequests } from "../services/open_request_list.ts";
import { scopeOf } from "../services/scope_of.ts";
import { lookAt } from "./watching/look.ts";
import { createLookQueue, keyOf, merged } from "./watching/look_queue.ts";
import { emptyMemory, loadMemory, unsettled } from "./watching/memory.ts";
import { createRounds, type Rounds } from "./watching/rounds.ts";
import { createSignals, type Where } from "./watching/signals.ts";
import { lookAfterWishes } from "./watching/standing_wishes.ts";
import { sweep } from "./watching/sweep.ts";
import { type Ailment, createTrouble, type Trouble, type Work } from "./watching/trouble.ts";
import { walk } from "./watching/walk.ts";
import { PATIENCE, type Watch, type WatcherParts } from "./watching/watch.ts";

export type { WatcherParts, WatchSettings, WishOutcome, WishRequest } from "./watching/watch.ts";
export type { Where };

/** Looks at Seerr for everybody. */
export interface Watcher {
  /** Something may have happened there: looked at after `times.hook`, once however often it is said. */
  signal(where: Where): void;
  start(): void;
  /** Ends within two seconds, whatever is under way. */
  close(): Promise<void>;
  /** For health: when the last sweep and walk succeeded, how many looks wait, and what went wrong, while it does. */
  state(): WatcherState;
}

/** How far the looking has come. */
export interface WatcherState {
  /** Milliseconds since the epoch. */
  sweptAt?: number;
  walkedAt?: number;
  waiting: number;
  trouble?: Ailment;
}

/** How many titles are looked at at a time. */
const MOST_LOOKS = 4;
/** How long the end may take, in milliseconds. */
const LAST = 1_500;

/** Does nothing before `start`, and nothing while this process does not hold the lease. */
export function createWatcher(parts: WatcherParts): Watcher {
  const { log, now, lease } = parts;
  const closing = new AbortController();
  const trouble = createTrouble({ log, now, name: "watching", term: () => lease.term() });
  const met = (work: Work, error: unknown) => {
    // Whoever lost the lease, or ends, has no trouble.
    if (closing.signal.aborted || !lease.held()) return;
    trouble.met(work, error);
    parts.onTrouble(error);
  };
  const looks = createLookQueue<readonly MediaRow[]>({
    most: MOST_LOOKS,
    work: (title, hint) => lookAt(watch, title, hint),
    onFailure(title, hint, error) {
      watch.failed.set(keyOf(title), { title, hint: merged(watch.failed.get(keyOf(title))?.hint, hint) });
      // The next sweep looks again.
      met("sweep", error);
    },
  });
  const watch: Watch = { ...parts, memory: emptyMemory(), looks, failed: new Map(), stop: closing.signal };
  const begun = createBeginning(watch);
  const signals = createSignals(watch, begun);
  const rounds = roundsOf(watch, { begun, met, trouble });

  return {
    signal: (where) => signals.signal(where),
    start: () => rounds.forEach((it) => it.start()),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await within(Promise.all([signals, ...rounds, looks].map((it) => it.close())), LAST);
    },
    state: () => stateOf(watch, { waiting: looks.waiting() + signals.waiting(), trouble: trouble.current() }),
  };
}

interface Going {
  /** Whether this process looks at all; waits until it can. */
  begun(): Promise<boolean>;
  met(work: Work, error: unknown): void;
  trouble: Trouble;
}

/** All that comes round. Whoever does not hold the lease, or has not swept yet, soon asks again. */
function roundsOf(watch: Watch, { begun, met, trouble }: Going): Rounds[] {
  const { lease, times } = watch;
  const soon = Math.min(times.tick, times.sweep);
  const round = (name: Work, work: () => Promise<number>) =>
    createRounds({
      work: async () => lease.held() && await begun() ? await work() : soon,
      afterFailure: times.sweep,
      onFailure: (error) => met(name, error),
    });
  const later = (name: Work, work: () => Promise<number>) =>
    round(name, async () => {
      if (watch.memory.sweptAt === undefined) return soon;
      const pause = await work();
      trouble.over(name);
      return pause;
    });
  return [
    round("sweep", async () => {
      // What is there at the very first start becomes known before anybody is said to have asked for it.
      if (watch.memory.walkedAt === undefined) await walk(watch);
      if (await sweep(watch)) trouble.over("sweep");
      return times.sweep;
    }),
    later("walk", async () => {
      await walk(watch);
      return times.walk;
    }),
    later("wishes", () => lookAfterWishes(watch)),
  ];
}

function stateOf(
  { memory }: Watch,
  { waiting, trouble }: { waiting: number; trouble: Ailment | undefined },
): WatcherState {
  const { sweptAt, walkedAt } = memory;
  return {
    ...(sweptAt === undefined ? {} : { sweptAt }),
    ...(walkedAt === undefined ? {} : { walkedAt }),
    waiting,
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** Remembers what the store knows, anew in each term of the lease; one at a time. Resolves with whether it is still ours. */
function createBeginning(watch: Watch): () => Promise<boolean> {
  let going: Promise<void> | undefined;
  return async () => {
    if (watch.memory.term !== watch.lease.term()) {
      await (going ??= begin(watch).finally(() => going = undefined));
    }
    return watch.lease.held() && watch.memory.term === watch.lease.term();
  };
}

/** The first start of all notes which requests were there before it, and which of them are open. */
async function begin(watch: Watch): Promise<void> {
  const { store: { notices }, seerr, lease } = watch;
  const term = lease.term();
  const scope = scopeOf(watch, PATIENCE.list);
  const memory = await loadMemory(notices, term);
  const { newestRequest, lastRequest, walkedAt } = await notices.marks();
  memory.newestRequest = newestRequest ?? await newestRequestId(seerr, scope);
  memory.lastRequest = lastRequest ?? memory.newestRequest;
  if (newestRequest === undefined) await notices.mark({ newestRequest: memory.newestRequest });
  if (walkedAt !== undefined) memory.walkedAt = walkedAt;
  else for (const row of await openRequests(seerr, scope)) memory.first.set(row.id, row);
  const again = await unsettled(notices, memory);
  watch.memory = memory;
  for (const { title, requestIds } of again) {
    const hint = merged(watch.failed.get(keyOf(title))?.hint, { requestIds });
    watch.failed.set(keyOf(title), { title, hint });
  }
}
