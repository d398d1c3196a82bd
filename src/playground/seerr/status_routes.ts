/** What anybody may ask without a key, and who one is with it. */
import { ok } from "./call.ts";
import { since } from "./edition.ts";
import type { Route, Visit } from "./route.ts";
import { showUser } from "./show_user.ts";
import type { World } from "./world.ts";

/** GET /status, /settings/public, /auth/me. */
export const statusRoutes: readonly Route[] = [
  { method: "GET", template: "/status", open: (world) => ok(status(world)) },
  { method: "GET", template: "/settings/public", open: (world) => ok(publicSettings(world)) },
  { method: "GET", template: "/auth/me", run: ({ world, user }: Visit) => ok(showUser(world, user, "settings")) },
];

function status(world: World): Record<string, unknown> {
  const { version } = world.edition;
  return { version, commitTag: "local", updateAvailable: false, commitsBehind: 0, restartRequired: false };
}

function publicSettings({ edition, settings }: World): Record<string, unknown> {
  return {
    initialized: true,
    applicationTitle: "Seerr",
    applicationUrl: settings.applicationUrl,
    hideAvailable: settings.hideAvailable,
    localLogin: true,
    movie4kEnabled: settings.has4k,
    series4kEnabled: settings.has4k,
    originalLanguage: "",
    partialRequestsEnabled: settings.partialRequests,
    cacheImages: false,
    vapidPublic: "an-invented-public-key",
    enablePushRegistration: false,
    locale: "en",
    emailEnabled: false,
    newPlexLogin: true,
    ...(since(edition, "2.0") ? jellyseerrSettings(settings.specials) : { region: "" }),
    ...(since(edition, "2.6") && !since(edition, "3.0") ? { hideBlacklisted: false } : {}),
    ...(since(edition, "3.0") ? { hideBlocklisted: false } : {}),
    ...(since(edition, "3.2") ? { plexClientIdentifier: "11111111-2222-4333-8444-555555555555" } : {}),
  };
}

function jellyseerrSettings(enableSpecialEpisodes: boolean): Record<string, unknown> {
  return {
    mediaServerLogin: true,
    mediaServerType: 2,
    jellyfinExternalHost: "http://127.0.0.1:8096",
    jellyfinForgotPasswordUrl: "",
    discoverRegion: "",
    streamingRegion: "US",
    enableSpecialEpisodes,
    userEmailRequired: false,
    youtubeUrl: "",
  };
}
