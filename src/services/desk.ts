/** Where lists, accounts and categories are asked about: Seerr, the clock, and what is kept of its answers for a while. */
import { type Cache, type CacheParts, createCache } from "./cache.ts";
import type { KnownUser } from "./account_link.ts";
import type { ServerDetails, Servers } from "./categories_schemas.ts";
import type { Locks } from "./lock.ts";
import type { TitleName } from "./request_list_schemas.ts";
import type { Seerr } from "./seerr.ts";
import type { PublicSettings } from "./seerr_schemas.ts";

/** What `createDesk` needs. */
export interface DeskOptions extends CacheParts {
  seerr: Seerr;
  /** The same that asking for titles goes through, so that a change and a request of one person never meet. */
  locks: Locks;
}

/** One for everybody: nothing that it keeps depends on who asks. */
export interface Desk extends DeskOptions {
  /** By kind, TMDB id and language. */
  titles: Cache<TitleName>;
  /** Every account, without its e-mail address. */
  users: Cache<KnownUser[]>;
  /** The Discord ids of an account, by its number. */
  discordIds: Cache<string[]>;
  settings: Cache<PublicSettings>;
  /** Radarr's or Sonarr's servers, by kind. */
  servers: Cache<Servers>;
  /** What a server offers, by kind and number. */
  offers: Cache<ServerDetails | undefined>;
}

const MINUTE = 60_000;
/** For how long a failure is kept, in milliseconds: long enough for one answer that meets it several times. */
const KEEP_FAILURE = 2_000;

/** Asks nobody yet. */
export function createDesk({ seerr, locks, ...parts }: DeskOptions): Desk {
  const keep = <Value>(minutes: number, largest: number) =>
    createCache<Value>({ ...parts, largest, keep: () => minutes * MINUTE, keepFailure: KEEP_FAILURE });
  return {
    seerr,
    locks,
    ...parts,
    titles: keep(10, 1_000),
    users: keep(1, 1),
    discordIds: keep(1, 500),
    settings: keep(5, 1),
    servers: keep(5, 2),
    offers: keep(5, 50),
  };
}
