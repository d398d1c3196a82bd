/** Servers that the bot is in, and the roles of the one where everything happens. */
import { changed, type World } from "./world.ts";

/** A server. */
export interface TinyGuild {
  readonly id: string;
  readonly name: string;
}

/** A role of the guild. */
export interface TinyRole {
  readonly id: string;
  readonly name: string;
  /** It belongs to a bot, and nobody can be given it. */
  readonly managed: boolean;
}

/** Adds a role above those that are there. */
export function addRole(world: World, name: string, managed = false): TinyRole {
  const role = { id: world.snowflake(), name, managed };
  world.roles.set(role.id, role);
  return role;
}

/** The bot comes into a server by its name: the one where everything happens, or another one with nothing in it. */
export function join(world: World, name: string = world.guild.name): TinyGuild {
  const there = [world.guild, ...world.joined.values()].find((guild) => guild.name === name);
  const guild = there ?? { id: world.snowflake(), name };
  world.joined.set(guild.id, guild);
  changed(world);
  return guild;
}

/** The roles of a server, the lowest first, without everybody's. What people have and nobody made is named by its id. */
export function rolesOf(world: World, guild: TinyGuild): TinyRole[] {
  if (guild.id !== world.guild.id) return [];
  const worn = [...world.people.values()].flatMap(({ roles }) => roles).filter((id) => !world.roles.has(id));
  const unnamed = [...new Set(worn)].map((id) => ({ id, name: `Role ${id}`, managed: false }));
  return [...unnamed, ...world.roles.values()];
}
