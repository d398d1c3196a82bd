/** The validator's view of a JSON body. Nothing is converted: "603" is not a number. */
import type { Edition } from "./edition.ts";
import type { Complaint } from "./refusal.ts";
import type { BodyRule, FieldKind } from "./route.ts";

/** Everything that is wrong with a body. */
export function checkBody(body: unknown, rule: BodyRule, edition: Edition, at = "/body"): Complaint[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return [{ path: at, message: "must be object", keyword: "type" }];
  }
  const fields: Record<string, unknown> = { ...body };
  const [missing] = (rule.required ?? []).filter((name) => fields[name] === undefined);
  if (missing !== undefined) {
    return [{ path: `${at}/${missing}`, message: `must have required property '${missing}'`, keyword: "required" }];
  }
  return Object.entries(rule.fields).flatMap(([name, field]) => {
    const kind = typeof field === "function" ? field(edition) : field;
    if (fields[name] === undefined || kind === undefined) return [];
    const here = `${at}/${name}`;
    const nested = typeof kind === "object" && "fields" in kind;
    return nested ? checkBody(fields[name], kind, edition, here) : checkField(here, fields[name], kind);
  }).slice(0, 4);
}

function checkField(path: string, value: unknown, kind: Exclude<FieldKind, BodyRule>): Complaint[] {
  if (typeof kind !== "string") {
    return typeof value === "string" && kind.includes(value) ? [] : [notAllowed(path, kind)];
  }
  switch (kind) {
    case "numbers":
      return list(path, value, "number");
    case "strings":
      return list(path, value, "string");
    case "seasons":
      return value === "all" ? [] : seasons(path, value);
    case "nullable number":
    case "nullable string":
      return value === null ? [] : checkType(path, value, kind === "nullable number" ? "number" : "string");
    default:
      return checkType(path, value, kind);
  }
}

function checkType(path: string, value: unknown, type: "number" | "string" | "boolean" | "object"): Complaint[] {
  return typeof value === type && value !== null && !Array.isArray(value) ? [] : [mustBe(path, type)];
}

function list(path: string, value: unknown, type: "number" | "string"): Complaint[] {
  if (!Array.isArray(value)) return [mustBe(path, "array")];
  return value.flatMap((item: unknown, index) => checkType(`${path}/${index}`, item, type));
}

/** The specification says "either numbers or the word all", and the validator complains about both. */
function seasons(path: string, value: unknown): Complaint[] {
  const asList = list(path, value, "number");
  if (asList.length === 0) return [];
  return [
    ...asList,
    ...(typeof value === "string" ? [] : [mustBe(path, "string")]),
    notAllowed(path, ["all"]),
    { path, message: "must match exactly one schema in oneOf", keyword: "oneOf" },
  ];
}

function mustBe(path: string, type: string): Complaint {
  return { path, message: `must be ${type}`, keyword: "type" };
}

function notAllowed(path: string, allowed: readonly string[]): Complaint {
  return { path, message: `must be equal to one of the allowed values: ${allowed.join(", ")}`, keyword: "enum" };
}
