/** A person's settings: reading them, and writing them, which replaces what is left out. */
import * as z from "zod";
import { type Account, openSettings } from "./account.ts";
import type { Answer } from "./call.ts";
import { type Edition, since } from "./edition.ts";
import { may } from "./permissions.ts";
import { message } from "./refusal.ts";
import type { BodyRule, FieldKind, Parameter, Route, Visit } from "./route.ts";
import { discordIds, notificationTargets, regions } from "./show_user.ts";
import type { World } from "./world.ts";

const userId: Readonly<Record<string, Parameter>> = { userId: { kind: "number" } };

const texts = [
  "pgpKey",
  "pushbulletAccessToken",
  "pushoverApplicationToken",
  "pushoverUserKey",
  "telegramChatId",
] as const;

const notificationRule: BodyRule = {
  fields: {
    discordIds: (edition: Edition): FieldKind | undefined => since(edition, "3.3") ? "strings" : undefined,
    discordId: (edition: Edition): FieldKind | undefined => since(edition, "3.3") ? undefined : "nullable string",
    notificationTypes: "object",
    telegramSendSilently: (): FieldKind | undefined => undefined,
    ...Object.fromEntries(texts.map((name) => [name, "nullable string"] as const)),
  },
};

/** GET and POST of /user/{id}/settings/main and …/notifications. */
export const settingsRoutes: readonly Route[] = [
  {
    method: "GET",
    template: "/user/{userId}/settings/main",
    params: userId,
    run: (visit) => visitSettings(visit, showMain),
  },
  {
    method: "POST",
    template: "/user/{userId}/settings/main",
    params: userId,
    body: { fields: {} },
    run: (visit) => change(visit, setMain),
  },
  {
    method: "GET",
    template: "/user/{userId}/settings/notifications",
    params: userId,
    run: (visit) => visitSettings(visit, showNotifications),
  },
  {
    method: "POST",
    template: "/user/{userId}/settings/notifications",
    params: userId,
    body: notificationRule,
    run: (visit) => change(visit, setNotifications),
  },
];

/** Oneself, or who manages users. */
function visitSettings(visit: Visit, then: (world: World, account: Account, visit: Visit) => unknown): Answer {
  const { world, user, params } = visit;
  if (user.id !== Number(params.userId) && !may(user, "MANAGE_USERS")) {
    return message(403, "You do not have permission to view this user's settings.");
  }
  const account = world.users.get(Number(params.userId));
  return account === undefined ? message(404, "User not found.") : { status: 200, body: then(world, account, visit) };
}

/** The owner's settings are changed by the owner alone. */
function change(visit: Visit, then: (world: World, account: Account, visit: Visit) => unknown): Answer {
  if (visit.params.userId === "1" && visit.user.id !== 1) {
    return message(403, "You do not have permission to modify this user's settings.");
  }
  return visitSettings(visit, then);
}

function showMain(world: World, account: Account): unknown {
  return {
    username: account.username,
    email: account.email,
    ...(since(world.edition, "3.3") ? {} : discordIds(world.edition, account.settings)),
    movieQuotaLimit: account.movie.limit,
    movieQuotaDays: account.movie.days,
    tvQuotaLimit: account.tv.limit,
    tvQuotaDays: account.tv.days,
    globalMovieQuotaDays: 7,
    globalMovieQuotaLimit: 0,
    globalTvQuotaDays: 7,
    globalTvQuotaLimit: 0,
    ...(account.settings === undefined ? {} : { locale: account.settings.locale, ...unset(world.edition) }),
  };
}

function unset(edition: Edition): Record<string, null> {
  return { ...regions(edition), originalLanguage: null, watchlistSyncMovies: null, watchlistSyncTv: null };
}

const mainBody = z.looseObject({
  username: z.string().nullish(),
  email: z.string().optional(),
  locale: z.string().optional(),
  discordId: z.string().nullish().catch(undefined),
  movieQuotaLimit: z.number().nullish(),
  movieQuotaDays: z.number().nullish(),
  tvQuotaLimit: z.number().nullish(),
  tvQuotaDays: z.number().nullish(),
});

/** Before 3.3 the Discord id is written here, too; quotas only when somebody else posts. */
function setMain(world: World, account: Account, { user, body }: Visit): unknown {
  const posted = mainBody.parse(body);
  const settings = account.settings ??= openSettings(world);
  if (typeof posted.username === "string") account.username = posted.username;
  if (posted.email !== undefined) account.email = posted.email;
  if (posted.locale !== undefined) settings.locale = posted.locale;
  const olden = !since(world.edition, "3.3");
  if (olden) settings.discordIds = posted.discordId ? [posted.discordId] : [];
  if (user !== account) {
    account.movie = { limit: posted.movieQuotaLimit ?? null, days: posted.movieQuotaDays ?? null };
    account.tv = { limit: posted.tvQuotaLimit ?? null, days: posted.tvQuotaDays ?? null };
  }
  return {
    username: posted.username,
    ...(olden ? discordIds(world.edition, settings) : {}),
    locale: posted.locale,
    ...(user === account ? {} : unset(world.edition)),
    email: account.email,
  };
}

function showNotifications(world: World, account: Account): unknown {
  const { settings } = account;
  return {
    emailEnabled: false,
    discordEnabled: false,
    discordEnabledTypes: 0,
    telegramEnabled: false,
    webPushEnabled: false,
    ...(settings === undefined ? discordIds(world.edition, settings) : notificationTargets(world.edition, settings)),
    notificationTypes: settings?.notificationTypes ?? {},
  };
}

const notificationBody = z.looseObject({
  discordIds: z.array(z.string()).optional(),
  discordId: z.string().nullish(),
  notificationTypes: z.record(z.string(), z.number()).optional(),
});

/** What is left out is emptied, the Discord ids included. */
function setNotifications(world: World, account: Account, { body }: Visit): unknown {
  const { discordIds, discordId, notificationTypes, ...others } = notificationBody.parse(body);
  const isNew = account.settings === undefined;
  const settings = account.settings ??= openSettings(world);
  if (since(world.edition, "3.3")) settings.discordIds = discordIds ?? [];
  else settings.discordIds = discordId ? [discordId] : [];
  Object.assign(settings.notificationTypes, notificationTypes);
  settings.others = others;
  const shown = notificationTypes === undefined && isNew ? null : settings.notificationTypes;
  return { ...notificationTargets(world.edition, settings), notificationTypes: shown };
}
