/** What one person can do about a copy of a film now, from what Seerr tells of the film and of them. */
import type { Kind, Standing } from "./library.ts";
import { isOf, MEDIA, openRequests, type Owner, stateOf, statusOf } from "./open_requests.ts";
import { mayRequest } from "./permissions.ts";
import { freesAt, isUsedUp, leftOf, type Need } from "./quota.ts";
import type { MediaInfo, MediaRequest, Quota } from "./seerr_schemas.ts";

/** Who asks, as Seerr knows them; without an account permission and quota are left out. */
export interface Asker extends Owner {
  permissions: number | undefined;
  /** Of that kind; undefined when Seerr did not tell. */
  quota: Quota | undefined;
  /** Their own latest requests; only needed when the quota is used up. */
  requests: readonly MediaRequest[];
}

/** Which copy is looked at, and when. */
export interface Look {
  kind: Kind;
  is4k: boolean;
  /** The server can get it: HD always, 4K with a service for it. */
  offered: boolean;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Where a film stands for somebody. */
export function standingOf(mediaInfo: MediaInfo | undefined, look: Look, asker: Asker): Standing {
  const media = statusOf(mediaInfo, look.is4k);
  if (isBlocklisted(mediaInfo)) return { kind: "blocklisted" };
  if (media === MEDIA.AVAILABLE) return { kind: "available" };
  const requested = requestedStanding(mediaInfo, look, asker);
  if (requested) return requested;
  if (media === MEDIA.PROCESSING || media === MEDIA.PARTIALLY_AVAILABLE) return { kind: "processing" };
  return allowance(look, asker);
}

/** Nobody may ask for either copy. */
export function isBlocklisted(mediaInfo: MediaInfo | undefined): boolean {
  return mediaInfo?.status === MEDIA.BLOCKLISTED || mediaInfo?.status4k === MEDIA.BLOCKLISTED;
}

/** An open request of that copy, their own before others'. */
export function requestedStanding(
  mediaInfo: MediaInfo | undefined,
  { is4k }: Pick<Look, "is4k">,
  owner: Owner,
): Standing | undefined {
  const open = openRequests(mediaInfo).filter((it) => it.is4k === is4k);
  const mine = open.find((it) => isOf(it, owner));
  const request = mine ?? open[0];
  return request && { kind: "requested", mine: mine !== undefined, state: stateOf(request.status) };
}

/** What somebody with an account may not ask for, whoever else has. */
export function barredFrom(
  { kind, is4k, offered }: Pick<Look, "kind" | "is4k" | "offered">,
  { userId, permissions = 0 }: Asker,
): { barred?: true } {
  return userId !== undefined && !(offered && mayRequest(permissions, kind, is4k)) ? { barred: true } : {};
}

/** Whether somebody may ask for what nothing else speaks against. */
export function allowance({ kind, is4k, offered, now }: Look, asker: Asker): Standing {
  if (!offered) return { kind: "forbidden" };
  if (asker.userId === undefined) return { kind: "open" };
  if (!mayRequest(asker.permissions ?? 0, kind, is4k)) return { kind: "forbidden" };
  const { quota, requests } = asker;
  if (quota && isUsedUp(quota)) return quotaStanding(quota, requests, { kind, now });
  const left = quota && leftOf(quota);
  return { kind: "open", ...(left === undefined ? {} : { left }) };
}

/** A quota that is used up or too small for what is needed, and when it frees up. */
export function quotaStanding(
  quota: Quota,
  requests: readonly MediaRequest[],
  need: Need,
): Standing & { kind: "quota" } {
  const { limit, days } = quota;
  const at = freesAt(quota, requests, need);
  const left = leftOf(quota);
  return { kind: "quota", limit, days, ...(at === undefined ? {} : { freesAt: at }), ...(left ? { left } : {}) };
}
