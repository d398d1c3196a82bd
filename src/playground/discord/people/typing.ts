/** Typing a command: what Discord's client offers, and what it lets through. */
import type { APIApplicationCommand } from "discord-api-types/v10";
import type { Channel } from "../channels.ts";
import { channelFields, memberFields } from "../interactions/payload.ts";
import { type Fields, isObject, numberOf, objectsOf, OPTION, textOf } from "../rules/mod.ts";
import type { World } from "../world.ts";
import type { Somebody } from "./somebody.ts";
import type { Typed } from "./person.ts";

/** ADMINISTRATOR sees every command. */
const ADMINISTRATOR = 8n;
/** Types of options whose value is an id: user, channel, role, any of the first and third. */
const USER = 6;
const ROLE = 8;
const ANY = 9;

/** What is typed. */
export interface Typing {
  world: World;
  somebody: Somebody;
  channel: Channel;
  name: string;
  typed: Typed;
  /** The option that is being typed: an autocomplete. */
  focused?: string;
}

/** The data of a command's interaction. @throws Error when Discord's client would not send it. */
export function commandData(typing: Typing): Fields {
  const [root = "", ...path] = typing.name.split(" ");
  const command = findCommand(typing, root);
  const options = nest(typing, { ...command }, path);
  const resolved = resolve(typing, options);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...options.length > 0 && { options },
    ...command.guild_id && { guild_id: command.guild_id },
    ...Object.keys(resolved).length > 0 && { resolved },
  };
}

/** What is offered in a place: the guild's commands before those for everywhere. */
export function offered(world: World, somebody: Somebody, channel: Channel): APIApplicationCommand[] {
  const inDm = channel.type === 1;
  const own = inDm ? [] : world.commands.get(world.guild.id) ?? [];
  const everywhere = (world.commands.get("") ?? []).filter((command) => fitsPlace(command, inDm));
  return [...own, ...everywhere].filter((command) => inDm || mayUse(command, somebody));
}

function findCommand({ world, somebody, channel, name }: Typing, root: string): APIApplicationCommand {
  const all = offered(world, somebody, channel);
  const found = all.find((command) => command.name === root && command.type === 1);
  if (found) return found;
  const names = all.map((command) => `"/${command.name}"`).join(", ") || "none";
  throw new Error(`Cannot type "/${name}" here: Discord offers ${names}`);
}

function fitsPlace(command: APIApplicationCommand, inDm: boolean): boolean {
  if (command.contexts) return command.contexts.includes(inDm ? 1 : 0);
  return !inDm || ("dm_permission" in command && command.dm_permission !== false);
}

function mayUse(command: APIApplicationCommand, { permissions }: Somebody): boolean {
  if (command.default_member_permissions === null || (permissions & ADMINISTRATOR) !== 0n) return true;
  const needed = BigInt(command.default_member_permissions);
  // "0" is for administrators only.
  return needed !== 0n && (permissions & needed) === needed;
}

/** The options of a command, inside its subcommand and group. */
function nest(typing: Typing, command: Fields, path: readonly string[]): Fields[] {
  const [step, ...rest] = path;
  const branches = objectsOf(command, "options").filter(({ type }) =>
    type === OPTION.subcommand || type === OPTION.group
  );
  if (step === undefined && branches.length === 0) return fill(typing, command);
  const branch = branches.find((each) => each.name === step);
  if (branch) return [{ type: branch.type, name: branch.name, options: nest(typing, branch, rest) }];
  const names = branches.map((each) => `"${textOf(each, "name")}"`).join(", ") || "none";
  throw new Error(`Cannot type "/${typing.name}": its subcommands are ${names}`);
}

function fill(typing: Typing, command: Fields): Fields[] {
  const declared = objectsOf(command, "options");
  for (const name of Object.keys(typing.typed)) {
    if (!declared.some((option) => option.name === name)) {
      throw new Error(`Cannot type "/${typing.name}": it has no option "${name}"`);
    }
  }
  return declared.flatMap((option) => fillOption(typing, option));
}

function fillOption({ name: command, typed, focused }: Typing, option: Fields): Fields[] {
  const name = textOf(option, "name");
  const value = typed[name];
  if (name === focused) {
    if (option.autocomplete !== true) {
      throw new Error(`Cannot ask for suggestions: option "${name}" of "/${command}" has none`);
    }
    return [{ type: option.type, name, value, focused: true }];
  }
  if (value === undefined) {
    // While one option is typed, the others may be missing.
    if (option.required !== true || focused !== undefined) return [];
    throw new Error(`Cannot send "/${command}": option "${name}" is required`);
  }
  const problem = misfit(option, value);
  if (problem) throw new Error(`Cannot send "/${command}": option "${name}" ${problem}`);
  return [{ type: option.type, name, value }];
}

/** Why a value does not fit an option. */
function misfit(option: Fields, value: string | boolean | number): string | undefined {
  const wanted = option.type === OPTION.boolean ? "boolean" : isNumeric(option) ? "number" : "string";
  const got: string = typeof value;
  if (got !== wanted) return `wants a ${wanted}`;
  if (option.type === OPTION.integer && !Number.isInteger(value)) return "wants a whole number";
  const choices = objectsOf(option, "choices");
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) return `has no choice "${value}"`;
  const [size, low, high] = typeof value === "string"
    ? [value.length, "min_length", "max_length"] as const
    : [Number(value), "min_value", "max_value"] as const;
  if (size < (numberOf(option, low) ?? -Infinity)) return `is under its ${low}`;
  if (size > (numberOf(option, high) ?? (typeof value === "string" ? 6000 : Infinity))) return `is over its ${high}`;
  return undefined;
}

function isNumeric(option: Fields): boolean {
  return option.type === OPTION.integer || option.type === OPTION.number;
}

/** What the ids among the values stand for. */
function resolve(typing: Typing, options: readonly Fields[]): Fields {
  const { world } = typing;
  const users: Record<string, unknown> = {};
  const members: Record<string, unknown> = {};
  const channels: Record<string, unknown> = {};
  for (const { type, value } of leaves(options)) {
    const id = String(value);
    const person = type === USER || type === ANY ? world.people.get(id) : undefined;
    const channel = type === OPTION.channel ? world.channels.get(id) : undefined;
    if (person) users[id] = person.user;
    if (person?.member) members[id] = memberFields(person);
    if (channel) channels[id] = channelFields(world, channel);
    const isKnown = person || channel || type === ROLE || type === ANY;
    if ((type === USER || type === OPTION.channel) && !isKnown) {
      throw new Error(`Cannot send "/${typing.name}": "${id}" is not known here`);
    }
  }
  return Object.fromEntries(
    Object.entries({ users, members, channels }).filter(([, found]) => Object.keys(found).length > 0),
  );
}

function leaves(options: readonly Fields[]): Fields[] {
  return options.flatMap((option) =>
    isObject(option) && Array.isArray(option.options) ? leaves(objectsOf(option, "options")) : [option]
  );
}
