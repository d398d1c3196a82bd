/** Filling in a form. */
import { type Fields, isObject, nested, numberOf, objectsOf, textOf } from "../rules/mod.ts";
import { checkValues } from "./pressing.ts";

const TEXT_INPUT = 4;

/** The data of a submitted form. @throws Error when a field is not there, missing, or does not fit. */
export function formData(modal: Fields, values: Readonly<Record<string, string>>): Fields {
  const fields = nested(modal).filter((component) => textOf(component, "custom_id") !== "");
  const strange = Object.keys(values).find((name) => !fields.some((field) => field.custom_id === name));
  if (strange !== undefined) throw new Error(`Cannot fill in "${strange}": the form has no such field`);
  let last = 0;
  const fill = (component: Fields): Fields => {
    const id = numberOf(component, "id") ?? ++last;
    const inside = objectsOf(component, "components").map(fill);
    const within = isObject(component.component) && { component: fill(component.component) };
    const own = textOf(component, "custom_id") !== "" && fieldData(component, values);
    return { type: component.type, id, ...inside.length > 0 && { components: inside }, ...within, ...own };
  };
  return { custom_id: modal.custom_id, components: objectsOf(modal, "components").map(fill) };
}

function fieldData(field: Fields, values: Readonly<Record<string, string>>): Fields {
  const name = textOf(field, "custom_id");
  const given = values[name];
  if (field.type === TEXT_INPUT) return { custom_id: name, value: checkText(field, given ?? textOf(field, "value")) };
  const chosen = given === undefined ? defaultsOf(field) : given.split(",").filter((value) => value !== "");
  if (field.required !== false || chosen.length > 0) checkValues(field, chosen);
  return { custom_id: name, values: chosen };
}

function checkText(field: Fields, value: string): string {
  const name = textOf(field, "custom_id");
  if (value === "" && field.required !== false) throw new Error(`Cannot send the form: "${name}" is required`);
  if (value === "") return value;
  const [min, max] = [numberOf(field, "min_length") ?? 0, numberOf(field, "max_length") ?? 4000];
  if (value.length < min || value.length > max) {
    throw new Error(`Cannot send the form: "${name}" takes ${min} to ${max} characters`);
  }
  return value;
}

function defaultsOf(field: Fields): string[] {
  return objectsOf(field, "options").filter((option) => option.default === true).map((option) =>
    textOf(option, "value")
  );
}
