/** A person as the tiny Discord keeps them. */
import type { APIUser } from "discord-api-types/v10";
import type { Who } from "./person.ts";
import { LOCALES } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { user } from "./user.ts";

/** Somebody. */
export interface Somebody {
  user: APIUser;
  locale: string;
  roles: readonly string[];
  permissions: bigint;
  /** Shares the guild with the bot. */
  member: boolean;
  directMessages: "open" | "closed" | "none";
  blocks: boolean;
}

/** What a new server gives to everyone, among it SEND_MESSAGES and USE_APPLICATION_COMMANDS. */
const EVERYBODY = 2_248_473_465_835_073n;

/** Adds somebody, or changes who they are. @throws Error on what Discord does not have. */
export function addSomebody(world: World, who: Who): Somebody {
  const locale = who.locale ?? "en-US";
  if (!LOCALES.includes(locale)) throw new Error(`Cannot add "${who.name}": Discord has no locale "${locale}"`);
  const id = who.id ?? world.snowflake();
  if (!/^[1-9]\d{0,19}$/.test(id)) throw new Error(`Cannot add "${who.name}": "${id}" is no snowflake`);
  const somebody: Somebody = {
    user: user(id, who.name),
    locale,
    roles: who.roles ?? [],
    permissions: who.permissions ?? EVERYBODY,
    member: who.guilds !== false,
    directMessages: who.directMessages ?? "open",
    blocks: false,
  };
  world.people.set(id, somebody);
  return somebody;
}

/** Why a direct message does not reach somebody: Discord's code and sentence. */
export function whyUnreachable(somebody: Somebody): { code: number; message: string } | undefined {
  if (somebody.blocks || somebody.directMessages === "none") {
    return { code: 50007, message: "Cannot send messages to this user" };
  }
  if (somebody.member && somebody.directMessages === "open") return undefined;
  return { code: 50278, message: "Cannot send messages to this user due to having no mutual guilds" };
}
