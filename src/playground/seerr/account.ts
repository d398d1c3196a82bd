/** A Seerr account while the tiny Seerr runs. */
import type { TinyUser } from "./user.ts";
import { permissions } from "./permissions.ts";
import type { World } from "./world.ts";

/** How many in how many days; limit 0 is no limit. */
export interface Quota {
  limit: number | null;
  days: number | null;
}

/** The settings row of an account. */
export interface AccountSettings {
  readonly id: number;
  locale: string;
  /** As stored: nothing checks them. */
  discordIds: string[];
  notificationTypes: Record<string, number>;
  /** pgpKey, telegramChatId … as they were posted; absent is null. */
  others: Record<string, unknown>;
}

/** An account. */
export interface Account {
  readonly id: number;
  username: string | null;
  readonly jellyfinUsername: string | null;
  readonly jellyfinUserId: string | null;
  email: string;
  permissions: number;
  movie: Quota;
  tv: Quota;
  /** undefined: no row yet. */
  settings: AccountSettings | undefined;
  readonly createdAt: number;
}

/** The account of a person as described. */
export function openAccount(world: World, user: TinyUser): Account {
  return {
    id: user.id,
    username: user.jellyfinId === undefined ? user.name : null,
    jellyfinUsername: user.jellyfinId === undefined ? null : user.name,
    jellyfinUserId: user.jellyfinId ?? null,
    email: user.email ?? `${user.name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}@seerr.example`,
    permissions: user.permissions ?? permissions.REQUEST,
    movie: quota(user.movieQuota),
    tv: quota(user.tvQuota),
    settings: user.settings === false ? undefined : openSettings(world, user.locale, user.discordIds),
    createdAt: world.now(),
  };
}

/** A new settings row. */
export function openSettings(world: World, locale = "", discordIds: readonly string[] = []): AccountSettings {
  world.last.settings += 1;
  return {
    id: world.last.settings,
    locale,
    discordIds: [...discordIds],
    notificationTypes: { ...everyType },
    others: {},
  };
}

/** Which name people see. */
export function displayName(account: Account): string {
  return account.username ?? account.jellyfinUsername ?? account.email;
}

/** A quota record of the settings form. */
export function quota(of: TinyUser["movieQuota"]): Quota {
  return { limit: of?.limit ?? null, days: of === undefined ? null : of.days ?? 7 };
}

const everyType = {
  email: 8190,
  discord: 0,
  pushbullet: 0,
  pushover: 0,
  slack: 0,
  telegram: 0,
  webhook: 0,
  webpush: 8190,
};
