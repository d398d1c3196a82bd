/** Builds the parts from the configuration, starts them in order, and ends them so that whoever waits is answered. */
import type { APIInteraction } from "discord-api-types/v10";
import { answer } from "./app/answer.ts";
import { createDesks } from "./app/desk.ts";
import { aborted, untilReached } from "./app/until_reached.ts";
import { commands, groups } from "./commands/mod.ts";
import type { Config } from "./config.ts";
import { startGateway } from "./discord/gateway.ts";
import { type CommandIds, register } from "./discord/register.ts";
import { createRest, DiscordError, type Rest } from "./discord/rest.ts";
import { within } from "./discord/within.ts";
import type { Log } from "./log.ts";
import { createAccounts } from "./services/accounts.ts";
import { createHttp } from "./services/http.ts";
import { createDesk as createSeerrDesk } from "./services/desk.ts";
import { createLibraries } from "./services/library.ts";
import { createLocks } from "./services/lock.ts";
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

/** How long whoever waits at the end may wait for their answer, and then for our excuse, in ms: all ends within 5 s. */
const LAST_CALL = 3_000;
const LAST_EXCUSES = 1_000;

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
  const locks = createLocks();
  const libraries = createLibraries({ seerr, log, now, stop, remember, locks });
  const lists = createSeerrDesk({ seerr, now, locks });
  try {
    return await converse(config, surroundings, { store, accounts, rest, libraries, lists });
  } finally {
    for (const part of [accounts, rest, http, store]) part.close();
  }
}

interface Parts {
  store: Store;
  accounts: ReturnType<typeof createAccounts>;
  rest: Rest;
  libraries: ReturnType<typeof createLibraries>;
  lists: ReturnType<typeof createSeerrDesk>;
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

  const deskFor = createDesks(config, { ...parts, ids, now: surroundings.now, directMessage: rest.directMessage });
  const open = new Set<Promise<void>>();
  const lastCall = new AbortController();
  const onInteraction = (interaction: APIInteraction) => {
    if (stop.aborted) return;
    const lines = log.with({ interaction: interaction.id });
    const answering = answer(deskFor(lines), interaction, { rest, log: lines, lastCall: lastCall.signal });
    open.add(answering);
    answering.finally(() => open.delete(answering));
  };
  const gateway = startGateway({ token: config.discord.token, gateway: info, onInteraction, log, presence: "/help" });
  gateway.ready.then(() => stop.aborted || onReady?.());
  const refused = await Promise.race([gateway.fatal, aborted(stop)]);
  log.info("stopping", { unanswered: open.size });
  await Promise.all([gateway.close(), lastAnswers(open, lastCall)]);
  return refused?.sentence;
}

/** Waits for the answers that are due, and then for apologies in their stead. */
async function lastAnswers(open: ReadonlySet<Promise<void>>, lastCall: AbortController): Promise<void> {
  const answered = Promise.all(open);
  await within(answered, LAST_CALL);
  lastCall.abort();
  await within(answered, LAST_EXCUSES);
}

/** A wrong token stays wrong; what Discord refuses, it refuses again. */
function mayPass(error: unknown): boolean {
  return error instanceof DiscordError && (error.kind === "unreachable" || error.kind === "slow");
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
