/** Accounts as Seerr's answers show them; each asker gets to see as much as the real server shows. */
import { type Account, type AccountSettings, displayName } from "./account.ts";
import { type Edition, since } from "./edition.ts";
import type { World } from "./world.ts";
import { iso } from "./date.ts";
import { requestsBy } from "./tables.ts";

/** How much of an account is shown: `settings` adds the settings row, `filtered` leaves out e-mail address and Plex id. */
export type Detail = "plain" | "settings" | "filtered";

/** An account in an answer. E-mail addresses leak wherever the real server leaks them. */
export function showUser(world: World, account: Account, detail: Detail): Record<string, unknown> {
  const olden = !since(world.edition, "2.0");
  return {
    permissions: account.permissions,
    ...(olden ? {} : { warnings: [] }),
    id: account.id,
    ...(detail === "filtered" ? {} : { email: account.email, plexId: null }),
    plexUsername: null,
    username: account.username,
    recoveryLinkExpirationDate: null,
    userType: account.jellyfinUserId === null ? 2 : 3,
    avatar: avatar(account),
    movieQuotaLimit: account.movie.limit,
    movieQuotaDays: account.movie.days,
    tvQuotaLimit: account.tv.limit,
    tvQuotaDays: account.tv.days,
    ...(olden ? {} : jellyfin(account)),
    createdAt: iso(account.createdAt),
    updatedAt: iso(account.createdAt),
    ...(detail === "settings" ? { settings: showSettings(world.edition, account.settings) } : {}),
    requestCount: requestsBy(world, account).size,
    displayName: displayName(account),
  };
}

/** The settings row inside an account, null while there is none. */
export function showSettings(edition: Edition, settings: AccountSettings | undefined): Record<string, unknown> | null {
  if (settings === undefined) return null;
  return {
    id: settings.id,
    locale: settings.locale,
    ...regions(edition),
    originalLanguage: null,
    ...notificationTargets(edition, settings),
    watchlistSyncMovies: null,
    watchlistSyncTv: null,
    notificationTypes: settings.notificationTypes,
  };
}

/** Where notices go, Discord ids among them: an array from 3.3 on, the first alone before. */
export function notificationTargets(edition: Edition, settings: AccountSettings): Record<string, unknown> {
  const other = (name: string) => settings.others[name] ?? null;
  return {
    pgpKey: other("pgpKey"),
    ...discordIds(edition, settings),
    pushbulletAccessToken: other("pushbulletAccessToken"),
    pushoverApplicationToken: other("pushoverApplicationToken"),
    pushoverUserKey: other("pushoverUserKey"),
    ...(since(edition, "2.0") ? { pushoverSound: other("pushoverSound") } : {}),
    telegramChatId: other("telegramChatId"),
    ...(since(edition, "2.0") ? { telegramMessageThreadId: other("telegramMessageThreadId") } : {}),
    telegramSendSilently: other("telegramSendSilently"),
  };
}

/** Regions under the name they have in this edition. */
export function regions(edition: Edition): Record<string, null> {
  return since(edition, "2.0") ? { discoverRegion: null, streamingRegion: null } : { region: null };
}

/** discordIds, or discordId before 3.3. */
export function discordIds(edition: Edition, settings: AccountSettings | undefined): Record<string, unknown> {
  const ids = settings?.discordIds ?? [];
  return since(edition, "3.3") ? { discordIds: ids } : { discordId: ids[0] ?? null };
}

function jellyfin(account: Account): Record<string, unknown> {
  return {
    jellyfinUsername: account.jellyfinUsername,
    jellyfinUserId: account.jellyfinUserId,
    avatarETag: null,
    avatarVersion: null,
  };
}

/** Where the picture is; relative for people of the media server. */
export function avatar(account: Account): string {
  return account.jellyfinUserId === null
    ? `https://gravatar.com/avatar/${account.id.toString(16).padStart(32, "0")}?default=mm&size=200`
    : `/avatarproxy/${account.jellyfinUserId}`;
}
