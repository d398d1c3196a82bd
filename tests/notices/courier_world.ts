/** A courier between the tiny Discord and a store in memory, on a clock that can be moved. */
import { createRest, type Rest } from "../../src/discord/rest.ts";
import { createLog } from "../../src/log.ts";
import { type Courier, type CourierSettings, createCourier } from "../../src/notices/courier.ts";
import { TIMES, type Times } from "../../src/notices/times.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../src/playground/discord/mod.ts";
import { type Notice, openStore, type Store, type Versioned } from "../../src/store/mod.ts";
import { wordsFor } from "../../src/words/mod.ts";

/** What a test works with. */
export interface CourierWorld {
  discord: TinyDiscord;
  rest: Rest;
  store: Store;
  courier: Courier;
  lines: string[];
  admins: string[];
  /** Moves everybody's clock on, in ms. */
  move(ms: number): void;
  now(): number;
  /** Commits what is owed; ids are made up where none are given. */
  owe(...notices: Partial<Notice>[]): Promise<Versioned<Notice>[]>;
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>;
  /** POSTs of messages, as the tiny Discord counted them. */
  sends(): number;
}

export interface CourierWorldOptions {
  discord?: TinyDiscordOptions;
  settings?: Partial<CourierSettings> | ((discord: TinyDiscord) => Partial<CourierSettings>);
  times?: Partial<Times>;
  /** How long an answer is waited for, in ms. */
  deadline?: number;
}

const QUICK: Partial<Times> = { tick: 5, retry: 5, longestRetry: 20 };
const WIDE = { limit: 10_000, per: 1000 };

let made = 0;

/** Runs a test in which the courier is at work. */
export async function withCourier(
  { discord: settings = {}, times = {}, deadline = 2000, ...options }: CourierWorldOptions,
  act: (world: CourierWorld) => Promise<void>,
): Promise<void> {
  let moved = 0;
  const now = () => Date.now() + moved;
  const discord = await startTinyDiscord({
    now,
    messageRate: WIDE,
    conversationRate: WIDE,
    globalRate: WIDE,
    ...settings,
  });
  const [lines, admins]: [string[], string[]] = [[], []];
  const log = createLog({ level: "debug", format: "text", write: (line) => lines.push(line), now, secrets: [] });
  const store = await openStore({ path: ":memory:", log, now });
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl, log, deadline });
  const more = typeof options.settings === "function" ? options.settings(discord) : options.settings;
  const courier = createCourier({
    ...{ store: store.notices, discord: rest, log, now, process: "here", lease: { held: () => true } },
    settings: { to: "direct", pace: 0, language: "en", ...more },
    tellAdmins: (key, say) => void admins.push(`${key}: ${say(wordsFor("en"))}`),
    times: { ...TIMES, ...QUICK, ...times },
    random: Math.random,
  });
  const world: CourierWorld = {
    ...{ discord, rest, store, courier, lines, admins, now },
    move: (ms) => void (moved += ms),
    async owe(...notices) {
      const made = await owe(store, now(), notices);
      courier.wake();
      return made;
    },
    async idle() {
      for (const end = Date.now() + 5000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 3))) {
        // One that is moved at this moment shows in neither place: it is seen the second time.
        const left = await store.notices.due(now() + 1000, 100);
        if (left.length === 0 && (await store.notices.due(now() + 1000, 100)).length === 0) return;
      }
      throw new Error(`Cannot wait longer: something is still due\n${lines.join("\n")}`);
    },
    sends: () =>
      discord.exchanges.filter(({ method, route }) => method === "POST" && route.endsWith("messages")).length,
  };
  courier.start();
  try {
    await act(world);
  } finally {
    await courier.close();
    rest.close();
    store.close();
    await discord.close();
  }
}

async function owe(store: Store, at: number, notices: Partial<Notice>[]): Promise<Versioned<Notice>[]> {
  const whole = notices.map((changes): Notice => ({
    id: String(++made).padStart(16, "a"),
    kind: "movie",
    tmdbId: 603,
    person: "1",
    title: "The Matrix",
    lines: [{ event: "available", is4k: false, seasons: [] }],
    at,
    due: at,
    tries: 0,
    ...changes,
  }));
  const seen = { hd: 5, uhd: 1, seasons: [], requests: [] };
  const plan = { kind: "movie" as const, tmdbId: made, seen: { value: seen, version: null } };
  const parts = whole.map((notice) => ({ person: notice.person, tell: [], untell: [], notice }));
  if (await store.notices.commit({ ...plan, parts }) !== "done") throw new Error("Cannot owe that: it is stale");
  const due = await store.notices.due(Number.MAX_SAFE_INTEGER, 10_000);
  return whole.map((notice) => due.find(({ value }) => value?.id === notice.id) ?? { value: notice, version: null });
}
