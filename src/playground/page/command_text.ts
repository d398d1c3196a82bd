/** What somebody typed, as a line. */
import type { APIInteraction } from "discord-api-types/v10";
import { type Fields, INTERACTION, isObject, objectsOf, textOf } from "../discord/rules/mod.ts";

/** "/request movie title: lantern", and whose it is. */
export interface CommandLine {
  text: string;
  by: string;
}

/** A command and its options as one reads them. */
export function commandText(name: string, options: Readonly<Record<string, unknown>>): string {
  const filled = Object.entries(options).map(([option, value]) => ` ${option}: ${value}`);
  return `/${name}${filled.join("")}`;
}

/** What was typed to start an interaction; undefined when it was no command. */
export function commandLine(interaction: APIInteraction): CommandLine | undefined {
  if (interaction.type !== INTERACTION.command) return undefined;
  const names: string[] = [];
  const typed: Record<string, unknown> = {};
  let at: Fields | undefined = { ...interaction.data };
  while (at) {
    names.push(textOf(at, "name"));
    const options: Fields[] = objectsOf(at, "options");
    at = options.find((option) => Array.isArray(option.options) || !("value" in option));
    if (!at) { for (const option of options) typed[textOf(option, "name")] = shown(interaction, option); }
  }
  const user = interaction.member?.user ?? interaction.user;
  return { text: commandText(names.join(" "), typed), by: user?.global_name ?? user?.username ?? "" };
}

/** A person is shown by their name. */
function shown({ data }: APIInteraction, { value }: Fields): unknown {
  const { resolved }: Fields = { ...data };
  const users = isObject(resolved) && isObject(resolved.users) ? resolved.users : {};
  const user = users[String(value)];
  return isObject(user) ? `@${textOf(user, "global_name") || textOf(user, "username")}` : value;
}
