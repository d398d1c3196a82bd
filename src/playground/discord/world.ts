/** Everything the tiny Discord holds: one guild, its channels and people, messages, commands, interactions. */
import type { APIApplicationCommand, APIUser } from "discord-api-types/v10";
import type { Channel, Stored } from "./channels.ts";
import type { Exchange } from "./exchange.ts";
import type { TinyGuild, TinyRole } from "./guilds.ts";
import type { Pending } from "./interactions/pending.ts";
import type { Somebody } from "./people/somebody.ts";
import type { Settings } from "./settings.ts";
import { createSnowflakes } from "./snowflake.ts";
import { user } from "./people/user.ts";

/** The state, and the two ways out of it: an event for the bot, and a word to whoever watches. */
export interface World {
  readonly settings: Settings;
  readonly snowflake: () => string;
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly guild: { readonly id: string; readonly name: string; readonly locale: string };
  /** The servers that the bot is in, by id; the guild is one of them, or will be. */
  readonly joined: Map<string, TinyGuild>;
  /** The guild's roles but everybody's, the lowest first. */
  readonly roles: Map<string, TinyRole>;
  readonly channels: Map<string, Channel>;
  /** Those of them that are direct messages, by the person. */
  readonly conversations: Map<string, Channel>;
  readonly people: Map<string, Somebody>;
  readonly messages: Map<string, Stored>;
  /** Texts of attached files, by the ids of their attachments. */
  readonly files: Map<string, string>;
  /** By guild id; "" is everywhere. */
  readonly commands: Map<string, APIApplicationCommand[]>;
  /** By token. */
  readonly pending: Map<string, Pending>;
  /** What was sent with enforce_nonce, by channel and nonce. */
  readonly nonces: Map<string, { message: Stored; at: number }>;
  /** When conversations were opened lately. */
  readonly opened: number[];
  readonly exchanges: Exchange[];
  readonly watchers: Set<() => void>;
  /** Sends an event to the sessions of a guild's shard; direct messages go to shard 0. */
  dispatch(event: string, json: string, guildId: string | undefined): void;
}

/** A world with a guild, five channels and a bot. */
export function createWorld(settings: Settings): World {
  const snowflake = createSnowflakes(settings.now);
  const applicationId = snowflake();
  const bot = { ...user(applicationId, "usherr"), bot: true };
  const guild = { id: snowflake(), name: settings.guilds[0] ?? "Film club", locale: "en-US" };
  const world: World = {
    settings,
    snowflake,
    applicationId,
    bot,
    guild,
    joined: new Map(),
    roles: new Map(),
    channels: new Map(),
    conversations: new Map(),
    people: new Map(),
    messages: new Map(),
    files: new Map(),
    commands: new Map(),
    pending: new Map(),
    nonces: new Map(),
    opened: [],
    exchanges: [],
    watchers: new Set(),
    dispatch: () => {},
  };
  return world;
}

/** Adds a channel to the guild, or a conversation. */
export function addChannel(world: World, channel: Partial<Channel> & Pick<Channel, "name" | "type">): Channel {
  const made: Channel = { id: world.snowflake(), readable: true, writable: true, messages: [], ...channel };
  world.channels.set(made.id, made);
  if (made.recipient !== undefined) world.conversations.set(made.recipient, made);
  return made;
}

/** The conversation with a person, opened when there is none. */
export function conversationWith(world: World, person: string): Channel {
  return world.conversations.get(person) ?? addChannel(world, { name: "", type: 1, recipient: person });
}

/** Tells whoever watches that something happened. */
export function changed(world: World): void {
  for (const watcher of world.watchers) watcher();
}
