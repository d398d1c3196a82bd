/** The rules of first answers: what fits which interaction, and what belongs into each. */
import { check } from "./check.ts";
import { FLAGS, interactionMessage, messageEdit } from "./message.ts";
import { modal } from "./modal.ts";
import { numberChoice, OPTION, textChoice } from "./option.ts";
import type { Problem } from "./problem.ts";
import { isObject, type Kind, list, object, oneOf } from "./shape.ts";

/** Discord's numbers for interactions. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** Discord's numbers for first answers. */
export const CALLBACK = { message: 4, thinking: 5, willChange: 6, update: 7, choices: 8, modal: 9 } as const;

/** What an interaction is, for the rules. */
export interface Asked {
  type: number;
  /** A press, or a form that was opened by one: there is a message that can change. */
  hasMessage: boolean;
  /** An autocomplete: the type of the option that is typed. */
  focused?: number;
}

const deferral: Kind = {
  name: "deferral",
  keys: { flags: { is: "bits", of: FLAGS.ephemeral } },
  required: [],
  rules: [],
};
const nothing: Kind = { name: "deferred update", keys: {}, required: [], rules: [] };
const textChoices: Kind = {
  name: "autocomplete",
  keys: { choices: list(object(textChoice), 0, 25) },
  required: ["choices"],
  rules: [],
};
const numberChoices: Kind = {
  name: "number autocomplete",
  keys: { choices: list(object(numberChoice), 0, 25) },
  required: ["choices"],
  rules: [],
};

const byType: Readonly<Record<number, Kind>> = {
  [CALLBACK.message]: callback(CALLBACK.message, interactionMessage, true),
  [CALLBACK.thinking]: callback(CALLBACK.thinking, deferral, false),
  [CALLBACK.willChange]: callback(CALLBACK.willChange, nothing, false),
  [CALLBACK.update]: callback(CALLBACK.update, messageEdit, true),
  [CALLBACK.choices]: callback(CALLBACK.choices, textChoices, true),
  [CALLBACK.modal]: callback(CALLBACK.modal, modal, true),
};
const choicesOfNumbers = callback(CALLBACK.choices, numberChoices, true);
/** The kinds of a first answer. */
export const callbackKinds: readonly Kind[] = [...Object.values(byType), choicesOfNumbers];

function callback(type: number, data: Kind, needed: boolean): Kind {
  return {
    name: "callback",
    keys: { type: oneOf(type), data: object(data) },
    required: needed ? ["type", "data"] : ["type"],
    rules: [],
  };
}

/** The name of the rule that a first answer has to fit its interaction. */
export const FITS = "callback fits the interaction";

/** Everything that is wrong with a first answer to an interaction. */
export function checkCallback(body: unknown, asked: Asked): Problem[] {
  const type = isObject(body) ? body.type : undefined;
  const fitting = fits(asked);
  if (typeof type !== "number" || !fitting.includes(type)) {
    const message = `Value must be one of {${fitting.join(", ")}}.`;
    return [{ path: ["type"], rule: FITS, code: "BASE_TYPE_CHOICES", message }];
  }
  const kind = type === CALLBACK.choices && isNumber(asked.focused) ? choicesOfNumbers : byType[type];
  return kind ? check(kind, body) : [];
}

function isNumber(option: number | undefined): boolean {
  return option === OPTION.integer || option === OPTION.number;
}

/** The first answers that an interaction takes. */
function fits(asked: Asked): number[] {
  const { message, thinking, willChange, update, choices, modal } = CALLBACK;
  switch (asked.type) {
    case INTERACTION.autocomplete:
      return [choices];
    case INTERACTION.component:
      return [message, thinking, willChange, update, modal];
    case INTERACTION.modal:
      return asked.hasMessage ? [message, thinking, willChange, update] : [message, thinking];
    default:
      return [message, thinking, modal];
  }
}
