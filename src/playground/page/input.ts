/** What the page sends, checked. */
import * as z from "zod";
import type { Action, Suggesting } from "./protocol.ts";

const text = z.string().max(6000);
const name = z.string().min(1).max(200);
const texts = z.record(name, text);
const common = { as: name };
const button = { ...common, in: name, message: name, customId: name };

/** POST /do */
export const ActionShape: z.ZodType<Action> = z.discriminatedUnion("do", [
  z.strictObject({ ...common, do: z.literal("command"), in: name, name, options: texts }),
  z.strictObject({ ...button, do: z.literal("press") }),
  z.strictObject({ ...button, do: z.literal("choose"), values: z.array(text).max(25) }),
  z.strictObject({ ...common, do: z.literal("submit"), modal: name, fields: texts }),
  z.strictObject({
    ...common,
    do: z.literal("switch"),
    name: z.enum(["paused", "seerrDown", "wrongKey", "lineDropped", "closedMessages", "approveByHand"]),
    on: z.boolean(),
  }),
  z.strictObject({ ...common, do: z.literal("speed"), speed: z.number().min(0).max(100) }),
]);

/** POST /suggest */
export const SuggestingShape: z.ZodType<Suggesting> = z.strictObject({
  ...common,
  in: name,
  name,
  option: name,
  value: text,
  others: texts,
});

/** What was sent, or a sentence that says what is wrong with it. Never throws. */
export function readInput<Input>(shape: z.ZodType<Input>, json: string): { input: Input } | { why: string } {
  const value = parsed(json);
  if (value === undefined) return { why: "Cannot read this: it is no JSON" };
  const { data, error } = shape.safeParse(value);
  if (error === undefined) return { input: data };
  const [issue] = error.issues;
  const place = issue?.path.join(".");
  return { why: `Cannot do this: ${place ? `"${place}" does not fit` : "its fields do not fit"}` };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
