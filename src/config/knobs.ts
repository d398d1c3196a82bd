/** The list of knobs, read off the schema: a key that is added there has its variable, its cure and its secrecy by itself. */
import * as z from "zod";
import { ALL_KEYS } from "./problem.ts";
import { ConfigSchema } from "./schema.ts";

/** How the text of a variable becomes a value; none where only the file can say it. */
export type Kind = "text" | "number" | "flag" | "list" | "text or number";

/** One key of the configuration. */
export interface Knob {
  path: readonly string[];
  /** The path as an operator reads it, `seerr.apiKey`. */
  key: string;
  /** `USHERR_SEERR_API_KEY`; undefined for what only the file says: objects, and the version of its format. */
  variable?: string;
  kind?: Kind;
  /** It holds other knobs. */
  isObject: boolean;
  cure: string;
  secret: boolean;
}

/** The cure of a key that brings none of its own. */
export const LOOK_IT_UP = `Look it up: ${ALL_KEYS}`;

/** Before the name of every variable of ours. */
export const PREFIX = "USHERR_";

/** All knobs of a schema, objects before what is in them. */
export function knobsOf(schema: z.core.$ZodType, path: readonly string[] = []): Knob[] {
  if (!(schema instanceof z.ZodObject)) return [knob(schema, path)];
  const within = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, inner]) =>
    knobsOf(inner, [...path, name])
  );
  return path.length > 0 ? [knob(schema, path), ...within] : within;
}

/** All knobs of the configuration. */
export const KNOBS: readonly Knob[] = knobsOf(ConfigSchema);

/** What the objects in its lists have, with keys like `categories[].name`. Only the file says those. */
export const ENTRY_KNOBS: readonly Knob[] = entryKnobsOf(ConfigSchema);

/** The knobs of the objects in a schema's lists; no variable reaches them. */
export function entryKnobsOf(schema: z.core.$ZodType, path: readonly string[] = []): Knob[] {
  const outer = unwrapped(schema);
  const inner = outer instanceof z.ZodArray ? unwrapped(outer.element) : outer;
  if (!(inner instanceof z.ZodObject)) return [];
  const fields = Object.entries<z.core.$ZodType>(inner.shape);
  if (inner === outer) return fields.flatMap(([name, it]) => entryKnobsOf(it, [...path, name]));
  const list = path.with(-1, `${path.at(-1)}[]`);
  return fields.flatMap(([name, it]) => {
    const { variable: _, kind: _kind, ...only } = knob(it, [...list, name]);
    return only;
  });
}

/** `seerr`, `apiKey` → `USHERR_SEERR_API_KEY`. */
export function variableOf(path: readonly string[]): string {
  return PREFIX + path.map((name) => name.replace(/[A-Z]/g, "_$&").toUpperCase()).join("_");
}

function knob(schema: z.core.$ZodType, path: readonly string[]): Knob {
  const { cure, secret } = z.globalRegistry.get(schema) ?? {};
  const kind = kindOf(schema);
  return {
    path,
    key: path.join("."),
    ...(kind && { variable: variableOf(path), kind }),
    isObject: schema instanceof z.ZodObject,
    cure: typeof cure === "string" ? cure : LOOK_IT_UP,
    secret: secret === true,
  };
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

function kindOf(outer: z.core.$ZodType): Kind | undefined {
  const schema = unwrapped(outer);
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return "text";
  if (schema instanceof z.ZodNumber) return "number";
  if (schema instanceof z.ZodBoolean) return "flag";
  if (schema instanceof z.ZodUnion) return "text or number";
  if (schema instanceof z.ZodArray) return kindOf(schema.element) === "text" ? "list" : undefined;
  return undefined;
}
