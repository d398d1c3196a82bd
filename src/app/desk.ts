/** One person's view of the world, made anew for each interaction out of the parts that last. */
import { catalogue } from "../commands/mod.ts";
import type { Context } from "../commands/context.ts";
import type { Desk } from "../commands/receive.ts";
import { categoryKey, type Config } from "../config.ts";
import type { Asker } from "../discord/asker.ts";
import { type CommandIds, GLOBAL } from "../discord/register.ts";
import { createPace, refusalOf } from "../gate.ts";
import { type Message, show } from "../discord/reply.ts";
import type { Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { accountInfo } from "../services/account_info.ts";
import { linkAccount, searchUsers } from "../services/account_link.ts";
import type { Account, Accounts } from "../services/accounts.ts";
import { resolveCategory } from "../services/categories.ts";
import type { Desk as Lists } from "../services/desk.ts";
import { regionOf, tmdbLanguage } from "../services/language.ts";
import type { Destination, Libraries } from "../services/library.ts";
import { cancelRequest, changeSeasons, pendingRequest } from "../services/request_change.ts";
import { listRequests } from "../services/request_list.ts";
import type { Seerr } from "../services/seerr.ts";
import type { Health, Store } from "../store/mod.ts";
import type { Sort } from "../views/category_row.ts";
import { type Words, wordsFor } from "../words/mod.ts";
import { followingOf } from "./following.ts";
import type { Locales } from "./locales.ts";

/** What lasts from one interaction to the next. */
export interface Parts {
  store: Store;
  accounts: Accounts;
  libraries: Libraries;
  lists: Lists;
  seerr: Seerr;
  locales: Locales;
  /** Somebody follows a title from now on: it is looked at. */
  signal(title: { kind: "movie" | "tv"; tmdbId: number }): void;
  ids: CommandIds;
  /** How the bot itself does. */
  health(): Promise<Health>;
  /** Sends somebody a message that they did not ask for; nobody hears when it is left out. */
  directMessage?: Rest["directMessage"];
  /** Milliseconds since the epoch. */
  now(): number;
}

/** How long a list or an account may keep a person, in ms: they hear within 12 s. */
const PATIENCE = 11_000;

/** Makes a desk for the log that carries an interaction's id. */
export function createDesks(config: Config, parts: Parts): (log: Log) => Desk {
  const { now } = parts;
  const policy = config.discord;
  const lasting = { catalogue, policy, pace: createPace(config.pace), now, language: config.language };
  return (log) => ({
    ...lasting,
    contextFor: (asker, locale, words) => {
      const since = now();
      const one = { person: asker.id, language: tmdbLanguage(locale), log, since };
      const context: Context = {
        words,
        now: since,
        region: regionOf(locale),
        person: asker.id,
        may: (needs, of) => !refusalOf(asker, { needs, ...(of ? { of } : {}) }, { ...policy, requestChannels: [] }),
        categories: sortsOf(config, asker),
        destination: (key) =>
          destinationOf(config, { lists: parts.lists, key, scope: { until: since + PATIENCE, log } }),
        commandId: (name) => commandIdOf(parts.ids, asker.guild?.id, name),
        ...seerrFor(config, parts, one),
        as: (person) => ({
          ...context,
          ...seerrFor(config, parts, { ...one, person, behalf: true }),
          person,
          behalf: person,
        }),
        health: parts.health,
        tell: (person, say) => tell(config, parts, { person, say, log }),
      };
      return context;
    },
  });
}

interface One {
  person: string;
  /** Somebody else asks for them. */
  behalf?: boolean;
  language: string;
  log: Log;
  since: number;
}

/** Everything that Seerr and the store are asked, for one person. */
function seerrFor(
  config: Config,
  parts: Parts,
  one: One,
): Pick<Context, "account" | "accountOf" | "seerr" | "own" | "directory" | "kept" | "following" | "data"> {
  const { accounts, libraries, lists, store } = parts;
  const { person, language, log, since } = one;
  const scope = { until: since + PATIENCE, log };
  const asked = () => requestsOf(store, { person, log });
  const shared = async (account: Account) => account.kind === "shared" ? new Set(await asked()) : undefined;
  const theirs = async (account: { kind: "linked" | "shared"; userId: number }, requestId: number) => {
    const own = await shared(account);
    return { requestId, userId: account.userId, scope, ...(own ? { own } : {}) };
  };
  return {
    account: (afresh) => afresh ? accounts.findAfresh(person, log) : accounts.find(person, log),
    accountOf: (other) => accounts.find(other, log),
    seerr: (account) =>
      libraries.for({ ...one, userId: account?.userId, ...(account?.kind === "shared" ? { own: asked } : {}) }),
    own: (account) => ({
      async requests(page, filter) {
        const only = await shared(account);
        const { userId } = account;
        return await listRequests(lists, { userId, page, filter, language, scope, ...(only ? { only } : {}) });
      },
      cancel: async (requestId) => await cancelRequest(lists, await theirs(account, requestId)),
      pending: async (requestId) => await pendingRequest(lists, await theirs(account, requestId)),
      changeSeasons: async (requestId, seasons) =>
        await changeSeasons(lists, { ...await theirs(account, requestId), seasons }),
      info: () => accountInfo(lists, account.userId, scope),
    }),
    directory: {
      search: (text) => searchUsers(lists, text, scope),
      async link(userId, discordId) {
        const became = await linkAccount(lists, { userId, discordId, scope });
        // Whoever had this account before must not act as it any more, and whoever has it now may.
        if (became === "linked") await accounts.changed(log);
        return became;
      },
    },
    kept: async () => (await asked()).length,
    following: followingOf(config, parts, { person, language, log, scope }),
    data: { all: () => store.export(person), forget: () => store.forget(person) },
  };
}

/** The categories that somebody may choose. */
function sortsOf({ categories }: Config, { guild }: Asker): Sort[] {
  const may = categories.filter(({ roles }) => roles.length === 0 || roles.some((it) => guild?.roles.includes(it)));
  return may.map(({ name, mediaType, is4k, anime }) => ({
    key: categoryKey(name),
    name,
    kind: mediaType,
    is4k,
    anime,
  }));
}

/** Where a category leads on the servers that there are now; undefined, and a warning, when it names what is not there. */
async function destinationOf(
  { categories }: Config,
  { lists, key, scope }: { lists: Lists; key: string; scope: { until: number; log: Log } },
): Promise<Destination | undefined> {
  const category = categories.find(({ name }) => categoryKey(name) === key);
  const resolved = category && await resolveCategory(lists, category, scope);
  if (!resolved || "destination" in resolved) return resolved?.destination;
  scope.log.warn("category names what Seerr does not have", { category: category.name, problems: resolved.problems });
  return undefined;
}

/** In the language of the house, since theirs is not known while they do not speak. */
async function tell(
  { language }: Config,
  { directMessage }: Parts,
  { person, say, log }: { person: string; say: (words: Words) => Message; log: Log },
): Promise<void> {
  const { data } = show(say(wordsFor(language)));
  try {
    await directMessage?.(person, data ?? {}, crypto.randomUUID().slice(0, 23));
  } catch (error) {
    log.info("cannot tell somebody directly", { person, error });
  }
}

/** What somebody asked for here; nothing when the store has trouble. */
async function requestsOf(store: Store, { person, log }: { person: string; log: Log }): Promise<number[]> {
  try {
    return (await store.requestsOf(person)).map(({ requestId }) => requestId);
  } catch (error) {
    log.warn("cannot look up who asked", { error });
    return [];
  }
}

/** Discord's id of a command as somebody sees it there; a subcommand goes by the id of its group. */
function commandIdOf(ids: CommandIds, guildId: string | undefined, name: string): string | undefined {
  const root = name.split(" ", 1)[0] ?? name;
  return (ids.get(guildId ?? GLOBAL) ?? ids.get(GLOBAL))?.get(root);
}
