/** Custom ids: `name:arg:arg…`, typed on the way out, checked on the way in. The last argument takes the rest of the text. */
import type * as z from "zod";
import { LIMITS } from "./limits.ts";

/** One kind of button, select or modal: its name and its arguments. */
export interface CustomId<Args extends readonly unknown[] = readonly unknown[]> {
  name: string;
  /** @throws RangeError over Discord's limit: a defect of ours, kept out by the property tests. */
  encode(...args: Args): string;
  /** The arguments, or undefined when they are not ours. Never throws. */
  decode(text: string): Args | undefined;
}

/** Declares a custom id with its arguments, in order. Only the last may contain a colon. */
export function customId<const Schemas extends readonly z.ZodType[]>(
  name: string,
  ...schemas: Schemas
): CustomId<{ [K in keyof Schemas]: z.output<Schemas[K]> }> {
  type Args = { [K in keyof Schemas]: z.output<Schemas[K]> };
  return {
    name,
    encode(...args) {
      const text = [name, ...args.map(String)].join(":");
      if (text.length > LIMITS.customId) {
        throw new RangeError(`Cannot encode custom_id ${name}: ${text.length} characters`);
      }
      return text;
    },
    decode(text) {
      const parts = split(text, schemas.length);
      if (parts?.shift() !== name || parts.length !== schemas.length) return undefined;
      const read = schemas.map((schema, i) => schema.safeParse(parts[i]));
      // Each schema checked its own argument, which the compiler cannot follow through the tuple.
      return read.every((r) => r.success) ? read.map((r) => r.data) as unknown as Args : undefined;
    },
  };
}

/** The name and `count` arguments; the last keeps its colons. */
function split(text: string, count: number): string[] {
  const parts = text.split(":");
  if (count === 0 || parts.length <= count + 1) return parts;
  return [...parts.slice(0, count), parts.slice(count).join(":")];
}

/** The name in front of a custom_id's arguments. */
export function customIdName(text: string): string {
  return text.split(":", 1)[0] ?? "";
}
