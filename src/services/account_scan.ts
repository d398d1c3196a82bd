/** Reads every account's Discord ids, since Seerr finds nobody by them. */
import type { Log } from "../log.ts";
import type { Seerr } from "./seerr.ts";
import { ServiceError, type ServiceFault } from "./service_error.ts";

/** Discord id → the accounts that carry it. */
export type LinkMap = ReadonlyMap<string, readonly number[]>;

/** What a scan reads, and what an account that cannot be read keeps. */
export interface ScanOptions {
  seerr: Seerr;
  /** What the scan before found. */
  former?: LinkMap | undefined;
  /** Told of every account, once it is read or cannot be. */
  onAccount?(userId: number, isRead: boolean): void;
  log: Log;
}

/** How many accounts are read at a time. */
const AT_ONCE = 6;
/** What Discord ids look like; people may have typed anything. */
const SNOWFLAKE = /^\d{17,20}$/;
/** Failures that lie with one account and say nothing of the others. */
const OF_ONE: ReadonlySet<ServiceFault> = new Set<ServiceFault>(["broken", "refused", "nonsense"]);

/**
 * All accounts; one that cannot be read keeps its former links, one deleted meanwhile drops out.
 * @throws ServiceError when Seerr cannot be asked, does not list all of its accounts, or can read none of them
 */
export async function scanAccounts(options: ScanOptions): Promise<LinkMap> {
  const { seerr, log, onAccount } = options;
  const all = await userIds(options);
  const waiting = [...all];
  const owners = new Map<string, number[]>();
  const failures: ServiceError[] = [];
  async function worker(): Promise<void> {
    for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
      const found = await seerr.discordIds(userId, { log }).catch(failureOf(failures));
      onAccount?.(userId, found !== undefined);
      const discordIds = found ?? formerOf(options, userId, failures.at(-1));
      for (const discordId of new Set(discordIds)) {
        if (SNOWFLAKE.test(discordId)) owners.set(discordId, [...owners.get(discordId) ?? [], userId]);
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    // When one failed, the others have nothing more to do.
    waiting.length = 0;
  }
  const [failure] = failures;
  if (failure && failures.length === all.length) throw failure;
  return owners;
}

/** For `catch`: undefined where one account cannot be read; throws what does not lie with that account alone. */
function failureOf(failures: ServiceError[]) {
  return (error: unknown): undefined => {
    if (!(error instanceof ServiceError && OF_ONE.has(error.kind))) throw error;
    failures.push(error);
  };
}

/** The links that an account had. */
function formerOf(
  { former = new Map(), log }: ScanOptions,
  userId: number,
  failure: ServiceError | undefined,
): string[] {
  log.warn("account not read, its former links stay", { account: userId, cause: failure?.message });
  return [...former].filter(([, userIds]) => userIds.includes(userId)).map(([discordId]) => discordId);
}

async function userIds({ seerr, log }: ScanOptions): Promise<number[]> {
  const ids = new Set<number>();
  for (let read = 0;;) {
    const { pageInfo, results } = await seerr.users(read, { log });
    for (const { id } of results) ids.add(id);
    read += results.length;
    const total = pageInfo.results ?? read;
    if (read >= total) return [...ids];
    // Who is left out would count as somebody without an account.
    if (results.length === 0) {
      throw new ServiceError(`Cannot read Seerr's accounts: it listed ${read} of ${total}`, { kind: "nonsense" });
    }
  }
}
