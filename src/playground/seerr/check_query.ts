/** The validator's view of a raw query string: what is encoded badly, unknown, empty or of the wrong type. */
import { type Edition, since } from "./edition.ts";
import type { Complaint } from "./refusal.ts";
import type { Parameter, ValueKind } from "./route.ts";

/** Either the decoded values, or the complaints that make it a 400. */
export type Checked<Values> = { readonly values: Values } | { readonly complaints: readonly Complaint[] };

/** Characters that RFC 3986 reserves and that must be percent-encoded inside a value; "?" and "=" pass, as they do in the real one. */
const reserved = /[:/#[\]@!$&'()*+,;]/;

/** Reads a raw query against the parameters that a route has in this edition. */
export function checkQuery(
  raw: string,
  rules: Readonly<Record<string, Parameter>>,
  edition: Edition,
): Checked<Record<string, string>> {
  const known = Object.entries(rules).filter(([, rule]) => rule.since === undefined || since(edition, rule.since));
  const pairs = split(raw);
  const badlyEncoded = known.find(([name]) => pairs.some((pair) => pair.name === name && reserved.test(pair.raw)));
  if (badlyEncoded !== undefined) return complain(badlyEncoded[0], mustBeEncoded(badlyEncoded[0]));
  for (const { name, raw } of pairs) {
    if (!known.some(([rule]) => rule === name)) return complain(name, `Unknown query parameter '${name}'`);
    if (raw === "") return complain(name, `Empty value found for query parameter '${name}'`);
  }
  const complaints = known.flatMap(([name, rule]) => checkParameter(pairs, name, rule, edition));
  return complaints.length > 0
    ? { complaints }
    : { values: Object.fromEntries(pairs.map(({ name, value }) => [name, value])) };
}

/** What is wrong with one value in a query or a path, if anything. */
export function checkValue(path: string, value: string, kind: ValueKind): Complaint[] {
  if (kind === "string") return [];
  if (kind === "number") {
    return value.trim() !== "" && Number.isFinite(Number(value))
      ? []
      : [{ path, message: "must be number", keyword: "type" }];
  }
  if (kind.includes(value)) return [];
  return [{ path, message: `must be equal to one of the allowed values: ${kind.join(", ")}`, keyword: "enum" }];
}

/** The kind of a parameter in an edition. */
export function kindOf(rule: Parameter, edition: Edition): ValueKind {
  return typeof rule.kind === "function" ? rule.kind(edition) : rule.kind;
}

interface Pair {
  readonly name: string;
  readonly raw: string;
  readonly value: string;
}

function split(raw: string): Pair[] {
  return raw.split("&").filter((part) => part !== "").map((part) => {
    const [name = "", ...rest] = part.split("=");
    const text = rest.join("=");
    return { name: decode(name), raw: text, value: decode(text) };
  });
}

/** A lone % or %ZZ stays as it is, like in Express. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function checkParameter(pairs: readonly Pair[], name: string, rule: Parameter, edition: Edition): Complaint[] {
  const path = `/query/${name}`;
  const given = pairs.filter((pair) => pair.name === name);
  const [first] = given;
  if (first === undefined) {
    return rule.required ? [{ path, message: `must have required property '${name}'`, keyword: "required" }] : [];
  }
  const kind = kindOf(rule, edition);
  if (given.length > 1) {
    return [{ path, message: `must be ${kind === "number" ? "number" : "string"}`, keyword: "type" }];
  }
  return checkValue(path, first.value, kind);
}

function complain(name: string, message: string): { complaints: Complaint[] } {
  return { complaints: [{ path: `/query/${name}`, message }] };
}

function mustBeEncoded(name: string): string {
  return `Parameter '${name}' must be url encoded. Its value may not contain reserved characters.`;
}
