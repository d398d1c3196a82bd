/** What an account is called, may do, and has left. */
import { nameOf } from "./account_name.ts";
import type { Desk } from "./desk.ts";
import type { Kind } from "./library.ts";
import { approvesItself, hasAny, isApprovedAlone, mayRequest } from "./permissions.ts";
import { freesAt, leftOf } from "./quota.ts";
import type { Scope } from "./seerr.ts";
import type { MediaRequest, PublicSettings, Quota } from "./seerr_schemas.ts";
import { orNothing } from "./service_error.ts";

/** One kind's quota; seasons count for series. */
export interface QuotaInfo {
  /** 0: unlimited. */
  limit: number;
  /** 0: for ever. */
  days: number;
  used: number;
  /** Left out when unlimited. */
  left?: number;
  /** When the next one can be asked for again, in milliseconds since the epoch; left out when nothing is used or told. */
  freesAt?: number;
}

/** An account as its owner may see it. */
export interface AccountInfo {
  userId: number;
  /** Never an e-mail address: `#12` stands in for one. */
  name: string;
  admin: boolean;
  /** 4K only when the server has such a service of that kind. */
  may: { movie: boolean; tv: boolean; movie4k: boolean; tv4k: boolean; autoApproved: boolean };
  /** Left out when Seerr does not tell. */
  movieQuota?: QuotaInfo;
  /** Left out when Seerr does not tell. */
  tvQuota?: QuotaInfo;
}

/** What Seerr knows of an account; undefined when it has none of that number. @throws ServiceError */
export async function accountInfo(desk: Desk, userId: number, scope: Scope): Promise<AccountInfo | undefined> {
  const { seerr } = desk;
  const [user, quotas, settings] = await Promise.all([
    seerr.user(userId, scope),
    seerr.quota(userId, scope).catch(orNothing),
    desk.settings.get("", () => seerr.publicSettings(scope)).catch(orNothing),
  ]);
  if (!user) return undefined;
  const { movie, tv } = quotas ?? {};
  const counted = isCounted(movie) || isCounted(tv) ? await seerr.requestsOf(userId, scope).catch(orNothing) : [];
  const quotaInfo = (kind: Kind, quota: Quota) => infoOf(quota, kind, { requests: counted ?? [], now: desk.now() });
  return {
    userId,
    name: nameOf(user),
    admin: hasAny(user.permissions),
    may: rightsOf(user.permissions, settings),
    ...(movie ? { movieQuota: quotaInfo("movie", movie) } : {}),
    ...(tv ? { tvQuota: quotaInfo("tv", tv) } : {}),
  };
}

function rightsOf(permissions: number, settings: PublicSettings | undefined): AccountInfo["may"] {
  const may = {
    movie: mayRequest(permissions, "movie", false),
    tv: mayRequest(permissions, "tv", false),
    movie4k: (settings?.movie4kEnabled ?? false) && mayRequest(permissions, "movie", true),
    tv4k: (settings?.series4kEnabled ?? false) && mayRequest(permissions, "tv", true),
  };
  const kinds = [["movie", may.movie, false], ["tv", may.tv, false], ["movie", may.movie4k, true], [
    "tv",
    may.tv4k,
    true,
  ]] as const;
  const alone = kinds.filter(([, allowed]) => allowed).every(([kind, , is4k]) =>
    isApprovedAlone(permissions, kind, is4k)
  );
  // Said only when it holds for all that they may ask for.
  return { ...may, autoApproved: alone && approvesItself(permissions) };
}

/** Whether requests tell when some of it comes back. */
function isCounted(quota: Quota | undefined): boolean {
  return quota !== undefined && quota.limit > 0 && quota.days > 0 && quota.used > 0;
}

function infoOf(quota: Quota, kind: Kind, at: { requests: readonly MediaRequest[]; now: number }): QuotaInfo {
  const { limit, days, used } = quota;
  const left = leftOf(quota);
  if (left === undefined) return { limit: 0, days, used };
  const count = left + 1;
  const next = isCounted(quota) ? freesAt(quota, at.requests, { kind, count, now: at.now }) : undefined;
  return { limit, days, used, left, ...(next === undefined ? {} : { freesAt: next }) };
}
