/** Builds the parts from the configuration, starts them in order, and ends them so that whoever waits is answered. */
import type { APIInteraction } from "discord-api-types/v10";
import { answer, type Ways } from "./app/answer.ts";
import { createDesks } from "./app/desk.ts";
import { openDoor } from "./app/door.ts";
import { createHealth, type HealthCheck } from "./app/health.ts";
import { createHeld, type ShowHeld } from "./app/held.ts";
import { createLocales, type Locales } from "./app/locales.ts";
import { createMeters, type Meters } from "./app/meters.ts";
import { createNotices, type Notices } from "./app/notices.ts";
import { untilReached } from "./app/until_reached.ts";
import { commands, groups } from "./commands/mod.ts";
import type { Config } from "./config.ts";
import { readAsker } from "./discord/asker.ts";
import { type Gateway, startGateway } from "./discord/gateway.ts";
import { aborted } from "./discord/pause.ts";
import { type CommandIds, register } from "./discord/register.ts";
import { createRest, DiscordError, type Rest } from "./discord/rest.ts";
import { within } from "./discord/within.ts";
import type { Log } from "./log.ts";
import { createAccounts } from "./services/accounts.ts";
import { createHttp } from "./services/http.ts";
import { createDesk as createSeerrDesk } from "./services/desk.ts";
import { createLibraries } from "./services/library.ts";
import { createLocks } from "./services/lock.ts";
import type { Times } from "./notices/times.ts";
import { createSeerr, type Seerr } from "./services/seerr.ts";
import { type Asked, openStore, type Store } from "./store/mod.ts";
import type { Web } from "./web/mod.ts";
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
  /** What notices go by, where it is to be shorter than usual. */
  times?: Partial<Times>;
  /** An open store, which stays open; without it that of the configuration is opened, and closed at the end. */
  store?: Store;
  /** For health: of this program, and when its process started, in milliseconds since the epoch; now unless given. */
  version?: string;
  startedAt?: number;
}

/** How long whoever waits at the end may wait for their answer, and then for our excuse, in ms: all ends within 5 s. */
const LAST_CALL = 3_000;
const LAST_EXCUSES = 1_000;

/**
 * What Seerr may take where nobody waits, in ms and bytes: its lists ask every Radarr and Sonarr first, also dead ones, and
 * a thousand rows with many seasons are long.
 */
const UNSEEN = { deadline: 30_000, largest: 32 * 1024 * 1024 };

/**
 * Runs the bot until `stop`, or until Discord no longer lets it go on.
 * @returns what the operator must do when it could not go on, or undefined when it was stopped
 * @throws StoreError when the store cannot be used, DiscordError "token" when Discord refuses the token, WebError when
 * nothing can be listened to where webhooks should arrive
 */
export async function runApp(config: Config, surroundings: Surroundings): Promise<string | undefined> {
  const { log, now } = surroundings;
  if (surroundings.store) return await runOn(surroundings.store, config, surroundings);
  const store = await openStore({ path: config.store, log, now });
  try {
    return await runOn(store, config, surroundings);
  } finally {
    store.close();
  }
}

async function runOn(store: Store, config: Config, surroundings: Surroundings): Promise<string | undefined> {
  const { log, now, stop } = surroundings;
  const meters = createMeters();
  const onCall = (service: "discord" | "seerr") => (outcome: string, ms: number) => meters.called(service, outcome, ms);
  const line = { url: config.seerr.url, apiKey: config.seerr.apiKey, log, now, onCall: onCall("seerr") };
  const http = createHttp(line);
  const seerr = createSeerr(http.send);
  const accounts = createAccounts({ seerr, unlinkedUsers: config.seerr.unlinkedUsers, log, now });
  const { token, apiUrl } = config.discord;
  const rest = createRest({ token, apiUrl, log, onCall: onCall("discord") });
  const patient = createHttp({ ...line, ...UNSEEN });
  const locales = createLocales(store.notices, log);
  let notices: Notices | undefined;
  const signal: Notices["signal"] = (where) => notices?.signal(where);
  const remember = async (asked: Asked) => {
    await Promise.all([store.rememberRequest(asked), locales.keep(asked.person)]);
    const { mediaType: kind, tmdbId, requestId } = asked;
    signal({ kind, tmdbId, requestId, ours: true });
  };
  const locks = createLocks();
  const onLookUp = meters.lookedUp;
  const libraries = createLibraries({ seerr, log, now, stop, remember, locks, onLookUp });
  const lists = createSeerrDesk({ seerr, now, locks, onLookUp });
  const watched = createSeerr(patient.send);
  let gateway: Gateway | undefined = undefined;
  const health = createHealth({
    store,
    seerr: watched,
    notices: { state: () => notices?.state() ?? IDLE },
    gateway: () => gateway,
    log,
    now,
    version: surroundings.version ?? "",
    startedAt: surroundings.startedAt ?? now(),
  });
  const parts = { store, accounts, rest, libraries, lists, seerr, watched, locales, meters, health, signal };
  let door: Web | undefined = undefined;
  try {
    door = await openDoor(config.web, { ...parts, notices: { signal }, log, now });
    health.start();
    const onNotices = (it: Notices) => notices = it;
    const onGateway = (it: Gateway) => gateway = it;
    return await converse(config, surroundings, { ...parts, onNotices, onGateway });
  } finally {
    await Promise.all([door?.close(), health.close()]);
    for (const part of [accounts, rest, http, patient]) part.close();
  }
}

/** What the notices do before there are any. */
const IDLE: ReturnType<Notices["state"]> = {
  watcher: { waiting: 0 },
  courier: { sent: 0, failed: 0 },
  isLeading: false,
};

interface Parts {
  store: Store;
  accounts: ReturnType<typeof createAccounts>;
  rest: Rest;
  libraries: ReturnType<typeof createLibraries>;
  lists: ReturnType<typeof createSeerrDesk>;
  seerr: Seerr;
  /** The same, for what nobody waits for. */
  watched: Seerr;
  locales: Locales;
  meters: Meters;
  health: HealthCheck;
  signal: Notices["signal"];
  /** They are there from now on. */
  onNotices(notices: Notices): void;
  onGateway(gateway: Gateway): void;
}

/** From the first word with Discord to the last. */
async function converse(config: Config, surroundings: Surroundings, parts: Parts): Promise<string | undefined> {
  const { log, now, stop, onReady, times = {} } = surroundings;
  const { rest, accounts, health } = parts;
  const retry = { log, stop, mayPass };
  const me = await untilReached(() => rest.me(), retry);
  accounts.start();
  const ids = me && await untilReached(() => registerAll(config.discord, parts, log), retry);
  const info = ids && await untilReached(() => rest.gateway(), retry);
  if (!info) return undefined;

  const deskFor = createDesks(config, { ...parts, ids, now, health: health.look, directMessage: rest.directMessage });
  const notices = createNotices(config, { ...parts, seerr: parts.watched, deskFor, log, now, times });
  parts.onNotices(notices);
  notices.start();
  const showHeld = createHeld(parts);
  const open = new Set<Promise<void>>();
  const lastCall = new AbortController();
  const onInteraction = (interaction: APIInteraction) => {
    if (stop.aborted) return;
    const lines = log.with({ interaction: interaction.id });
    const answering = converseOnce(interaction, { ...parts, deskFor, showHeld, log: lines, lastCall: lastCall.signal });
    open.add(answering);
    answering.finally(() => open.delete(answering));
  };
  const gateway = startGateway({ token: config.discord.token, gateway: info, onInteraction, log, presence: "/help" });
  parts.onGateway(gateway);
  gateway.ready.then(() => stop.aborted || onReady?.());
  const refused = await Promise.race([gateway.fatal, aborted(stop)]);
  log.info("stopping", { unanswered: open.size });
  await Promise.all([gateway.close(), lastAnswers(open, lastCall), notices.close()]);
  return refused?.sentence;
}

/** Answers one interaction, and then tells what could not be told before. Never rejects. */
async function converseOnce(
  interaction: APIInteraction,
  { deskFor, showHeld, locales, ...ways }: Ways & Pick<Parts, "locales"> & {
    deskFor: ReturnType<typeof createDesks>;
    showHeld: ShowHeld;
  },
): Promise<void> {
  const asker = readAsker(interaction);
  // Only what a person does says which language they speak.
  if (asker && "locale" in interaction) locales.note(asker.id, interaction.locale);
  if (await answer(deskFor(ways.log), interaction, ways)) await showHeld(interaction, ways.log);
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
