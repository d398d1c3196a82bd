/** Builds the parts from the configuration, starts them in order, and ends them so that whoever waits is answered. */
import type { APIInteraction } from "discord-api-types/v10";
import { answer } from "./app/answer.ts";
import { aborted, untilReached } from "./app/until_reached.ts";
import { catalogue, commands, groups } from "./commands/mod.ts";
import type { Desk } from "./commands/receive.ts";
import type { Config } from "./config.ts";
import { startGateway } from "./discord/gateway.ts";
import { type CommandIds, GLOBAL, register } from "./discord/register.ts";
import { createRest, DiscordError, type Rest } from "./discord/rest.ts";
import { within } from "./discord/within.ts";
import { createPace, refusalOf } from "./gate.ts";
import type { Log } from "./log.ts";
import { createAccounts } from "./services/accounts.ts";
import { createHttp } from "./services/http.ts";
import { regionOf, tmdbLanguage } from "./services/language.ts";
import { createLibraries } from "./services/library.ts";
import { createSeerr } from "./services/seerr.ts";
import { openStore, type Store } from "./store/mod.ts";
import { languages, type Words } from "./words/mod.ts";

/** What the bot needs of its process. */
export interface Surroundings {
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Aborted when the process is to end. */
  stop: AbortSignal;
  /** Called once, when commands are registered and the gateway is up. */
  onReady?(): void;
}

/** How long whoever waits for an answer at the end may keep us, in ms: with all else the bot ends within 5 s. */
const LAST_ANSWERS = 4_000;

/**
 * Runs the bot until `stop`, or until Discord no longer lets it go on.
 * @returns what the operator must do when it could not go on, or undefined when it was stopped
 * @throws StoreError when the store cannot be used, DiscordError "token" when Discord refuses the token
 */
export async function runApp(config: Config, surroundings: Surroundings): Promise<string | undefined> {
  const { log, now, stop } = surroundings;
  const store = await openStore({ path: config.store, log, now });
  const http = createHttp({ url: config.seerr.url, apiKey: config.seerr.apiKey, log, now });
  const seerr = createSeerr(http.send);
  const accounts = createAccounts({ seerr, unlinkedUsers: config.seerr.unlinkedUsers, log, now });
  const rest = createRest({ token: config.discord.token, apiUrl: config.discord.apiUrl, log });
  const remember = store.rememberRequest;
  const libraries = createLibraries({ seerr, log, now, stop, remember });
  try {
    return await converse(config, surroundings, { store, accounts, rest, libraries });
  } finally {
    for (const part of [accounts, rest, http, store]) part.close();
  }
}

interface Parts {
  store: Store;
  accounts: ReturnType<typeof createAccounts>;
  rest: Rest;
  libraries: ReturnType<typeof createLibraries>;
}

/** From the first word with Discord to the last. */
async function converse(config: Config, surroundings: Surroundings, parts: Parts): Promise<string | undefined> {
  const { log, stop, onReady } = surroundings;
  const { rest, accounts } = parts;
  const retry = { log, stop, mayPass };
  const me = await untilReached(() => rest.me(), retry);
  accounts.start();
  const ids = me && await untilReached(() => registerAll(config.discord, parts, log), retry);
  const info = ids && await untilReached(() => rest.gateway(), retry);
  if (!info) return undefined;

  const deskFor = desks(config, surroundings, { ...parts, ids });
  const open = new Set<Promise<void>>();
  const onInteraction = (interaction: APIInteraction) => {
    if (stop.aborted) return;
    const lines = log.with({ interaction: interaction.id });
    const answering = answer(deskFor(lines), interaction, { rest, log: lines });
    open.add(answering);
    answering.finally(() => open.delete(answering));
  };
  const gateway = startGateway({ token: config.discord.token, gateway: info, onInteraction, log, presence: "/help" });
  gateway.ready.then(() => stop.aborted || onReady?.());
  const refused = await Promise.race([gateway.fatal, aborted(stop)]);
  log.info("stopping", { unanswered: open.size });
  await Promise.all([gateway.close(), within(Promise.all(open), LAST_ANSWERS)]);
  return refused?.sentence;
}

/** A wrong token stays wrong; what Discord refuses, it refuses again. */
function mayPass(error: unknown): boolean {
  return error instanceof DiscordError && (error.kind === "unreachable" || error.kind === "slow");
}

/** What stays the same from one interaction to the next, for the log that carries its id. */
function desks(
  config: Config,
  { now }: Surroundings,
  { store, accounts, libraries, ids }: Parts & { ids: CommandIds },
) {
  const policy = config.discord;
  const lasting = { catalogue, policy, pace: createPace(config.pace), now, language: config.language };
  return (log: Log): Desk => ({
    ...lasting,
    contextFor: (asker, locale, words) => {
      const since = now();
      const who = { person: asker.id, language: tmdbLanguage(locale), log, since };
      return {
        words,
        now: since,
        region: regionOf(locale),
        person: asker.id,
        may: (needs) => !refusalOf(asker, { needs }, { ...policy, requestChannels: [] }),
        account: (afresh) => afresh ? accounts.findAfresh(asker.id) : accounts.find(asker.id),
        seerr: (account) => {
          const own = account?.kind === "shared" ? { own: () => ownRequests(store, { person: asker.id, log }) } : {};
          return libraries.for({ ...who, userId: account?.userId, ...own });
        },
        commandId: (name) => commandIdOf(ids, asker.guild?.id, name),
      };
    },
  });
}

/** What somebody asked for here, where one account stands for many; nothing when the store has trouble. */
async function ownRequests(store: Store, { person, log }: { person: string; log: Log }): Promise<number[]> {
  try {
    return (await store.requestsOf(person)).map(({ requestId }) => requestId);
  } catch (error) {
    log.warn("cannot look up who asked", { error });
    return [];
  }
}

async function registerAll(discord: Config["discord"], { rest, store }: Parts, log: Log): Promise<CommandIds> {
  const { guildIds, allowDirectMessages: askInDirectMessages } = discord;
  const { en: fallback, ...others } = languages;
  const former = await store.registeredGuilds();
  const registry = { commands, groups, languages: { fallback, others }, askInDirectMessages };
  const ids = await register<Words>(rest, registry, { guildIds, former, log });
  await store.rememberGuilds(guildIds);
  return ids;
}

/** Discord's id of a command as somebody sees it there; a subcommand goes by the id of its group. */
function commandIdOf(ids: CommandIds, guildId: string | undefined, name: string): string | undefined {
  const root = name.split(" ", 1)[0] ?? name;
  return (ids.get(guildId ?? GLOBAL) ?? ids.get(GLOBAL))?.get(root);
}
