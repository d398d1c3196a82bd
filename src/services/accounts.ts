/** Which Seerr account a person on Discord has: a map from Discord id to account, scanned now and then. */
import type { Log } from "../log.ts";
import { createLatestScan } from "./account_latest_scan.ts";
import type { LinkMap } from "./account_scan.ts";
import { orLate, pause } from "./patience.ts";
import type { Seerr } from "./seerr.ts";
import { ServiceError } from "./service_error.ts";

/** linked: by their Discord id · shared: the account for people without one · ambiguous: their Discord id is on several. */
export type Account =
  | { kind: "linked"; userId: number }
  | { kind: "shared"; userId: number }
  | { kind: "unlinked" }
  | { kind: "ambiguous"; userIds: number[] };

/** Finding throws `ServiceError` when nothing is known and Seerr cannot be asked. A scan that it causes is told to `log`. */
export interface Accounts {
  /** From the map; a miss scans once more, at most every 15 s for all misses together. */
  find(discordId: string, log?: Log): Promise<Account>;
  /** "Check again": scans even when the map knows an answer, at most every 15 s for all, and waits 8 s for that if it must. */
  findAfresh(discordId: string, log?: Log): Promise<Account>;
  /** Somebody's link was just written: what is read from now on knows it. Waits some seconds at most; never rejects. */
  changed(log?: Log): Promise<void>;
  /**
   * The people of every account: the Discord ids that stand on that account alone, from the last scan, or from one that this
   * causes when there was none. The account for people without one has only those who are linked to it. While some account
   * was never read it throws, and scans again for some time: who counts as nobody would miss what is theirs. `afresh` scans
   * first, at most every 15 s for all.
   */
  people(afresh?: "afresh"): Promise<Map<number, string[]>>;
  /**
   * Whether an account that was somebody's is known not to be theirs any more: the last scan has read it, and others have it
   * now, or this Discord id stands on another one alone. What is merely missing proves nothing.
   */
  hasLost(discordId: string, userId: number): boolean;
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

/** How long somebody waits until a scan may begin, in milliseconds; later than that, the last one has to do. */
const LONGEST_WAIT = 8_000;

/** A map that is empty until the first scan; nobody is asked before `start` or the first person. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { log, now, refreshEvery = 300_000, scanAtMostEvery = 15_000, patience = 10_000 } = options;
  const scans = createLatestScan(options);
  const closing = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;

  const scanned = (lines: Log) => orLate(scans.links(scanAtMostEvery, lines), { ms: patience, late: tooSlow });

  /** What a scan finds that ended just now or will; else what the last one found, when it is too long until the next. */
  async function looked(lines: Log): Promise<LinkMap> {
    const wait = scans.untilNew(scanAtMostEvery);
    if (wait === 0 || wait > LONGEST_WAIT) return await scanned(lines);
    const asked = now();
    await pause(wait, closing.signal);
    if (closing.signal.aborted) throw tooSlow();
    // Of those who wait, the first to wake scans for all.
    return await orLate(scans.links(now() - asked, lines), { ms: patience - wait, late: tooSlow });
  }

  const inBackground = () => {
    scans.links(0, log).catch((error) => log.warn("accounts not scanned", { cause: String(error) }));
  };

  return {
    async find(discordId, lines = log) {
      const known = scans.known();
      const account = known && accountIn(known, discordId);
      return account ?? accountIn(await scanned(lines), discordId) ?? others(options);
    },
    findAfresh: async (discordId, lines = log) => accountIn(await looked(lines), discordId) ?? others(options),
    async changed(lines = log) {
      // A scan that runs already may have passed that account, so another follows it.
      const twice = scans.links(0, lines).then(() => scans.links(0, lines));
      await orLate(twice, { ms: LONGEST_WAIT, late: tooSlow }).catch((error) =>
        lines.warn("accounts not scanned", { cause: String(error) })
      );
    },
    async people(afresh) {
      const map = afresh || scans.isLacking() ? await scanned(log) : scans.known() ?? await scanned(log);
      if (scans.isLacking()) {
        throw new ServiceError("Cannot tell whose accounts are whose: not all were read", { kind: "slow" });
      }
      return peopleIn(map);
    },
    hasLost(discordId, userId) {
      const known = scans.known();
      if (!known || !scans.couldRead(userId)) return false;
      const owned = known.get(discordId) ?? [];
      return !owned.includes(userId) && (owned.length === 1 || isSomebodys(known, userId));
    },
    linked: async () => [...(scans.known() ?? await scanned(log)).values()].filter((it) => it.length === 1).length,
    start() {
      inBackground();
      timer ??= setInterval(inBackground, refreshEvery);
    },
    close() {
      clearInterval(timer);
      closing.abort();
    },
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

function isSomebodys(map: LinkMap, userId: number): boolean {
  for (const owned of map.values()) if (owned.includes(userId)) return true;
  return false;
}

function peopleIn(map: LinkMap): Map<number, string[]> {
  const people = new Map<number, string[]>();
  for (const [discordId, [userId, ...more]] of map) {
    if (userId === undefined || more.length > 0) continue;
    people.set(userId, [...people.get(userId) ?? [], discordId]);
  }
  return people;
}

function others({ unlinkedUsers }: AccountsOptions): Account {
  return unlinkedUsers === "refuse" ? { kind: "unlinked" } : { kind: "shared", userId: unlinkedUsers };
}

function tooSlow(): ServiceError {
  return new ServiceError("Cannot find an account: Seerr's accounts are not read yet", { kind: "slow" });
}
