/** The rules of selects, in messages and in forms. */
import { componentId, customId, emojiKey } from "./button.ts";
import { id } from "./formats.ts";
import {
  type Fields,
  has,
  integer,
  type Is,
  type Kind,
  list,
  numberOf,
  object,
  objectsOf,
  oneOf,
  repeats,
  type Rule,
  text,
  yesNo,
} from "./shape.ts";

const option: Kind = {
  name: "select option",
  keys: { label: text(1, 100), value: text(1, 100), description: text(1, 100), emoji: emojiKey, default: yesNo },
  required: ["label", "value"],
  rules: [],
};
const chosen: Kind = {
  name: "select default",
  keys: {
    id,
    type: {
      is: "text",
      format: {
        fits: (type) => ["user", "role", "channel"].includes(type),
        code: "BASE_TYPE_CHOICES",
        message: "Value must be one of {user, role, channel}.",
      },
    },
  },
  required: ["id", "type"],
  rules: [],
};

const rules: Rule[] = [{
  name: "select min within max",
  at: "min_values",
  code: "SELECT_COMPONENT_MIN_MAX",
  message: "The least number of values cannot be above the greatest",
  broken: (fields) => (numberOf(fields, "min_values") ?? 1) > (numberOf(fields, "max_values") ?? 1),
}];
const optionRules: Rule[] = [
  {
    name: "select values unique",
    at: "options",
    code: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    message: "The specified option value is already used",
    broken: (fields) => repeats(objectsOf(fields, "options").map((option) => option.value)),
  },
  {
    name: "select max within options",
    at: "max_values",
    code: "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
    message: "More values than there are options",
    broken: (fields) => (numberOf(fields, "max_values") ?? 1) > objectsOf(fields, "options").length,
  },
  {
    name: "select defaults within max",
    at: "options",
    code: "SELECT_COMPONENT_TOO_MANY_DEFAULTS",
    message: "More options are chosen than may be",
    broken: (fields) => defaults(fields) > (numberOf(fields, "max_values") ?? 1),
  },
];
const modalRules: Rule[] = [{
  name: "required select asks for one",
  at: "min_values",
  code: "SELECT_COMPONENT_REQUIRED_MIN",
  message: "A required select needs at least one value",
  broken: (fields) => fields.required !== false && fields.min_values === 0,
}];

/** What may be chosen beforehand, by the select's type. */
const DEFAULTS: Readonly<Record<number, readonly string[]>> = {
  5: ["user"],
  6: ["role"],
  7: ["user", "role"],
  8: ["channel"],
};
const defaultFits: Rule = {
  name: "select default fits the select",
  at: "default_values",
  code: "SELECT_COMPONENT_DEFAULT_VALUE_TYPE",
  message: "The default value's type does not fit the select",
  broken: (fields) => {
    const fitting = DEFAULTS[numberOf(fields, "type") ?? 0] ?? [];
    return objectsOf(fields, "default_values").some(({ type }) => typeof type !== "string" || !fitting.includes(type));
  },
};

function defaults(fields: Fields): number {
  return objectsOf(fields, "options").filter((option) => option.default === true).length;
}

type Keys = Readonly<Record<string, Is>>;

const common: Keys = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150),
  min_values: integer(0, 25),
  max_values: integer(1, 25),
};
const options: Keys = { options: list(object(option), 1, 25) };
const channelTypes: Is = { is: "list", each: oneOf(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16), unique: true };

/** Selects of a message by their type; `disabled` belongs to messages. */
export const messageSelects: Readonly<Record<number, Kind>> = selects("select", { disabled: yesNo }, []);
/** Selects of a form by their type; `required` belongs to forms. */
export const modalSelects: Readonly<Record<number, Kind>> = selects("form select", { required: yesNo }, modalRules);

/** 3 strings, 5 users, 6 roles, 7 both, 8 channels. */
function selects(name: string, own: Keys, more: Rule[]): Record<number, Kind> {
  const kinds: Record<number, Kind> = {
    3: {
      name,
      keys: { type: oneOf(3), ...common, ...own, ...options },
      required: ["type", "custom_id", "options"],
      rules: [...rules, ...optionRules, ...more],
    },
  };
  for (const type of [5, 6, 7, 8]) {
    kinds[type] = entitySelect(`entity ${name}`, type, own, [...rules, ...more]);
  }
  return kinds;
}

function entitySelect(name: string, type: number, own: Keys, rules: Rule[]): Kind {
  const keys = { type: oneOf(type), ...common, ...own, default_values: list(object(chosen), 0, 25) };
  return {
    name: type === 8 ? name.replace("entity", "channel") : name,
    keys: type === 8 ? { ...keys, channel_types: channelTypes } : keys,
    required: ["type", "custom_id"],
    rules: [
      defaultFits,
      ...rules.map((rule) => ({ ...rule, broken: (fields: Fields) => !isUnset(fields) && rule.broken(fields) })),
    ],
  };
}

/** Nothing said about how many: Discord's own numbers fit each other. */
function isUnset(fields: Fields): boolean {
  return !has(fields, "min_values") && !has(fields, "max_values");
}
