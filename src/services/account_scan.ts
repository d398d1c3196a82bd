/** Reads every account's Discord ids, since Seerr finds nobody by them. */
import type { Seerr } from "./seerr.ts";

/** Discord id → the accounts that carry it. */
export type LinkMap = ReadonlyMap<string, readonly number[]>;

/** How many accounts are read at a time. */
const AT_ONCE = 6;
/** What Discord ids look like; people may have typed anything. */
const SNOWFLAKE = /^\d{17,20}$/;

/** All of them or none: throws `ServiceError` when an account cannot be read. One deleted meanwhile drops out. */
export async function scanAccounts(seerr: Seerr): Promise<LinkMap> {
  const waiting = await userIds(seerr);
  const owners = new Map<string, number[]>();
  async function worker(): Promise<void> {
    for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
      for (const discordId of new Set(await seerr.discordIds(userId))) {
        if (SNOWFLAKE.test(discordId)) owners.set(discordId, [...owners.get(discordId) ?? [], userId]);
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return owners;
  } finally {
    // When one failed, the others have nothing more to do.
    waiting.length = 0;
  }
}

async function userIds(seerr: Seerr): Promise<number[]> {
  const ids = new Set<number>();
  for (let read = 0;;) {
    const { pageInfo, results } = await seerr.users(read);
    for (const { id } of results) ids.add(id);
    read += results.length;
    if (results.length === 0 || read >= (pageInfo.results ?? read)) return [...ids];
  }
}
