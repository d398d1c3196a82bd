/** The rules of forms (modals). */
import { componentId, customId } from "./button.ts";
import { nested, textDisplay } from "./components.ts";
import {
  has,
  integer,
  type Kind,
  list,
  numberOf,
  oneOf,
  repeats,
  type Rule,
  text,
  textOf,
  typed,
  yesNo,
} from "./shape.ts";
import { modalSelects } from "./select.ts";

const textInputKeys = {
  type: oneOf(4),
  id: componentId,
  custom_id: customId,
  style: oneOf(1, 2),
  min_length: integer(0, 4000),
  max_length: integer(1, 4000),
  required: yesNo,
  value: text(0, 4000),
  placeholder: text(0, 100),
};
const textInputRules: readonly Rule[] = [
  {
    name: "text input min within max",
    at: "min_length",
    code: "TEXT_INPUT_COMPONENT_MIN_MAX",
    message: "The least length cannot be above the greatest",
    broken: (fields) => (numberOf(fields, "min_length") ?? 0) > (numberOf(fields, "max_length") ?? 4000),
  },
  {
    name: "text input value within its own limits",
    at: "value",
    code: "BASE_TYPE_BAD_LENGTH",
    message: "The value does not fit the field's own lengths",
    broken: (fields) => {
      const { length } = textOf(fields, "value");
      const { min_length: min, max_length: max } = fields;
      return length > 0 &&
        (length < (typeof min === "number" ? min : 0) || length > (typeof max === "number" ? max : 4000));
    },
  },
];

const inRow: Kind = {
  name: "text input in a row",
  keys: { ...textInputKeys, label: text(1, 45) },
  required: ["type", "custom_id", "style", "label"],
  rules: textInputRules,
};
const inLabel: Kind = {
  name: "text input in a label",
  keys: { ...textInputKeys, label: text(1, 45) },
  required: ["type", "custom_id", "style"],
  rules: [...textInputRules, {
    name: "text input in a label has none of its own",
    at: "label",
    code: "TEXT_INPUT_COMPONENT_LABEL_NOT_ALLOWED",
    message: "A text input inside a label cannot have a label",
    broken: (fields) => has(fields, "label"),
  }],
};
const row: Kind = {
  name: "form row",
  keys: { type: oneOf(1), id: componentId, components: list(typed(() => ({ 4: inRow })), 1, 1) },
  required: ["type", "components"],
  rules: [],
};
const label: Kind = {
  name: "label",
  keys: {
    type: oneOf(18),
    id: componentId,
    label: text(1, 45),
    description: text(1, 100),
    component: typed(() => ({ 4: inLabel, ...modalSelects })),
  },
  required: ["type", "label", "component"],
  rules: [],
};

/** A form. File uploads, radio groups and check boxes are not known here and are refused. */
export const modal: Kind = {
  name: "modal",
  keys: {
    custom_id: customId,
    title: text(1, 45),
    components: list(typed(() => ({ 1: row, 10: textDisplay, 18: label })), 1, 5),
  },
  required: ["custom_id", "title", "components"],
  rules: [{
    name: "modal custom_ids unique",
    at: "components",
    code: "COMPONENT_CUSTOM_ID_DUPLICATED",
    message: "Component custom id cannot be duplicated",
    broken: (fields) =>
      repeats(nested(fields).map((each) => each.custom_id).filter((each) => typeof each === "string")),
  }],
};
