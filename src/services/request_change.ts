/** Taking a request back, and asking for other seasons in it. Whose it is we check ourselves: up to 3.1 Seerr does not. */
import type { Desk } from "./desk.ts";
import type { ChangeableRequest } from "./request_change_schema.ts";
import { allowedSeasons } from "./request_change_seasons.ts";
import { leftOf } from "./quota.ts";
import { MediaRequest } from "./seerr_schemas.ts";
import type { Scope } from "./seerr.ts";
import { orNothing, ServiceError } from "./service_error.ts";
import { tooLate } from "./step.ts";

/** Which request, and whose it must be. */
export interface OwnRequest {
  requestId: number;
  userId: number;
  /** For an account that several people share: the numbers of the requests that are this person's. */
  own?: ReadonlySet<number>;
  /** As the key's owner: without `user`. */
  scope: Scope;
}

/** tooLate: somebody has decided on it. */
export type Cancelled = "cancelled" | "gone" | "notYours" | "tooLate";

/** nothing: none of these seasons can be asked for · quota: only `left` more than the request has. */
export type Changed =
  | { kind: "changed"; seasons: number[] }
  | { kind: "gone" | "notYours" | "tooLate" | "nothing" }
  | { kind: "quota"; left: number };

/** A request and the seasons that it is to have from now on. */
export type SeasonChange = OwnRequest & { seasons: readonly number[] };

/** Seerr's request status that its owner may still change. */
const PENDING = 1;
/** Of the time that is left, in milliseconds, what a look after a lost answer needs. */
const FOR_LOOK = 2_500;
/** How long a change waits for what the person or others do to the same title, in milliseconds. */
const PATIENCE = 5_000;

/** A pending request, as far as it can be changed. */
export interface Pending {
  is4k: boolean;
  /** Ascending, each once. */
  seasons: number[];
}

/** A request that is pending and theirs; undefined otherwise. @throws ServiceError */
export async function pendingRequest({ seerr }: Desk, request: OwnRequest): Promise<Pending | undefined> {
  const found = await seerr.request(request.requestId, request.scope);
  if (!found || refusalOf(found, request)) return undefined;
  return { is4k: found.is4k, seasons: found.seasons };
}

/** Takes a pending request back. @throws ServiceError */
export async function cancelRequest({ seerr }: Desk, request: OwnRequest): Promise<Cancelled> {
  const { requestId, scope } = request;
  const read = () => seerr.request(requestId, scope);
  const refusal = refusalOf(await read(), request);
  if (refusal) return refusal;
  try {
    return await seerr.deleteRequest(requestId, asPerson(request)) ? "cancelled" : "gone";
  } catch (error) {
    // Somebody has decided on it since we looked.
    if (isRefusal(error)) return refusalOf(await read(), request) ?? "tooLate";
    if (!mayHaveArrived(error) || await stillThere(read)) throw error;
    return "cancelled";
  }
}

/** Puts other seasons into a pending request for a series; those that nobody can ask for are left out. @throws ServiceError */
export async function changeSeasons(desk: Desk, change: SeasonChange): Promise<Changed> {
  if (change.seasons.length === 0) return { kind: "nothing" };
  const request = await desk.seerr.changeableRequest(change.requestId, change.scope);
  const refusal = refusalOf(request, change);
  if (refusal) return { kind: refusal };
  if (request?.type !== "tv" || !request.media) return { kind: "nothing" };
  const ms = Math.min(PATIENCE, (change.scope.until ?? Infinity) - desk.now());
  const { locks } = desk;
  // The same keys in the same order as for asking.
  return await locks.alone(
    `tv:${request.media.tmdbId}`,
    { ms, late: tooLate },
    () => locks.alone(`user:${change.userId}`, { ms, late: tooLate }, () => changeAlone(desk, change)),
  );
}

async function changeAlone(desk: Desk, change: SeasonChange): Promise<Changed> {
  const { seerr } = desk;
  const request = await seerr.changeableRequest(change.requestId, change.scope);
  const refusal = refusalOf(request, change);
  if (refusal || !request) return { kind: refusal ?? "gone" };
  const seasons = await allowedSeasons(desk, request, change);
  if (seasons.length === 0) return { kind: "nothing" };
  if (isSame(seasons, request.seasons)) return { kind: "changed", seasons };
  // Seerr asks for no quota when a request is changed.
  const more = seasons.length - request.seasons.length;
  const quota = more > 0 ? (await seerr.quota(change.userId, change.scope)).tv : undefined;
  const left = quota ? leftOf(quota) : undefined;
  if (left !== undefined && left < more) return { kind: "quota", left };
  return await write(desk, change, { request, seasons });
}

async function write(
  { seerr }: Desk,
  change: SeasonChange,
  { request, seasons }: { request: ChangeableRequest; seasons: number[] },
): Promise<Changed> {
  try {
    const answer = await seerr.changeRequest(change.requestId, bodyOf(request, seasons), asPerson(change));
    if (!answer) return { kind: "gone" };
    return answer.status === 202 ? { kind: "nothing" } : { kind: "changed", seasons: answer.as(MediaRequest).seasons };
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const after = await seerr.request(change.requestId, change.scope).catch(orNothing);
    if (!after || !isSame(after.seasons, seasons)) throw error;
    return { kind: "changed", seasons };
  }
}

/** All that it had goes back; what nobody chose is left out, since Seerr refuses nulls. */
function bodyOf(request: ChangeableRequest, seasons: readonly number[]): object {
  const { is4k, serverId, profileId, rootFolder, languageProfileId, tags } = request;
  const body = { mediaType: "tv", seasons, is4k, serverId, profileId, rootFolder, languageProfileId, tags };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function refusalOf(request: MediaRequest | undefined, { requestId, userId, own }: OwnRequest) {
  if (!request) return "gone";
  if (request.requestedBy?.id !== userId || (own && !own.has(requestId))) return "notYours";
  return request.status === PENDING ? undefined : "tooLate";
}

function asPerson({ userId, scope }: OwnRequest): Scope {
  return { ...scope, user: userId, ...(scope.until === undefined ? {} : { until: scope.until - FOR_LOOK }) };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === "refused" && error.status === 401;
}

/** Whether a write that failed may have been done all the same. */
function mayHaveArrived(error: unknown): boolean {
  return error instanceof ServiceError && !["key", "csrf", "refused"].includes(error.kind);
}

/** A look that fails shows nothing: then it is as if the request were there. */
async function stillThere(read: () => Promise<unknown>): Promise<boolean> {
  return await read().then((it) => it !== undefined, () => true);
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.join() === others.join();
}
