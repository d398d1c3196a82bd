/** A store in a folder of its own, on a clock that stands still until it is moved; and records to put into it. */
import { createLog } from "../../src/log.ts";
import type { Follow, Notice, Part, Plan, SeenTitle, TitleKey } from "../../src/store/mod.ts";
import { openStore, type Store } from "../../src/store/mod.ts";
import type { Database } from "../../src/store/database.ts";

export const DAY = 86_400_000;

export interface Place {
  path: string;
  lines: string[];
  /** Milliseconds since the epoch; 5000 at first. */
  clock: { now: number };
  /** Waits for another process that long: milliseconds. */
  open(within?: number): Promise<Store>;
  /** The same file, past the store. */
  raw<T>(act: (kv: Deno.Kv) => Promise<T>): Promise<T>;
}

export async function inFolder(act: (place: Place) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/usherr.db`;
  const lines: string[] = [];
  const clock = { now: 5000 };
  const now = () => clock.now;
  const log = createLog({ level: "debug", format: "text", write: (line) => lines.push(line), now, secrets: [] });
  try {
    await act({
      path,
      lines,
      clock,
      open: (within = 20_000) => openStore({ path, log, now, patience: { within } }),
      async raw(act) {
        const kv = await Deno.openKv(path);
        try {
          return await act(kv);
        } finally {
          kv.close();
        }
      },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

export async function using(opening: Promise<Store>, act: (store: Store) => Promise<void>) {
  const store = await opening;
  try {
    await act(store);
  } finally {
    store.close();
  }
}

/** A store in a folder, for what needs no second look at the file. */
export const withStore = (act: (store: Store, place: Place) => Promise<void>) =>
  inFolder((place) => using(place.open(), (store) => act(store, place)));

/** A database in memory, past the store. */
export async function withDatabase(act: (db: Database) => Promise<void>) {
  const kv = await Deno.openKv(":memory:");
  const log = createLog({ level: "error", format: "text", write() {}, now: () => 0, secrets: [] });
  try {
    await act({ kv, log, now: () => 0, patiently: (act) => act() });
  } finally {
    kv.close();
  }
}

export const MATRIX: TitleKey = { kind: "movie", tmdbId: 603 };
export const SEVERANCE: TitleKey = { kind: "tv", tmdbId: 95396 };

export const seenTitle = (changes: Partial<SeenTitle> = {}): SeenTitle => ({
  hd: 3,
  uhd: 1,
  seasons: [],
  requests: [{ id: 7, status: 2, is4k: false, userId: 3, seasons: [], at: 1000 }],
  ...changes,
});

export const followBy = (person: string, title: TitleKey = MATRIX, changes: Partial<Follow> = {}): Follow => ({
  ...title,
  person,
  title: "A title",
  asked: [{ id: 7, is4k: false, seasons: [], at: 1000 }],
  hd: { all: true },
  at: 2000,
  ...changes,
});

export const noticeFor = (person: string, id: string, changes: Partial<Notice> = {}): Notice => ({
  ...MATRIX,
  id,
  person,
  title: "The Matrix",
  lines: [{ event: "available", is4k: false, seasons: [] }],
  at: 3000,
  due: 4000,
  tries: 0,
  ...changes,
});

export const AVAILABLE = { is4k: false, unit: "movie", event: "available" } as const;

export const partOf = (person: string, changes: Partial<Part> = {}): Part => ({
  person,
  tell: [AVAILABLE],
  untell: [],
  ...changes,
});

export const planOf = (parts: Part[], version: string | null = null): Plan => ({
  ...MATRIX,
  seen: { value: seenTitle({ hd: 5 }), version },
  parts,
});

/** Discord ids, each once. */
export const people = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(100_000_000_000_000_000n + BigInt(i)));
