/** How the tables of rules are written: what a key has to be, and what an object has to keep. */

/** A JSON object from outside. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a value has to be. Each limit is a rule of its own. */
export type Is =
  | { is: "text"; min?: number; max?: number; format?: Format }
  | { is: "integer" | "number"; min?: number; max?: number; of?: readonly number[] }
  | { is: "boolean" }
  | { is: "bits"; of: number }
  | { is: "list"; each: Is; min?: number; max?: number; unique?: boolean }
  | { is: "map"; keys: readonly string[]; each: Is }
  | { is: "object"; kind: Kind }
  | { is: "typed"; kinds(): Readonly<Record<number, Kind>> }
  | { is: "scalar"; max: number };

/** A form of text, and Discord's word for what does not have it. */
export interface Format {
  fits(text: string): boolean;
  code: string;
  message: string;
}

/** Something about a whole object, when each of its keys is in order. */
export interface Rule {
  name: string;
  /** The key that the error is put on; the object itself when it is not given. */
  at?: string;
  code: string;
  message: string;
  /** Discord answers with this code for the whole request. */
  whole?: number;
  broken(fields: Fields): boolean;
}

/** A kind of object. */
export interface Kind {
  name: string;
  keys: Readonly<Record<string, Is>>;
  /** The keys that must be there and not null. */
  required: readonly string[];
  rules: readonly Rule[];
}

/** Text of `min` to `max` UTF-16 code units, which is what Discord's own client counts. */
export function text(min: number, max: number, format?: Format): Is {
  return { is: "text", min, max, ...format && { format } };
}

/** A whole number. */
export function integer(min: number, max: number): Is {
  return { is: "integer", min, max };
}

/** One of some numbers. */
export function oneOf(...of: number[]): Is {
  return { is: "integer", of };
}

/** A list of `min` to `max` values. */
export function list(each: Is, min: number, max: number): Is {
  return { is: "list", each, min, max };
}

/** An object of one kind. */
export function object(kind: Kind): Is {
  return { is: "object", kind };
}

/** An object whose `type` says its kind. */
export function typed(kinds: () => Readonly<Record<number, Kind>>): Is {
  return { is: "typed", kinds };
}

/** true or false. */
export const yesNo: Is = { is: "boolean" };

/** A text among fields; "" when there is none. */
export function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : "";
}

/** A number among fields. */
export function numberOf(fields: Fields, key: string): number | undefined {
  const value = fields[key];
  return typeof value === "number" ? value : undefined;
}

/** The objects of a list among fields; none when there is no list. */
export function objectsOf(fields: Fields, key: string): Fields[] {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a key is there: not missing, not null. */
export function has(fields: Fields, key: string): boolean {
  return fields[key] !== undefined && fields[key] !== null;
}

/** Whether something comes twice. */
export function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
