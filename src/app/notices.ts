/** Everything that happens by itself: looking and delivering; put together, started, ended. */
import { categoryKey, type Config } from "../config.ts";
import type { Desk } from "../commands/receive.ts";
import type { Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { createAdmins } from "../notices/admins.ts";
import { type Courier, createCourier } from "../notices/courier.ts";
import { createLease } from "../notices/lease.ts";
import { TIMES, type Times } from "../notices/times.ts";
import { createWatcher, type Watcher, type WatcherState } from "../notices/watcher.ts";
import type { Accounts } from "../services/accounts.ts";
import type { Desk as Lists } from "../services/desk.ts";
import { tmdbLanguage } from "../services/language.ts";
import type { Seerr } from "../services/seerr.ts";
import { ServiceError } from "../services/service_error.ts";
import { readTitleName, titleOf } from "../services/title_name.ts";
import type { TitleId } from "../services/title_state.ts";
import type { Store } from "../store/mod.ts";
import { createWishAsking, isWishFor4k } from "./standing_wish.ts";

/** What it is made of. */
export interface NoticeParts {
  store: Store;
  seerr: Seerr;
  accounts: Accounts;
  rest: Rest;
  lists: Lists;
  /** One person's view, as for an interaction of theirs. */
  deskFor(log: Log): Desk;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Shorter ones for tests. */
  times?: Partial<Times>;
}

/** The notices at work. */
export interface Notices {
  signal: Watcher["signal"];
  /** Nothing is looked at or sent before. */
  start(): void;
  /** For health; `isLeading`: it is this process that looks and delivers. */
  state(): { watcher: WatcherState; courier: ReturnType<Courier["state"]>; isLeading: boolean };
  /** Ends within some seconds what is under way. */
  close(): Promise<void>;
}

/** How long a name may be waited for, in milliseconds. */
const NAMING = 5_000;

/** Puts it together; nothing happens yet. */
export function createNotices(config: Config, parts: NoticeParts): Notices {
  const { store, rest, log, now } = parts;
  const { notices: policy, language } = config;
  const process = crypto.randomUUID().slice(0, 8);
  const times = { ...TIMES, sweep: policy.sweep * 1_000, ...parts.times };
  const admins = createAdmins({ discord: rest, channel: config.discord.adminChannel || undefined, language, log, now });
  const lease = createLease({
    store: store.notices,
    process,
    log,
    now,
    times,
    onChange: (held) => held && courier.wake(),
  });
  const courier = createCourier({
    store: store.notices,
    discord: rest,
    settings: {
      to: policy.to,
      pace: policy.pace,
      language,
      ...(policy.channel ? { channel: policy.channel } : {}),
      ...(policy.announce ? { announce: policy.announce } : {}),
    },
    lease,
    process,
    tellAdmins: admins.tell,
    log,
    now,
    times,
    random: Math.random,
  });
  const watcher = createWatcher({
    ...parts,
    ask: createWishAsking(config, parts.deskFor, log),
    is4k: (wish) => isWishFor4k(config, wish.what, categoryKey),
    name: (title, locale) => nameOf(parts, title, locale),
    settings: {
      requesters: policy.requesters,
      to: policy.to,
      announce: policy.announce !== "",
      language: tmdbLanguage(language),
      ...(config.seerr.unlinkedUsers === "refuse" ? {} : { sharedUser: config.seerr.unlinkedUsers }),
    },
    lease,
    onOwed: () => courier.wake(),
    onTrouble: (error) => isKeyRefused(error) && admins.tell("seerr key", (words) => words.admins.seerrKey),
    times,
    random: Math.random,
  });
  return {
    signal: watcher.signal,
    start() {
      for (const part of [lease, watcher, courier]) part.start();
    },
    state: () => ({ watcher: watcher.state(), courier: courier.state(), isLeading: lease.held() }),
    async close() {
      await Promise.all([watcher.close(), courier.close(), admins.close()]);
      // Last, so that nobody else begins while this process still does something.
      await lease.close();
    },
  };
}

function isKeyRefused(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === "key";
}

/** What a title is called in a person's language; undefined when Seerr does not tell. */
async function nameOf({ lists, log, now }: NoticeParts, title: TitleId, locale: string) {
  const scope = { until: now() + NAMING, log };
  const named = await readTitleName(lists, title, { language: tmdbLanguage(locale), scope });
  return named && titleOf(title.tmdbId, named);
}
