/** A small, strict Discord on 127.0.0.1: gateway, REST and people, in memory. */
import type { APIApplicationCommand, APIInteraction, APIInteractionResponse } from "discord-api-types/v10";
import type { Channel, TinyChannel } from "./channels.ts";
import type { Exchange } from "./exchange.ts";
import { createFaults, type Faults } from "./faults.ts";
import { openHub } from "./gateway/hub.ts";
import type { Session } from "./gateway/session.ts";
import { addRole, join, type TinyGuild, type TinyRole } from "./guilds.ts";
import { deliver } from "./interactions/deliver.ts";
import { failPending } from "./interactions/pending.ts";
import { createPerson } from "./people/create_person.ts";
import type { Person, Who } from "./people/person.ts";
import { gatewayBot } from "./rest/about.ts";
import { setCommands } from "./rest/commands.ts";
import { createRestFaults } from "./rest/faults.ts";
import { createLimits } from "./rest/limits.ts";
import { type Route, ROUTES } from "./rest/routes.ts";
import { serveRest } from "./rest/server.ts";
import { checkCommands, isObject } from "./rules/mod.ts";
import { settle, type TinyDiscordOptions } from "./settings.ts";
import { addChannel, createWorld, type World } from "./world.ts";

/** A session on the gateway, as the tiny Discord sees it. */
export interface TinySession {
  id: string;
  shard: readonly [number, number];
  intents: number;
  connected: boolean;
  /** Of the last IDENTIFY or presence update, as it was sent. */
  presence: unknown;
  /** How often it was resumed. */
  resumed: number;
}

/** What a first answer was, and how long it took. */
export interface Answered {
  /** undefined: none came in time. */
  response: APIInteractionResponse | undefined;
  ms: number;
}

/** The tiny Discord. */
export interface TinyDiscord {
  /** "http://127.0.0.1:<port>/api", to be followed by /v10. */
  readonly apiUrl: string;
  /** What GET /gateway/bot announces. */
  readonly gatewayUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guild: { readonly id: string; readonly name: string; readonly locale: string };
  /** Two ordinary channels, a thread of the first, one that the bot can not see, one that it can not write in. */
  readonly channels: Readonly<Record<"requests" | "general" | "thread" | "hidden" | "readOnly", TinyChannel>>;
  /** The bot's own role above one for administrators above one for everybody else. */
  readonly roles: Readonly<Record<"own" | "admins" | "members", TinyRole>>;
  /** One more role, above the others. */
  addRole(name: string): TinyRole;
  /** One more channel, a text channel unless said otherwise, below a category (type 4) or none. */
  addChannel(name: string, more?: { type?: TinyChannel["type"]; below?: TinyChannel }): TinyChannel;
  /** The bot comes into a server: by the name of another one, or else into the one where everything happens. */
  join(name?: string): TinyGuild;
  /** Somebody who can type. */
  person(who: Who): Person;
  /** Every REST request the bot sent, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Those that broke a rule. Refusals that are an ordinary outcome (40060, 10062, 50007, …) are not among them. */
  refused(): Exchange[];
  /** The text of an attached file. @throws Error when there is none such. */
  file(attachment: { readonly id: string }): string;
  /** The commands of a scope: a guild's id, or everywhere. */
  commands(guildId?: string): APIApplicationCommand[];
  /** Registers commands without the bot. @throws Error when they break a rule. */
  register(commands: readonly unknown[], guildId?: string): void;
  sessions(): TinySession[];
  readonly faults: Faults;
  /** Resolves when `check` is true, looking again after everything that happens and every 5 ms. @throws Error after `within` ms (5000). */
  until(check: () => boolean, within?: number): Promise<void>;
  /** Calls `listener` after everything that happens; the function that is returned ends it. */
  watch(listener: () => void): () => void;
  /** Calls `listener` with every interaction on its way to the bot; the function that is returned ends it. */
  overhear(listener: (interaction: APIInteraction) => void): () => void;
  /** Delivers an interaction as it is, with a new id and token, and nobody watching: the way of a load test. */
  interact(payload: APIInteraction): Promise<Answered>;
  close(): Promise<void>;
}

/** Starts a tiny Discord on free ports of 127.0.0.1. */
export function startTinyDiscord(options: TinyDiscordOptions = {}): Promise<TinyDiscord> {
  const world = createWorld(settle(options));
  const channels = addChannels(world);
  const roles = {
    members: addRole(world, "Members"),
    admins: addRole(world, "Admins"),
    own: addRole(world, "Usherr", true),
  };
  for (const name of world.settings.guilds) join(world, name);
  const hub = openHub(world);
  const restFaults = createRestFaults();
  const gateway: Route = {
    method: "GET",
    path: "/gateway/bot",
    auth: "bot",
    run: () => gatewayBot(world, { url: hub.url(), ...hub.starts() }),
  };
  const parts = { world, routes: [...ROUTES, gateway], limits: createLimits(world), faults: restFaults };
  const server = serveRest(parts);
  const twice = { on: false };
  const hearers = new Set<(interaction: APIInteraction) => void>();
  world.dispatch = (event, json, guildId) => {
    if (event === "INTERACTION_CREATE") { for (const hear of hearers) hear(JSON.parse(json)); }
    hub.dispatch(event, json, guildId);
    if (twice.on) hub.dispatch(event, json, guildId);
  };
  return Promise.resolve({
    apiUrl: `http://127.0.0.1:${server.port}/api`,
    gatewayUrl: hub.url(),
    token: world.settings.token,
    applicationId: world.applicationId,
    guild: world.guild,
    channels,
    roles,
    addRole: (name) => addRole(world, name),
    addChannel: (name, { type = 0, below } = {}) => add(world, name, { type, ...below && { parentId: below.id } }),
    join: (name) => join(world, name),
    person: (who) => createPerson(world, who),
    exchanges: world.exchanges,
    refused: () => world.exchanges.filter((exchange) => exchange.rules.length > 0),
    file: ({ id }) => fileOf(world, id),
    commands: (guildId = "") => world.commands.get(guildId) ?? [],
    register: (commands, guildId) => register(world, commands, guildId),
    sessions: () => [...hub.sessions.values()].map(sessionOf),
    faults: createFaults(hub, restFaults, twice),
    until: (check, within = 5000) => until(world, check, within),
    watch(listener) {
      world.watchers.add(listener);
      return () => void world.watchers.delete(listener);
    },
    overhear(listener) {
      hearers.add(listener);
      return () => void hearers.delete(listener);
    },
    interact: (interaction) => interact(world, interaction),
    async close() {
      restFaults.liftAll();
      for (const pending of world.pending.values()) failPending(world, pending);
      await Promise.all([hub.close(), server.close()]);
    },
  });
}

function addChannels(world: World): TinyDiscord["channels"] {
  const requests = add(world, "requests");
  return {
    requests,
    general: add(world, "general"),
    thread: add(world, "film night", { type: 11, parentId: requests.id }),
    hidden: add(world, "moderators", { readable: false }),
    readOnly: add(world, "announcements", { writable: false }),
  };
}

function add(world: World, name: string, more: Partial<Channel> & { type?: TinyChannel["type"] } = {}): TinyChannel {
  const { type = 0, ...rest } = more;
  const { id, parentId } = addChannel(world, { name, type, ...rest });
  return { id, name, type, ...parentId && { parent_id: parentId } };
}

function register(world: World, commands: readonly unknown[], guildId: string | undefined): void {
  const [problem] = checkCommands(commands, guildId !== undefined);
  if (problem) throw new Error(`Cannot register commands: ${problem.rule} at "${problem.path.join(".")}"`);
  setCommands(world, commands.filter(isObject), guildId);
}

function fileOf(world: World, id: string): string {
  const text = world.files.get(id);
  if (text === undefined) throw new Error(`Cannot read the file ${id}: there is none such`);
  return text;
}

function sessionOf({ id, shard, intents, line, presence, resumed }: Session): TinySession {
  return { id, shard, intents, connected: line !== undefined, presence, resumed };
}

async function interact(world: World, interaction: APIInteraction): Promise<Answered> {
  const began = performance.now();
  const pending = deliver(world, interaction);
  await pending.answered.promise;
  return { response: pending.response, ms: performance.now() - began };
}

/** How often `until` looks when nothing happens, in ms. */
const POLL = 5;

async function until(world: World, check: () => boolean, within: number): Promise<void> {
  if (check()) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => {
    if (check()) resolve();
  };
  // What a bot in the same process does to itself is no event here.
  const poll = setInterval(look, POLL);
  const timer = setTimeout(() => reject(new Error(`Cannot wait longer: it has not happened in ${within} ms`)), within);
  world.watchers.add(look);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(poll);
    world.watchers.delete(look);
  }
}
