/** Holds a body against the tables: every problem at once, each with its rule's name and its place. */
import type { Problem } from "./problem.ts";
import { type Fields, has, type Is, isObject, type Kind, repeats, type Rule } from "./shape.ts";

type Path = readonly (string | number)[];
/** Where a value stands: in which kind of object, under which key. */
interface Place {
  kind: string;
  key: string;
  path: Path;
  out: Problem[];
}

/** Everything that is wrong with a body that should be of a kind. */
export function check(kind: Kind, body: unknown, path: Path = []): Problem[] {
  const out: Problem[] = [];
  checkKind(kind, body, path, out);
  return out;
}

/** A kind, and every kind of object that may stand in it. */
export function kindsIn(kind: Kind, seen: Set<Kind> = new Set()): Kind[] {
  if (seen.has(kind)) return [];
  seen.add(kind);
  return [kind, ...Object.values(kind.keys).flatMap(heldBy).flatMap((each) => kindsIn(each, seen))];
}

function heldBy(is: Is): Kind[] {
  switch (is.is) {
    case "object":
      return [is.kind];
    case "typed":
      return Object.values(is.kinds());
    case "list":
    case "map":
      return heldBy(is.each);
    default:
      return [];
  }
}

/** The names of a kind's own rules. */
export function ruleNames(kind: Kind): string[] {
  const names = [`${kind.name} unknown key`, ...kind.rules.map((rule) => rule.name)];
  if (Object.keys(kind.keys).length > 0) names.push(`${kind.name} wrong type`);
  if (kind.required.length > 0) names.push(`${kind.name} missing key`);
  return [...names, ...Object.entries(kind.keys).flatMap(([key, is]) => namesOf(is, `${kind.name}.${key}`))];
}

function namesOf(is: Is, name: string): string[] {
  switch (is.is) {
    case "text":
      return [...is.max === undefined ? [] : [`${name} length`], ...is.format ? [`${name} format`] : []];
    case "integer":
    case "number":
      // Where one number is allowed, it was what this kind was chosen by.
      if (is.of) return is.of.length > 1 ? [`${name} choice`] : [];
      return is.max === undefined ? [] : [`${name} range`];
    case "bits":
      return [`${name} bits`];
    case "scalar":
      return [`${name} length`];
    case "map":
      return [`${name} locale`, ...namesOf(is.each, name)];
    case "list": {
      const own = [...is.max === undefined ? [] : [`${name} count`], ...is.unique ? [`${name} unique`] : []];
      return [...own, ...namesOf(is.each, name)];
    }
    case "typed":
      return [`${name} kind`];
    default:
      return [];
  }
}

function checkKind(kind: Kind, body: unknown, path: Path, out: Problem[]): void {
  if (!isObject(body)) {
    out.push({
      path,
      rule: `${kind.name} wrong type`,
      code: "MODEL_TYPE_CONVERT",
      message: "Only dictionaries may be used in a ModelType",
    });
    return;
  }
  const before = out.length;
  checkKeys(kind, body, path, out);
  if (out.length > before) return;
  out.push(...brokenRules(kind.rules, body, path));
}

/** The rules that an object breaks whose keys are in order. */
export function brokenRules(rules: readonly Rule[], fields: Fields, path: Path = []): Problem[] {
  return rules.filter((rule) => rule.broken(fields)).map(({ name, at, code, message, whole }) => ({
    path: at ? [...path, at] : path,
    rule: name,
    code,
    message,
    ...whole !== undefined && { whole },
  }));
}

function checkKeys(kind: Kind, body: Fields, path: Path, out: Problem[]): void {
  for (const key of Object.keys(body)) {
    const is = Object.hasOwn(kind.keys, key) ? kind.keys[key] : undefined;
    if (!is) {
      const message = `Discord knows no "${key}" here and would ignore it`;
      out.push({ path: [...path, key], rule: `${kind.name} unknown key`, code: "TINY_UNKNOWN_KEY", message });
    } else if (has(body, key)) {
      checkIs(is, body[key], { kind: kind.name, key, path: [...path, key], out });
    }
  }
  for (const key of kind.required) {
    if (has(body, key)) continue;
    out.push({
      path: [...path, key],
      rule: `${kind.name} missing key`,
      code: "BASE_TYPE_REQUIRED",
      message: "This field is required",
    });
  }
}

function checkIs(is: Is, value: unknown, place: Place): void {
  switch (is.is) {
    case "text":
      return checkText(is, value, place);
    case "integer":
    case "number":
      return checkNumber(is, value, place);
    case "boolean":
      if (typeof value !== "boolean") wrong(place, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
      return;
    case "bits":
      if (!Number.isInteger(value)) return wrong(place, "NUMBER_TYPE_COERCE", `Value "${value}" is not int.`);
      if ((Number(value) & ~is.of) !== 0) {
        broken(place, "bits", "FLAG_TYPE_INVALID", `Only the flags in ${is.of} may be set`);
      }
      return;
    case "scalar":
      if (typeof value === "string") return checkText({ is: "text", min: 0, max: is.max }, value, place);
      if (typeof value !== "number") wrong(place, "BASE_TYPE_CONVERT", `Value "${value}" is neither text nor number.`);
      return;
    case "list":
      return checkList(is, value, place);
    case "map":
      return checkMap(is, value, place);
    case "object":
      return checkKind(is.kind, value, place.path, place.out);
    case "typed":
      return checkTyped(is.kinds(), value, place);
  }
}

function checkText(is: Extract<Is, { is: "text" }>, value: unknown, place: Place): void {
  if (typeof value !== "string") {
    return wrong(place, "STRING_TYPE_CONVERT", `Could not interpret "${value}" as string.`);
  }
  const { min = 0, max = Infinity, format } = is;
  // Discord cuts white space at the ends before it looks whether something is there.
  const empty = min > 0 && value.trim() === "";
  if (empty) return broken(place, "length", "BASE_TYPE_REQUIRED", "This field is required");
  if (value.length < min || value.length > max) {
    return broken(place, "length", "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  }
  if (format && !format.fits(value)) broken(place, "format", format.code, format.message);
}

function checkNumber(is: Extract<Is, { is: "integer" | "number" }>, value: unknown, place: Place): void {
  const { min = -Infinity, max = Infinity, of } = is;
  const fits = is.is === "integer" ? Number.isInteger(value) : Number.isFinite(value);
  if (typeof value !== "number" || !fits) return wrong(place, "NUMBER_TYPE_COERCE", `Value "${value}" is not int.`);
  if (of && !of.includes(value)) {
    return broken(place, "choice", "BASE_TYPE_CHOICES", `Value must be one of {${of.join(", ")}}.`);
  }
  if (value < min) broken(place, "range", "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
  if (value > max) broken(place, "range", "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
}

function checkList(is: Extract<Is, { is: "list" }>, value: unknown, place: Place): void {
  if (!Array.isArray(value)) return wrong(place, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
  const { min = 0, max = Infinity } = is;
  if (value.length < min || value.length > max) {
    return broken(place, "count", "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  }
  if (is.unique && repeats(value)) {
    return broken(place, "unique", "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
  }
  value.forEach((each, i) => checkIs(is.each, each, { ...place, path: [...place.path, i] }));
}

function checkMap(is: Extract<Is, { is: "map" }>, value: unknown, place: Place): void {
  if (!isObject(value)) return wrong(place, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
  for (const [key, each] of Object.entries(value)) {
    const within = { ...place, path: [...place.path, key] };
    if (!is.keys.includes(key)) {
      broken(within, "locale", "BASE_TYPE_CHOICES", `Value must be one of {${is.keys.join(", ")}}.`);
    } else if (each !== null) {
      checkIs(is.each, each, within);
    }
  }
}

function checkTyped(kinds: Readonly<Record<number, Kind>>, value: unknown, place: Place): void {
  const type = isObject(value) ? value.type : undefined;
  const kind = typeof type === "number" ? kinds[type] : undefined;
  if (kind) return checkKind(kind, value, place.path, place.out);
  const message = `Value of field "type" must be one of (${Object.keys(kinds).join(", ")}).`;
  broken({ ...place, path: [...place.path, "type"] }, "kind", "UNION_TYPE_CHOICES", message);
}

function wrong(place: Place, code: string, message: string): void {
  place.out.push({ path: place.path, rule: `${place.kind} wrong type`, code, message });
}

function broken(place: Place, what: string, code: string, message: string): void {
  place.out.push({ path: place.path, rule: `${place.kind}.${place.key} ${what}`, code, message });
}
