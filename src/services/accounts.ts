/** Which Seerr account a person on Discord has: a map from Discord id to account, scanned now and then. */
import type { Log } from "../log.ts";
import { type LinkMap, scanAccounts } from "./account_scan.ts";
import { within } from "./patience.ts";
import type { Seerr } from "./seerr.ts";
import { ServiceError } from "./service_error.ts";

/** linked: by their Discord id · shared: the account for people without one · ambiguous: their Discord id is on several. */
export type Account =
  | { kind: "linked"; userId: number }
  | { kind: "shared"; userId: number }
  | { kind: "unlinked" }
  | { kind: "ambiguous"; userIds: number[] };

/** Finding throws `ServiceError` when nothing is known and Seerr cannot be asked. */
export interface Accounts {
  /** From the map; a miss scans once more, at most every 15 s for all misses together. */
  find(discordId: string): Promise<Account>;
  /** "Check again": scans even when the map knows an answer, at most every 15 s for all. */
  findAfresh(discordId: string): Promise<Account>;
  /** How many Discord ids have exactly one account. */
  linked(): Promise<number>;
  /** The first scan, and one in the background every now and then. */
  start(): void;
  close(): void;
}

/** What the map needs, and how often it is read. */
export interface AccountsOptions {
  seerr: Seerr;
  /** What people without an account are: refused, or all of them this Seerr user. */
  unlinkedUsers: "refuse" | number;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Background scans, in milliseconds; 300,000. */
  refreshEvery?: number;
  /** Scans that somebody waits for, in milliseconds; 15,000. */
  scanAtMostEvery?: number;
  /** How long somebody waits for a scan, in milliseconds; 10,000. */
  patience?: number;
}

interface Scan {
  /** When it started. */
  at: number;
  scan: Promise<LinkMap>;
  state: "running" | "done" | "failed";
}

/** For how long a scan that ended so may answer others, in milliseconds, however seldom scans are wanted. */
const REUSE = { done: Infinity, failed: 2_000 };

/** A map that is empty until the first scan; nobody is asked before `start` or the first person. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { seerr, log, now, refreshEvery = 300_000, scanAtMostEvery = 15_000, patience = 10_000 } = options;
  let map: LinkMap | undefined;
  let last: Scan | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function scan(): Promise<LinkMap> {
    const started = now();
    map = await scanAccounts(seerr);
    log.debug("accounts scanned", { linked: map.size, ms: now() - started });
    return map;
  }

  /** A scan that is on its way or recent, with its failure; else a new one. A failed one leaves the map as it was. */
  function scanned(atMostEvery: number): Promise<LinkMap> {
    if (last && (last.state === "running" || now() - last.at < Math.min(atMostEvery, REUSE[last.state]))) {
      return last.scan;
    }
    const mine: Scan = { at: now(), scan: scan(), state: "running" };
    mine.scan.then(() => mine.state = "done", () => mine.state = "failed");
    last = mine;
    return mine.scan;
  }

  const awaited = () => within(patience, scanned(scanAtMostEvery), tooSlow);
  const inBackground = () => {
    scanned(0).catch((error) => log.warn("accounts not scanned", { cause: String(error) }));
  };

  return {
    async find(discordId) {
      const account = map && accountIn(map, discordId);
      return account ?? accountIn(await awaited(), discordId) ?? others(options);
    },
    findAfresh: async (discordId) => accountIn(await awaited(), discordId) ?? others(options),
    linked: async () => [...(map ?? await awaited()).values()].filter((owners) => owners.length === 1).length,
    start() {
      inBackground();
      timer ??= setInterval(inBackground, refreshEvery);
    },
    close: () => clearInterval(timer),
  };
}

function accountIn(map: LinkMap, discordId: string): Account | undefined {
  const owners = map.get(discordId) ?? [];
  const [userId] = owners;
  if (userId === undefined) return undefined;
  return owners.length === 1
    ? { kind: "linked", userId }
    : { kind: "ambiguous", userIds: owners.toSorted((a, b) => a - b) };
}

function others({ unlinkedUsers }: AccountsOptions): Account {
  return unlinkedUsers === "refuse" ? { kind: "unlinked" } : { kind: "shared", userId: unlinkedUsers };
}

function tooSlow(): ServiceError {
  return new ServiceError("Cannot find an account: Seerr's accounts are not read yet", { kind: "slow" });
}
