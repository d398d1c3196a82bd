/** Commands as Discord is told of them: every name and description in every language, and whether it holds them already. */
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOptionChoice,
  APIApplicationCommandSubcommandOption,
  LocalizationMap,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Command } from "./command.ts";
import type { ChoiceOption, Option, Options, Said } from "./options.ts";

/** A command's JSON. */
export type Registered = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Discord's locale → words; the entry of `fallback` gives the plain name and description. */
export interface Languages<Words> {
  fallback: Words;
  others: Readonly<Record<string, Words>>;
}

/** What is registered: commands, how groups of subcommands are called, and where they may be used. */
export interface Registry<Words> {
  // What a handler gets is no concern here.
  commands: readonly Command<never, Words>[];
  groups: Readonly<Record<string, Said<Words>>>;
  languages: Languages<Words>;
  /** Whether commands that ask for something exist in direct messages. */
  askInDirectMessages: boolean;
}

/** Discord's places: a server, a direct message with the bot. */
const GUILD = 0, DIRECT = 1;

/** The JSON of every command. Guild commands exist only in their server and take no places. */
export function registrations<Words>(registry: Registry<Words>, scope: "global" | "guild"): Registered[] {
  const roots = new Map<string, Registered>();
  for (const command of registry.commands) {
    const [root = "", sub] = command.name.split(" ");
    const places = scope === "guild" ? {} : { contexts: placesOf(command, registry), integration_types: [0] };
    const options = optionsOf(command.options, registry.languages);
    if (!sub) {
      roots.set(root, { type: 1, ...labelled(command.label, registry.languages), ...places, options });
      continue;
    }
    const group = registry.groups[root];
    if (!group) throw new Error(`Cannot register "${command.name}": the group "${root}" has no words`);
    const held = roots.get(root) ?? { type: 1, ...labelled(group, registry.languages), ...places, options: [] };
    const child: APIApplicationCommandSubcommandOption = {
      type: 1,
      ...labelled(command.label, registry.languages),
      options,
    };
    roots.set(root, { ...held, options: [...held.options ?? [], child] } as Registered);
  }
  return [...roots.values()];
}

function placesOf<Words>(command: Command<never, Words>, { askInDirectMessages }: Registry<Words>): number[] {
  return command.needs === "own" || (command.needs === "ask" && askInDirectMessages) ? [GUILD, DIRECT] : [GUILD];
}

function optionsOf<Words>(
  options: Options<never, Words>,
  languages: Languages<Words>,
): APIApplicationCommandBasicOption[] {
  return Object.values(options).map((option) => optionOf(option, languages));
}

function optionOf<Words>(option: Option<never, Words>, languages: Languages<Words>): APIApplicationCommandBasicOption {
  const common = { ...labelled(option.label, languages), required: option.required ?? false };
  switch (option.type) {
    case "person":
      return { type: 6, ...common };
    case "choice":
      return { type: 3, ...common, choices: option.choices.map((it) => choiceOf(it, languages)) };
    case "text":
      return {
        type: 3,
        ...common,
        ...(option.maxLength ? { max_length: option.maxLength } : {}),
        ...(option.suggest ? { autocomplete: true } : {}),
      };
  }
}

function choiceOf<Words>(
  { value, label }: ChoiceOption<Words>["choices"][number],
  { fallback, others }: Languages<Words>,
): APIApplicationCommandOptionChoice<string> {
  return { name: label(fallback), name_localizations: inOthers(label, others), value };
}

function labelled<Words>(said: Said<Words>, { fallback, others }: Languages<Words>) {
  const label = said(fallback);
  return {
    name: label.name,
    name_localizations: inOthers((words) => said(words).name, others),
    description: label.about,
    description_localizations: inOthers((words) => said(words).about, others),
  };
}

function inOthers<Words>(said: Said<Words, string>, others: Languages<Words>["others"]): LocalizationMap {
  return Object.fromEntries(Object.entries(others).map(([locale, words]) => [locale, said(words)]));
}

/** Whether Discord's answer already says what we would register; what Discord adds by itself does not count. */
export function isRegistered(held: readonly unknown[], wanted: readonly Registered[]): boolean {
  const known = held.map(record).map((it) => placed(it, wanted));
  return essence(known.sort(byName)) === essence(wanted.map(record).sort(byName));
}

/** What can be registered of commands, options and choices, in the order of comparison. */
const FIELDS = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "required",
  "min_length",
  "max_length",
  "autocomplete",
  "choices",
  "value",
  "contexts",
  "integration_types",
  "default_member_permissions",
  "options",
] as const;

type Fields = Partial<Record<string, unknown>>;

function byName(a: Fields, b: Fields): number {
  return String(a.name) < String(b.name) ? -1 : 1;
}

function record(value: unknown): Fields {
  return typeof value === "object" && value ? { ...value } : {};
}

/** Commands of a guild come back with places, although they cannot be given any. */
function placed(held: Fields, wanted: readonly Registered[]): Fields {
  return wanted.some((it) => it.contexts) ? held : { ...held, contexts: undefined, integration_types: undefined };
}

/** A text that is equal for equal lists of commands or options: false, null, nothing and an empty list are the same. */
function essence(list: unknown): string {
  if (!Array.isArray(list)) return JSON.stringify(list);
  const texts = list.map((it) => {
    const fields = record(it);
    return FIELDS.map((field) => {
      const value = fields[field];
      if (!value || Object.values(value).length === 0 && typeof value === "object") return "";
      if (field === "options" || field === "choices") return essence(value);
      return JSON.stringify(sorted(value));
    }).join("\n");
  });
  return JSON.stringify(texts);
}

/** Places and languages come back in Discord's order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  return typeof value === "object" && value ? Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1) : value;
}
