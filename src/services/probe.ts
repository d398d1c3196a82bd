/** What `usherr check` wants to know of Seerr. Nothing that it asks changes anything. */
import type { Accounts } from "./accounts.ts";
import { approvesItself } from "./permissions.ts";
import type { Seerr } from "./seerr.ts";
import type { PublicSettings } from "./seerr_schemas.ts";
import { ServiceError } from "./service_error.ts";

/** The three products that speak this API, oldest first. */
export type Family = "Overseerr" | "Jellyseerr" | "Seerr";

/** What was found. */
export interface Probe {
  /** As Seerr says it: "3.3.0", "develop-1a2b3c"; empty when it does not say. */
  version: string;
  family: Family;
  keyWorks: boolean;
  /** csrf-worked-around: Seerr's CSRF protection is on, and its cookies let us pass. "no" without a good key. */
  writesWork: "yes" | "csrf-worked-around" | "no";
  /** How many people's Discord ids have exactly one account. */
  linked: number;
  /** Whether the account for people without one approves what it asks for; undefined without such an account. */
  sharedAccountAutoApproves?: boolean;
  /** The account for people without one does not exist. */
  sharedAccountMissing?: true;
}

/** Whom it asks, and what the configuration says of people without an account. */
export interface ProbeOptions {
  seerr: Seerr;
  accounts: Pick<Accounts, "linked">;
  /** Whether writes needed CSRF cookies (`Http.csrf`). */
  csrf(): boolean;
  unlinkedUsers: "refuse" | number;
}

/** @throws ServiceError when Seerr cannot be asked at all; a wrong key is an answer. */
export async function probe({ seerr, accounts, csrf, unlinkedUsers }: ProbeOptions): Promise<Probe> {
  const family = familyOf(await seerr.publicSettings());
  const version = await seerr.version();
  const keyWorks = await seerr.keyOwner() !== undefined;
  if (!keyWorks) return { version, family, keyWorks, writesWork: "no", linked: 0 };
  return {
    version,
    family,
    keyWorks,
    writesWork: await writesWork(seerr, csrf),
    linked: await accounts.linked(),
    ...(unlinkedUsers === "refuse" ? {} : await sharedAccount(seerr, unlinkedUsers)),
  };
}

/** The families by what only they tell: 3.2 and later a Plex id, 3 a blocklist, Jellyseerr its media server. */
export function familyOf({ plexClientIdentifier, hideBlocklisted, mediaServerType }: PublicSettings): Family {
  if (plexClientIdentifier !== undefined || hideBlocklisted !== undefined) return "Seerr";
  return mediaServerType === undefined ? "Overseerr" : "Jellyseerr";
}

async function writesWork(seerr: Seerr, csrf: () => boolean): Promise<Probe["writesWork"]> {
  try {
    await seerr.writeNothing();
    return csrf() ? "csrf-worked-around" : "yes";
  } catch (error) {
    if (error instanceof ServiceError) return "no";
    throw error;
  }
}

async function sharedAccount(seerr: Seerr, userId: number) {
  const user = await seerr.user(userId);
  return user
    ? { sharedAccountAutoApproves: approvesItself(user.permissions) }
    : { sharedAccountMissing: true as const };
}
