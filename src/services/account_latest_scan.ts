/** The latest scan of the accounts, which answers everybody who asks while it runs or is recent. */
import type { Log } from "../log.ts";
import { type LinkMap, scanAccounts } from "./account_scan.ts";
import type { Seerr } from "./seerr.ts";

/** A scan at a time, and what the last one that succeeded found. */
export interface LatestScan {
  /** One that is on its way or recent, with its failure; else a new one, which `log` tells of. */
  links(atMostEvery: number, log: Log): Promise<LinkMap>;
  /** What the last one that succeeded found. */
  known(): LinkMap | undefined;
  /** Whether that one could read this account, and not merely keep its former links. */
  couldRead(userId: number): boolean;
  /** Some account could not be read in it nor ever before; not said of one that has failed again and again. */
  isLacking(): boolean;
  /** Milliseconds until `links` looks anew rather than repeats what is old; 0 also while it runs or has just ended. */
  untilNew(atMostEvery: number): number;
}

interface Scan {
  /** When it started. */
  at: number;
  scan: Promise<LinkMap>;
  state: "running" | "done" | "failed";
  /** When it ended. */
  ended: number;
}

/** For how long a scan that ended so may answer others, in milliseconds, however seldom scans are wanted. */
const REUSE = { done: Infinity, failed: 2_000 };
/** For how long after its end a scan tells what is, in milliseconds: nobody gets into Seerr's settings and back sooner. */
const FRESH = 3_000;

/** After so many scans in a row an account that no scan could read counts as nobody's. */
const MOST_LACKING = 3;

/** Nothing is scanned before somebody asks. */
export function createLatestScan({ seerr, now }: { seerr: Seerr; now(): number }): LatestScan {
  let known: LinkMap | undefined;
  let last: Scan | undefined;
  let lackedFor = 0;
  const everRead = new Set<number>();
  let read: ReadonlySet<number> = new Set();

  async function scan(log: Log): Promise<LinkMap> {
    const started = now();
    let lacks = false;
    const readNow = new Set<number>();
    const onAccount = (userId: number, isRead: boolean) => {
      if (isRead) everRead.add(userId), readNow.add(userId);
      else if (!everRead.has(userId)) lacks = true;
    };
    known = await scanAccounts({ seerr, former: known, onAccount, log });
    read = readNow;
    lackedFor = lacks ? lackedFor + 1 : 0;
    log.debug("accounts scanned", { linked: known.size, ms: now() - started });
    return known;
  }

  function begin(log: Log): Scan {
    const mine: Scan = { at: now(), scan: scan(log), state: "running", ended: 0 };
    const end = (state: Scan["state"]) => Object.assign(mine, { state, ended: now() });
    mine.scan.then(() => end("done"), () => end("failed"));
    return mine;
  }

  return {
    links(atMostEvery, log) {
      if (!last || (last.state !== "running" && repeatsUntil(last, atMostEvery) <= now())) last = begin(log);
      return last.scan;
    },
    known: () => known,
    couldRead: (userId) => read.has(userId),
    isLacking: () => lackedFor > 0 && lackedFor < MOST_LACKING,
    untilNew(atMostEvery) {
      if (!last || last.state === "running" || now() - last.ended < FRESH) return 0;
      return Math.max(0, repeatsUntil(last, atMostEvery) - now());
    },
  };
}

/** Until when a scan that ended answers others. */
function repeatsUntil({ at, state }: Scan, atMostEvery: number): number {
  return at + (state === "failed" ? Math.min(atMostEvery, REUSE.failed) : atMostEvery);
}
