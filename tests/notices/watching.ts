/** A watcher at work between a tiny Seerr and a store in memory, with times so short that a test need not wait. */
import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { TIMES } from "../../src/notices/times.ts";
import { createWatcher, type Watcher, type WatcherParts } from "../../src/notices/watcher.ts";
import { startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { type Accounts, createAccounts } from "../../src/services/accounts.ts";
import { createHttp } from "../../src/services/http.ts";
import { createSeerr, type Seerr } from "../../src/services/seerr.ts";
import type { Follow, Line, Notice, NoticeStore, Store } from "../../src/store/mod.ts";
import { openStore } from "../../src/store/mod.ts";
import { readSeerrSpec } from "../support/seerr_spec.ts";
import { IDS, PEOPLE } from "../support/small_world.ts";

const specs = Deno.env.get("TEST_SPECS");
if (!specs) console.log("TEST_SPECS is not set: no call is held against Seerr's specification");

/** Every round at once, again and again. */
export const QUICK = { ...TIMES, sweep: 4, walk: 4, wish: 8, hook: 2, tick: 1 };
/** For what must be found without that. */
export const NEVER = 10_000_000;

/** What a test says in place of the ordinary. */
export interface WatchingOptions {
  seerr?: TinySeerrOptions;
  parts?: Partial<WatcherParts>;
  times?: Partial<typeof QUICK>;
  settings?: Partial<WatcherParts["settings"]>;
  /** What the watcher sees of the store. */
  notices?(notices: NoticeStore): Partial<NoticeStore>;
  /** What the watcher hears of Seerr in place of the truth. */
  hears?(seerr: Seerr): Partial<Seerr>;
  /** Before the watcher starts. */
  before?(seerr: TinySeerr, store: Store): void | Promise<void>;
}

export interface Watching {
  seerr: TinySeerr;
  store: Store;
  watcher: Watcher;
  accounts: Accounts;
  /** May be changed between two watchers. */
  times: typeof QUICK;
  /** All that was true before is known now: a sweep and a walk began and ended since, where they come round at all. */
  settled(): Promise<void>;
  /** Ends the watcher and starts another one on the same store; it swept and walked at least once. */
  restart(between?: () => void | Promise<void>): Promise<void>;
  /** A second watcher on the same store. */
  another(): Watcher;
  /** What is owed to a person, oldest first, in short: "available 1,2 whole". */
  owed(person: string): Promise<string[]>;
}

/** Mia and the person who needs no approval, as everybody in these tests. */
export const { mia: MIA, trusted: TOM } = IDS;
export const ACCOUNTS = { mia: 2, tom: 3 } as const;

const film = (id: number, more: object = {}) => ({ kind: "movie" as const, id, title: `Film ${id}`, ...more });
/** TMDB ids. */
export const FILM = 1, OTHER = 2, OLD = 3, THIRD = 4, SERIES = 1, OLD_SERIES = 5;
/** Three films, one that was always there, and two series of three seasons; a film and a series share a number. */
export const WORLD: TinySeerrOptions = {
  people: PEOPLE,
  library: [
    film(FILM, { posterPath: "/p.jpg", releaseDate: "2020-01-01" }),
    film(OTHER),
    film(THIRD),
    film(OLD, { library: { status: 5 } }),
    ...[SERIES, OLD_SERIES].map((id) => ({
      kind: "tv" as const,
      id,
      name: `Series ${id}`,
      seasons: [1, 2, 3].map((seasonNumber) => ({ seasonNumber, episodeCount: 8 })),
    })),
  ],
};

/** At the end nothing may be left open, and every call must have been one that the family's specification has. */
export async function watching(options: WatchingOptions, act: (it: Watching) => Promise<void>): Promise<void> {
  const seerr = await startTinySeerr({ ...WORLD, ...options.seerr });
  const store = await openStore({ path: ":memory:", log: silent, now: Date.now });
  const http = createHttp({ url: seerr.url, apiKey: seerr.apiKey, log: silent });
  const accounts = createAccounts({
    seerr: createSeerr(http.send),
    unlinkedUsers: "refuse",
    log: silent,
    now: Date.now,
  });
  const times = { ...QUICK, ...options.times };
  const done = { sweeps: 0, walks: 0 };
  const notices: NoticeStore = {
    ...store.notices,
    async mark(some) {
      await store.notices.mark(some);
      if (some.sweptAt !== undefined) done.sweeps++;
      if (some.walkedAt !== undefined) done.walks++;
    },
    ...options.notices?.(store.notices),
  };
  const truth = createSeerr(http.send);
  const create = () =>
    createWatcher({
      seerr: { ...truth, ...options.hears?.(truth) },
      store: { ...store, notices },
      accounts,
      ask: () => Promise.resolve({ kind: "nothing" }),
      is4k: ({ what }) => what === "4k",
      name: () => Promise.resolve(undefined),
      settings: { requesters: true, to: "direct", announce: false, language: "en", ...options.settings },
      lease: { held: () => true, term: () => 1 },
      onOwed: () => {},
      onTrouble: () => {},
      log: silent,
      now: Date.now,
      times,
      random: () => 0,
      ...options.parts,
    });
  await options.before?.(seerr, store);
  const it: Watching = {
    seerr,
    store,
    accounts,
    times,
    watcher: create(),
    async settled() {
      await accounts.changed();
      const { sweeps, walks } = done;
      await until(() => times.sweep === NEVER || done.sweeps >= sweeps + 2);
      await until(() => times.walk === NEVER || done.walks >= walks + 2);
    },
    async restart(between = () => {}) {
      await it.watcher.close();
      await between();
      const { sweeps, walks } = done;
      it.watcher = create();
      it.watcher.start();
      await until(() => done.sweeps > sweeps && done.walks > walks);
      await it.settled();
    },
    another: create,
    owed: async (person) => (await owedTo(store, person)).map(({ lines }) => lines.map(inShort).join(" + ")),
  };
  try {
    it.watcher.start();
    await until(() => done.sweeps > 0 || times.sweep === NEVER);
    await act(it);
  } finally {
    await it.watcher.close();
    accounts.close();
    http.close();
    store.close();
    await seerr.close();
  }
  const spec = specs ? readSeerrSpec(specs, options.seerr?.family ?? "seerr") : undefined;
  assert.deepEqual(seerr.calls.flatMap((call) => spec?.callProblems(call) ?? []), []);
}

/** What is owed to a person, oldest first. */
export async function owedTo(store: Store, person: string): Promise<Notice[]> {
  const due = await store.notices.due(Infinity, 10_000);
  return due.flatMap(({ value }) => value?.person === person ? [value] : []);
}

function inShort({ event, is4k, seasons, whole, reason }: Line): string {
  return [event, seasons.join(), is4k && "4k", whole && "whole", reason].filter(Boolean).join(" ");
}

/** What somebody follows by hand. */
export function followBy(person: string, about: Partial<Follow> & Pick<Follow, "kind" | "tmdbId">): Follow {
  return { person, title: "A title", asked: [], at: Date.now(), ...about };
}

/** Waits until something is so, for ten seconds at most. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, "it never came to pass");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
