/** How much somebody may still ask for. */
import type { Account, Quota } from "./account.ts";
import { day } from "./date.ts";
import { since } from "./edition.ts";
import { may } from "./permissions.ts";
import { requestStatus } from "./request_status.ts";
import { requestsBy } from "./tables.ts";
import type { World } from "./world.ts";

/** One half of GET /user/{id}/quota. */
export interface QuotaState {
  readonly days: number;
  /** 0 is no limit. */
  readonly limit: number;
  readonly used: number;
  /** Absent when there is no limit. */
  readonly remaining?: number;
  readonly restricted: boolean;
}

/** Films count one each, series by season; who manages users has no quota. Declined requests do not count. */
export function quotaOf(world: World, account: Account): { movie: QuotaState; tv: QuotaState } {
  return { movie: state(world, account, "movie"), tv: state(world, account, "tv") };
}

function state(world: World, account: Account, type: "movie" | "tv"): QuotaState {
  const quota = account[type];
  const limit = may(account, "MANAGE_USERS") ? 0 : quota.limit ?? 0;
  const days = quota.days ?? 7;
  const used = limit > 0 ? count(world, account, type) : 0;
  const shared = { days, limit, used, restricted: limit > 0 && limit - used <= 0 };
  return limit > 0 ? { ...shared, remaining: Math.max(0, limit - used) } : shared;
}

function count(world: World, account: Account, type: "movie" | "tv"): number {
  const from = windowStart(world, account[type]);
  return [...requestsBy(world, account)]
    .filter((asked) => asked.media.mediaType === type)
    .filter((asked) => asked.createdAt > from && asked.status !== requestStatus.declined)
    .reduce((sum, asked) => sum + (type === "movie" ? 1 : asked.seasons.length), 0);
}

/** 0 days means for ever from 3.2 on; before, the window was empty. */
function windowStart(world: World, quota: Quota): number {
  const days = quota.days ?? 7;
  if (days === 0 && since(world.edition, "3.2")) return -Infinity;
  return world.now() - days * day;
}
