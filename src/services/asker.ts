/** What Seerr tells of the person who asks, and reading a title as them. */
import type { Kind } from "./library.ts";
import { isUsedUp } from "./quota.ts";
import type { Scope } from "./seerr.ts";
import { orNothing, ServiceError } from "./service_error.ts";
import { type Asker, quotaStanding } from "./standing.ts";
import { asPerson, type Step } from "./step.ts";

/** An account that is gone may do nothing; a quota that cannot be read is left to Seerr, which checks it anyway. */
export async function readAsker(step: Step, kind: Kind): Promise<Asker> {
  const { seerr, userId, scope, own } = step;
  if (userId === undefined) return { userId, permissions: undefined, quota: undefined, requests: [] };
  const [user, quotas, ids] = await Promise.all([
    seerr.user(userId, scope),
    seerr.quota(userId, scope).catch(orNothing),
    own?.(),
  ]);
  const quota = quotas?.[kind];
  const requests = quota && isUsedUp(quota) && quota.days > 0
    ? await seerr.requestsOf(userId, scope).catch(orNothing)
    : undefined;
  const mine = ids ? { own: new Set(ids) } : {};
  return { userId, ...mine, permissions: user?.permissions, quota, requests: requests ?? [] };
}

/** A quota that leaves too little for so many seasons, and when it leaves enough. */
export async function tooFewLeft(step: Step, userId: number, count: number) {
  const { seerr, scope, now } = step;
  const [quotas, requests] = await Promise.all([
    seerr.quota(userId, scope).catch(orNothing),
    seerr.requestsOf(userId, scope).catch(orNothing),
  ]);
  if (!quotas?.tv) return { kind: "quota" as const, limit: 0, days: 0 };
  return quotaStanding(quotas.tv, requests ?? [], { kind: "tv", count, now: now() });
}

/** As the person; as the key's owner when Seerr no longer has their account, so that it says which of the two is wrong. */
export async function readAs<Title>(step: Step, read: (scope: Scope) => Promise<Title>): Promise<Title> {
  try {
    return await read(asPerson(step));
  } catch (error) {
    if (step.userId === undefined || !(error instanceof ServiceError) || error.status !== 403) throw error;
    return await read(step.scope);
  }
}
