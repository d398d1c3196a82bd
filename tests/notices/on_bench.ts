/** A courier on a bench: a store in memory, a Discord that answers as told, and a clock that is moved by hand. */
import { mock } from "node:test";
import type { Message } from "../../src/discord/reply.ts";
import { DiscordError, type DiscordFault } from "../../src/discord/rest.ts";
import { createLog } from "../../src/log.ts";
import { type Courier, type CourierSettings, createCourier } from "../../src/notices/courier.ts";
import { TIMES, type Times } from "../../src/notices/times.ts";
import type { Conversation, Follow, Habits, Notice, NoticeStore, Versioned } from "../../src/store/mod.ts";
import { wordsFor } from "../../src/words/mod.ts";

/** What the bench began at: a Thursday noon in UTC. */
export const NOON = Date.parse("2026-11-19T12:00:00Z");

/** The part of the store that the courier uses. */
export interface FakeStore {
  notices: Map<string, Versioned<Notice> & { value: Notice }>;
  settled: { notice: Notice; became: "sent" | "dropped" }[];
  held: Notice[];
  conversations: Map<string, Conversation>;
  habits: Map<string, Habits>;
  /** Everybody's of any title, by person. */
  follows: Map<string, Follow>;
  /** Throws what is set; `slow`: how long it takes to find what is due, in ms. */
  fault: { error?: Error; slow?: number };
  /** How large the pages were that were asked for. */
  pages: number[];
}

/** A request that reached Discord. */
export interface Asked {
  at: number;
  what: "open" | "send" | "look";
  /** The person, or the channel. */
  whom: string;
  message?: Message;
  nonce?: string;
}

/** The bench. */
export interface Bench {
  courier: Courier;
  store: FakeStore;
  asked: Asked[];
  sent(): string[];
  lines: string[];
  admins: string[];
  lease: { mine: boolean };
  owe(...notices: Partial<Notice>[]): void;
  /** The process dies where it stands, and another one goes on with its store. */
  crash(): void;
  /** Lets time pass, in steps. */
  pass(ms: number, step?: number): Promise<void>;
}

/** How Discord answers a request; undefined: as it does when all is well. */
export type Answering = (asked: Asked, nth: number) => unknown;

export interface BenchOptions {
  settings?: Partial<CourierSettings>;
  times?: Partial<Times>;
  /** An error is thrown, a promise waited for; anything else is the answer. */
  discord?: Answering;
}

let counted = 0;

/** A notice that is due. */
export function noticeOf(changes: Partial<Notice> = {}): Notice {
  return {
    id: String(++counted).padStart(16, "0"),
    kind: "movie",
    tmdbId: 603,
    person: "100000000000000001",
    title: "The Matrix",
    lines: [{ event: "available", is4k: false, seasons: [] }],
    at: NOON,
    due: NOON,
    tries: 0,
    ...changes,
  };
}

/** The same conversation for the same person. */
export const conversationOf = (person: string) => `9${person.slice(1)}`;

/** An error of the REST side. */
export const failure = (kind: DiscordFault, known: ConstructorParameters<typeof DiscordError>[2] = {}) =>
  new DiscordError(kind, `Cannot send a message: ${kind}`, known);
/** A refusal with one of Discord's codes. */
export const refusal = (status: number, code: number) => failure("refused", { status, code });

/** Runs a test on a bench; the courier is started by the first `pass`. */
export async function onBench(options: BenchOptions, act: (bench: Bench) => Promise<void>): Promise<void> {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
  const bench = createBench(options);
  try {
    await act(bench);
  } finally {
    const closing = bench.courier.close();
    await bench.pass(2000, 500);
    await closing;
    mock.timers.reset();
  }
}

function createBench({ settings = {}, times = {}, discord = () => undefined }: BenchOptions): Bench {
  const store = emptyStore();
  const [asked, lines, admins]: [Asked[], string[], string[]] = [[], [], []];
  const lease = { mine: true };
  const seen = new Map<string, number>();
  async function request(what: Asked["what"], whom: string, more: Partial<Asked> = {}): Promise<unknown> {
    const one = { at: Date.now() - NOON, what, whom, ...more };
    const nth = seen.get(what) ?? 0;
    seen.set(what, nth + 1);
    asked.push(one);
    const answer = await discord(one, nth);
    if (answer instanceof Error) throw answer;
    return answer;
  }
  const life = { process: 1 };
  /** Nothing comes back to a process that is dead. */
  async function alive<T>(process: number, result: Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([result]);
    if (process !== life.process) return await new Promise(() => {});
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  }
  const born = (process: number) => {
    const ask = (...asking: Parameters<typeof request>) => alive(process, request(...asking));
    return createCourier({
      store: storeFace(store, (act) => process === life.process ? alive(process, act()) : new Promise(() => {})),
      discord: {
        openConversation: async (person) => String(await ask("open", person) ?? conversationOf(person)),
        send: async (channel, message, nonce) => String(await ask("send", channel, { message, nonce }) ?? "1"),
        async messagesAfter(channel) {
          const found = await ask("look", channel);
          return Array.isArray(found) ? found.map((id) => ({ id: "1", customIds: [`nc:movie:603:${id}`] })) : [];
        },
      },
      settings: { to: "direct", pace: 0, language: "en", ...settings },
      lease: { held: () => lease.mine },
      process: process === 1 ? "here" : `process ${process}`,
      tellAdmins: (key, say) => void admins.push(`${key}: ${say(wordsFor("en"))}`),
      log: createLog({ level: "info", format: "text", write: (line) => lines.push(line), now: Date.now, secrets: [] }),
      now: Date.now,
      times: { ...TIMES, ...times },
      random: () => 0,
    });
  };
  let courier = born(life.process);
  return {
    get courier() {
      return courier;
    },
    crash() {
      void courier.close();
      courier = born(++life.process);
    },
    ...{ store, asked, lines, admins, lease },
    sent: () => store.settled.filter(({ became }) => became === "sent").map(({ notice }) => notice.person),
    owe(...notices) {
      for (const each of notices) {
        const value = noticeOf({ at: Date.now(), due: Date.now(), ...each });
        store.notices.set(value.id, { value, version: `v${++counted}` });
      }
      courier.wake();
    },
    async pass(ms, step = 100) {
      courier.start();
      await settle();
      for (let left = ms; left > 0; left -= step) {
        mock.timers.tick(Math.min(step, left));
        await settle();
      }
    },
  };
}

/** Lets everything happen that needs no time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
}

function emptyStore(): FakeStore {
  const [conversations, habits] = [new Map<string, Conversation>(), new Map<string, Habits>()];
  return { notices: new Map(), settled: [], held: [], conversations, habits, follows: new Map(), fault: {}, pages: [] };
}

type Act = <T>(act: () => Promise<T>) => Promise<T>;

function storeFace(fake: FakeStore, act: Act): NoticeStore {
  const { notices, settled, held, conversations, habits, follows, fault, pages } = fake;
  const does = <T>(what: () => T) => act(() => fault.error ? Promise.reject(fault.error) : Promise.resolve(what()));
  const unused = () => Promise.reject(new Error("Cannot use this here"));
  return {
    due: async (now, limit) => {
      if (fault.slow) await new Promise((resolve) => setTimeout(resolve, fault.slow));
      return await does(() => {
        pages.push(limit);
        const due = [...notices.values()].filter(({ value }) => value.due <= now);
        return due.sort((one, other) => one.value.due - other.value.due).slice(0, limit);
      });
    },
    rewrite: (notice, version) =>
      does(() => {
        if (notices.get(notice.id)?.version !== version) return undefined;
        const written = { value: notice, version: `v${++counted}` };
        notices.set(notice.id, written);
        return written;
      }),
    settle: (notice, became) => does(() => notices.delete(notice.id) && settled.push({ notice, became }) > 0),
    hold: (notice) => does(() => void (notices.delete(notice.id) && held.push(notice))),
    habits: (person) => does(() => habits.get(person) ?? {}),
    follow: (person) => does(() => ({ value: follows.get(person), version: null })),
    conversation: (person) => does(() => conversations.get(person) ?? {}),
    setConversation: (person, one) => does(() => void conversations.set(person, one)),
    waiting: () => does(() => ({ owed: notices.size, oldest: NOON, held: held.length })),
    ...{ seen: unused, signs: unused, see: unused, followsOf: unused, awaited: unused, isFollowed: unused },
    ...{ following: unused, putFollow: unused, wishes: unused, changeHabits: unused, told: unused, commit: unused },
    ...{ putBack: unused, held: unused, lately: unused, marks: unused, mark: unused, lease: unused },
    ...{ takeLease: unused, dropLease: unused },
  };
}
