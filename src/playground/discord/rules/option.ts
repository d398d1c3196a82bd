/** The rules of command options. */
import { LOCALES, slashName } from "./formats.ts";
import {
  type Fields,
  has,
  type Is,
  isObject,
  type Kind,
  list,
  numberOf,
  object,
  objectsOf,
  oneOf,
  repeats,
  type Rule,
  text,
  textOf,
  typed,
  yesNo,
} from "./shape.ts";

/** Discord's numbers for the types of options. */
export const OPTION = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, channel: 7, number: 10 } as const;

/** Translations, by Discord's locale. */
export function localized(each: Is): Is {
  return { is: "map", keys: LOCALES, each };
}

/** What every named thing of a command has. */
export const named = {
  name: text(1, 32, slashName),
  name_localizations: localized(text(1, 32, slashName)),
  description: text(1, 100),
  description_localizations: localized(text(1, 100)),
};

const choiceKeys = { name: text(1, 100), name_localizations: localized(text(1, 100)) };
/** A choice of a text option: Discord's file allows 6000, what can be picked is 100. */
export const textChoice: Kind = {
  name: "choice",
  keys: { ...choiceKeys, value: text(0, 100) },
  required: ["name", "value"],
  rules: [],
};
/** A choice of an option that is a number; JavaScript's whole numbers. */
export const numberChoice: Kind = {
  name: "number choice",
  keys: { ...choiceKeys, value: { is: "number", min: -(2 ** 53) + 1, max: 2 ** 53 - 1 } },
  required: ["name", "value"],
  rules: [],
};

const choiceRules: readonly Rule[] = [
  {
    name: "choices or autocomplete, not both",
    at: "choices",
    code: "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
    message: "Choices and autocomplete cannot both be used",
    broken: (fields) => fields.autocomplete === true && objectsOf(fields, "choices").length > 0,
  },
  {
    name: "choice names unique",
    at: "choices",
    code: "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
    message: "Option choice names must be unique",
    broken: (fields) => repeats(objectsOf(fields, "choices").map((choice) => choice.name)),
  },
];

function range(low: string, high: string): Rule {
  return {
    name: `option ${low} within ${high}`,
    at: low,
    code: "APPLICATION_COMMAND_OPTION_MIN_MAX",
    message: "The least cannot be above the greatest",
    broken: (fields) => (numberOf(fields, low) ?? -Infinity) > (numberOf(fields, high) ?? Infinity),
  };
}

function option(name: string, type: number, own: Readonly<Record<string, Is>>, rules: readonly Rule[] = []): Kind {
  const keys = { type: oneOf(type), ...named, required: yesNo, ...own };
  return { name, keys, required: ["type", "name", "description"], rules };
}

const length = (min: number): Is => ({ is: "integer", min, max: 6000 });
const value: Is = { is: "number", min: -(2 ** 53) + 1, max: 2 ** 53 - 1 };
const numeric = { autocomplete: yesNo, choices: list(object(numberChoice), 0, 25), min_value: value, max_value: value };
const valueRules = [...choiceRules, range("min_value", "max_value")];
const channelTypes: Is = { is: "list", each: oneOf(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16), unique: true };

const basic: Record<number, Kind> = {
  3: option("text option", 3, {
    autocomplete: yesNo,
    choices: list(object(textChoice), 0, 25),
    min_length: length(0),
    max_length: length(1),
  }, [...choiceRules, range("min_length", "max_length")]),
  4: option("number option", 4, numeric, valueRules),
  5: option("option", 5, {}),
  6: option("option", 6, {}),
  7: option("channel option", 7, { channel_types: channelTypes }),
  8: option("option", 8, {}),
  9: option("option", 9, {}),
  10: option("number option", 10, numeric, valueRules),
  11: option("option", 11, {}),
};

/** Every list of options keeps these. */
export const siblings: readonly Rule[] = [
  {
    name: "required options first",
    at: "options",
    code: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    message: "Required options must be placed before non-required options",
    broken: (fields) => {
      const required = objectsOf(fields, "options").map((option) => option.required === true);
      return required.lastIndexOf(true) > required.indexOf(false) && required.includes(false);
    },
  },
  {
    name: "option names unique",
    at: "options",
    code: "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    message: "Option name already exists",
    broken: (fields) =>
      [undefined, ...LOCALES].some((locale) =>
        repeats(objectsOf(fields, "options").map((option) => nameIn(option, locale)))
      ),
  },
];

/** What something is called in a language. */
export function nameIn(fields: Fields, locale: string | undefined): string {
  const names = fields.name_localizations;
  const said = locale && isObject(names) ? textOf(names, locale) : "";
  return said || textOf(fields, "name");
}

const subcommand: Kind = {
  name: "subcommand",
  keys: { type: oneOf(1), ...named, options: list(typed(() => basic), 0, 25) },
  required: ["type", "name", "description"],
  rules: siblings,
};
const group: Kind = {
  name: "subcommand group",
  keys: { type: oneOf(2), ...named, options: list(typed(() => ({ 1: subcommand })), 1, 25) },
  required: ["type", "name", "description", "options"],
  rules: siblings,
};

/** What may stand in a command's options. */
export const options: Is = list(typed(() => ({ ...basic, 1: subcommand, 2: group })), 0, 25);

/** Whether something is a subcommand or a group of them. */
export function isBranch(option: Fields): boolean {
  return has(option, "type") && (option.type === OPTION.subcommand || option.type === OPTION.group);
}
