/** The text of a configuration file with some keys changed; what else stands there, known or not, stays. */
import { parseJson } from "./json.ts";
import { KNOBS } from "./knobs.ts";
import { isRaw, type Raw } from "./layers.ts";
import { migrate } from "./migrations.ts";
import { problemText } from "./problem.ts";
import { CONFIG_VERSION } from "./schema.ts";

/** Values by their keys, like `discord.requestRoles`; undefined takes a key out. */
export type Changes = Readonly<Record<string, unknown>>;

/**
 * The text with those keys changed, in the newest format; without a text, a new one that holds only what is set. New keys
 * come after those that are there; of what stands in the way of a change, nothing is left. An id that stands as
 * a number, which would lose its last digits, comes out in quotes.
 */
export function changedConfig(text: string | undefined, changes: Changes): { text: string } | { problem: string } {
  const read = readFile(text);
  if ("problem" in read) return read;
  const sorted = Object.entries(changes).sort(([one], [other]) => placeOf(one) - placeOf(other));
  const changed = sorted.reduce((so, [key, value]) => withChange(so, key.split("."), value), read.raw);
  return { text: `${JSON.stringify(changed, undefined, 2)}\n` };
}

function readFile(text: string | undefined): { raw: Raw } | { problem: string } {
  if (text === undefined) return { raw: { version: CONFIG_VERSION } };
  const parsed = parseJson(text);
  if ("why" in parsed) {
    const { place: { line, column }, why, cure } = parsed;
    return { problem: `line ${line}, column ${column}: ${why}. ${cure}` };
  }
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""), keepDigits);
  if (!isRaw(value)) return { problem: "it is not an object in braces. Begin it with { and end it with }" };
  const migrated = migrate(value, "the file");
  if ("problem" in migrated) return { problem: problemText(migrated.problem) };
  const { file } = migrated;
  return { raw: Object.hasOwn(value, "version") ? file : { version: CONFIG_VERSION, ...file } };
}

/** An id without its quotes would become another one by being read as a number. */
function keepDigits(_key: string, value: unknown, { source = "" }: { source?: string } = {}): unknown {
  return typeof value === "number" && /^-?\d{16,}$/.test(source) && String(value) !== source ? source : value;
}

/** Where the schema has a key; what it does not know is last. */
function placeOf(key: string): number {
  const at = KNOBS.findIndex((knob) => knob.key === key);
  return at < 0 ? KNOBS.length : at;
}

function withChange(raw: Raw, [name = "", ...rest]: readonly string[], value: unknown): Raw {
  const there = Object.hasOwn(raw, name) ? raw[name] : undefined;
  if (rest.length === 0) return value === undefined ? without(raw, name) : { ...raw, [name]: value };
  if (!isRaw(there) && value === undefined) return raw;
  return { ...raw, [name]: withChange(isRaw(there) ? there : {}, rest, value) };
}

function without(raw: Raw, name: string): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== name));
}
