/** The rules of application commands and of the list of them. */
import { bitSet, id, LOCALES } from "./formats.ts";
import { isBranch, localized, named, nameIn, options, siblings } from "./option.ts";
import type { Problem } from "./problem.ts";
import { check } from "./check.ts";
import {
  type Fields,
  has,
  type Is,
  isObject,
  type Kind,
  objectsOf,
  oneOf,
  repeats,
  type Rule,
  text,
  textOf,
  yesNo,
} from "./shape.ts";

const settings: Record<string, Is> = {
  id,
  default_member_permissions: { is: "text", format: bitSet },
  nsfw: yesNo,
};
const whereKeys = {
  contexts: { is: "list", each: oneOf(0, 1, 2), min: 1, max: 3, unique: true },
  integration_types: { is: "list", each: oneOf(0, 1), min: 1, max: 2, unique: true },
  dm_permission: yesNo,
} satisfies Record<string, Is>;

const rules: readonly Rule[] = [
  ...siblings,
  {
    name: "subcommands or options, not both",
    at: "options",
    code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    message: "Sub-command and sub-command group option types are mutually exclusive to all other types",
    broken: (fields) => new Set(objectsOf(fields, "options").map(isBranch)).size > 1,
  },
  {
    name: "command within 8000 characters",
    code: "APPLICATION_COMMAND_TOO_LARGE",
    message: "Command exceeds maximum size (8000)",
    broken: (fields) => commandLength(fields) > 8000,
  },
];

/** A slash command everywhere; in a guild; and the two kinds of menu commands, which nothing is said about. */
const slash: Kind = {
  name: "command",
  keys: { type: oneOf(1), ...named, options, ...settings, ...whereKeys },
  required: ["name", "description"],
  rules,
};
const onlyEverywhere: Rule = {
  name: "guild command has no place",
  code: "APPLICATION_COMMAND_GUILD_FIELDS",
  message: "contexts, integration_types and dm_permission are for commands everywhere",
  broken: (fields) => Object.keys(whereKeys).some((key) => has(fields, key)),
};
const menu: Kind = {
  name: "menu command",
  keys: {
    type: oneOf(2, 3),
    name: text(1, 32),
    name_localizations: localized(text(1, 32)),
    description: text(0, 0),
    ...settings,
    ...whereKeys,
  },
  required: ["type", "name"],
  rules: [],
};

/** How many a scope holds: 100 slash commands, 15 of each menu. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const kindOf = (command: unknown) => isObject(command) && typeof command.type === "number" ? command.type : 1;

/** The names of the rules of a whole list. */
export const LIST_RULES = ["at most 100 commands", "command names unique", "commands are a list"] as const;

/** The kinds of commands in a scope. */
export function commandKinds(inGuild: boolean): Kind[] {
  return [slash, menu].map((kind) => inGuild ? { ...kind, rules: [...kind.rules, onlyEverywhere] } : kind);
}

/** Everything that is wrong with a list of commands that is to replace a scope's. */
export function checkCommands(body: unknown, inGuild: boolean): Problem[] {
  if (!Array.isArray(body)) {
    const message = "Only iterables may be used in a ListType";
    return [{ path: [], rule: "commands are a list", code: "LIST_TYPE_CONVERT", message }];
  }
  const [asSlash, asMenu] = commandKinds(inGuild);
  const own = body.flatMap((command, i) => {
    const kind = kindOf(command) === 1 ? asSlash : asMenu;
    return kind ? check(kind, command, [i]) : [];
  });
  return own.length > 0 ? own : checkTogether(body);
}

function checkTogether(commands: readonly Fields[]): Problem[] {
  const problems: Problem[] = [];
  for (const [type, most] of Object.entries(MOST)) {
    const same = commands.filter((command) => kindOf(command) === Number(type));
    if (same.length > most) {
      const message = `Maximum number of application commands reached (${most})`;
      problems.push({ path: [], rule: "at most 100 commands", code: "30032", message, whole: 30032 });
    }
    if ([undefined, ...LOCALES].some((locale) => repeats(same.map((command) => nameIn(command, locale))))) {
      const message = "Application command names must be unique";
      problems.push({ path: [], rule: "command names unique", code: "APPLICATION_COMMANDS_DUPLICATE_NAME", message });
    }
  }
  return problems;
}

/** The characters that count against a command's 8000: of each name and description the longest language, and values. */
export function commandLength(fields: Fields): number {
  const own = longest(fields, "name") + longest(fields, "description") + textOf(fields, "value").length;
  const below = [...objectsOf(fields, "options"), ...objectsOf(fields, "choices")];
  return own + below.reduce((sum, each) => sum + commandLength(each), 0);
}

function longest(fields: Fields, key: string): number {
  const translations = fields[`${key}_localizations`];
  const said = isObject(translations) ? Object.keys(translations).map((locale) => textOf(translations, locale)) : [];
  return Math.max(textOf(fields, key).length, ...said.map((text) => text.length));
}
