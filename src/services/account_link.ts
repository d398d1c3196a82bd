/** Giving a Seerr account the Discord id of its owner, on an administrator's word. */
import type { NotificationSettings } from "./account_link_schema.ts";
import { nameOf } from "./account_name.ts";
import { atOnce } from "./at_once.ts";
import type { Desk } from "./desk.ts";
import { folded } from "./folded.ts";
import type { Scope, Seerr } from "./seerr.ts";
import { orNothing, ServiceError } from "./service_error.ts";
import { tooLate } from "./step.ts";

/** An account as an administrator chooses one. */
export interface KnownUser {
  userId: number;
  /** Never an e-mail address: `#12` stands in for one. */
  name: string;
}

/** An account, and whose it is already. */
export interface Person extends KnownUser {
  discordIds: string[];
}

/** How many accounts Discord takes as suggestions. */
const MOST = 25;
/** How many accounts are read at a time. */
const AT_ONCE = 6;
/** How long Discord ids may keep the suggestions, in milliseconds: Discord waits 3 s, and names are of use without them. */
const IDS_WITHIN = 1_200;
/** What Discord ids look like; people may have typed anything. */
const SNOWFLAKE = /^\d{17,20}$/;
/** Of the time that is left, in milliseconds, what a look after the write needs. */
const FOR_LOOK = 2_500;
/** How long a link waits for another one, in milliseconds. */
const PATIENCE = 5_000;

/** At most 25 accounts by their name, case and accents aside; those that begin with the text come first. @throws ServiceError */
export async function searchUsers(desk: Desk, text: string, scope: Scope): Promise<Person[]> {
  const wanted = folded(text.trim());
  const users = await desk.users.get("", () => readUsers(desk.seerr, scope));
  const found = users.map((user) => ({ user, at: folded(user.name).indexOf(wanted) })).filter(({ at }) => at >= 0);
  const first = found.sort((one, other) => Number(one.at > 0) - Number(other.at > 0)).slice(0, MOST);
  const until = Math.min(scope.until ?? Infinity, desk.now() + IDS_WITHIN);
  return await atOnce(AT_ONCE, first, ({ user }) => withDiscordIds(desk, user, { ...scope, until }));
}

/** All accounts by name; a page of the list may shift while it is read, hence each number once. */
async function readUsers(seerr: Seerr, scope: Scope): Promise<KnownUser[]> {
  const users = new Map<number, KnownUser>();
  for (let read = 0;;) {
    const { pageInfo, results } = await seerr.users(read, scope);
    for (const user of results) users.set(user.id, { userId: user.id, name: nameOf(user) });
    read += results.length;
    if (results.length > 0 && read < (pageInfo.results ?? read)) continue;
    return [...users.values()].sort((one, other) => one.name.localeCompare(other.name) || one.userId - other.userId);
  }
}

async function withDiscordIds({ seerr, discordIds }: Desk, user: KnownUser, scope: Scope): Promise<Person> {
  const ids = await discordIds.get(String(user.userId), () => seerr.discordIds(user.userId, scope)).catch(orNothing);
  return { ...user, discordIds: (ids ?? []).filter((id) => SNOWFLAKE.test(id)) };
}

/** taken: the other account that has this Discord id · owner: Seerr lets nobody but user 1 change user 1. */
export type Linked = "linked" | "already" | { taken: number } | "gone" | "owner";

/** Which account gets which Discord id. */
export interface LinkOptions {
  userId: number;
  discordId: string;
  /** As the key's owner: without `user`. */
  scope: Scope;
}

/** Writes a Discord id into an account, keeping all else, and reads it back; on ≤3.2 it replaces the one there. @throws ServiceError */
export async function linkAccount(desk: Desk, options: LinkOptions): Promise<Linked> {
  const ms = Math.min(PATIENCE, (options.scope.until ?? Infinity) - desk.now());
  // Reading, changing and writing back is not atomic in Seerr.
  return await desk.locks.alone("link", { ms, late: tooLate }, () => linkAlone(desk, options));
}

async function linkAlone({ seerr, discordIds }: Desk, { userId, discordId, scope }: LinkOptions): Promise<Linked> {
  const owners = await ownersOf(seerr, discordId, scope);
  const taken = owners.find((it) => it !== userId);
  if (taken !== undefined) return { taken };
  if (owners.length > 0) return "already";
  const settings = await seerr.notificationSettings(userId, scope);
  if (!settings) return "gone";
  const failure = await write(seerr, withId(settings, discordId), { userId, scope });
  discordIds.clear();
  if (failure === "gone" || failure === "owner") return failure;
  // Neither an answer nor its absence proves anything.
  if ((await seerr.discordIds(userId, scope)).includes(discordId)) return "linked";
  throw failure ?? new ServiceError(`Cannot link account ${userId}: Seerr did not keep the id`, { kind: "nonsense" });
}

/** The accounts that have this Discord id now; one that cannot be read is as if it had none. */
async function ownersOf(seerr: Seerr, discordId: string, scope: Scope): Promise<number[]> {
  const users = await readUsers(seerr, scope);
  const owns = await atOnce(AT_ONCE, users, async ({ userId }) => {
    const ids = await seerr.discordIds(userId, scope).catch(noneOfThis);
    return ids.includes(discordId) ? [userId] : [];
  });
  return owns.flat().sort((one, other) => one - other);
}

/** Failures that lie with one account say nothing of the others. */
function noneOfThis(error: unknown): string[] {
  if (error instanceof ServiceError && ["broken", "refused", "nonsense"].includes(error.kind)) return [];
  throw error;
}

async function write(
  seerr: Seerr,
  body: object,
  { userId, scope }: Omit<LinkOptions, "discordId">,
): Promise<"gone" | "owner" | ServiceError | undefined> {
  const until = scope.until === undefined ? {} : { until: scope.until - FOR_LOOK };
  try {
    return await seerr.setNotificationSettings(userId, body, { ...scope, ...until }) ? undefined : "gone";
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.status === 403 && error.kind === "refused" && userId === OWNER) return "owner";
    if (["key", "csrf", "refused"].includes(error.kind)) throw error;
    return error;
  }
}

/** The account whose settings only it may change. */
const OWNER = 1;

/** All that Seerr gave, with the id in the key that this Seerr has. An empty value stays empty when it is not sent. */
function withId(settings: NotificationSettings, discordId: string): object {
  const others = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
  if (!("discordIds" in settings)) return { ...others, discordId };
  const { discordIds } = settings;
  return { ...others, discordIds: [...Array.isArray(discordIds) ? discordIds : [], discordId] };
}
