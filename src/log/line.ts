/** An event as one line of text or JSON, whatever characters it brings. */
import type { Mask } from "./mask.ts";
import { type Plain, plainFields } from "./plain.ts";

/** An event, before it is a line. */
export interface Line {
  /** Milliseconds since the epoch. */
  at: number;
  level: "debug" | "info" | "warn" | "error";
  event: string;
  /** Records of fields, later ones winning. */
  fields: readonly Readonly<Record<string, unknown>>[];
}

/** What a terminal acts upon or does not show, and JSON leaves as it is: C1 controls, line separators, directions, zero widths. */
const UNSEEN = /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** `time LEVEL event key=value…`; only a value with a blank, a quote or a sign of its own stands in JSON's quotes. */
export function textLine({ at, level, event, fields }: Line, mask: Mask): string {
  const rendered = plainFields(fields, { mask, stacks: level === "error" });
  const start = [new Date(at).toISOString(), level.toUpperCase().padEnd(5), sentence(mask(event))];
  return [...start, ...rendered.map(([key, value]) => `${bare(key)}=${bare(value)}`)].join(" ");
}

/** One JSON object; a field named like one of ours (`time`, `level`, `event`) gets an underscore. */
export function jsonLine({ at, level, event, fields }: Line, mask: Mask): string {
  const ours = { time: new Date(at).toISOString(), level, event: mask(event) };
  const rendered = plainFields(fields, { mask, stacks: level === "error" });
  const theirs = rendered.map(([key, value]) => [Object.hasOwn(ours, key) ? `${key}_` : key, value]);
  return json({ ...ours, ...Object.fromEntries(theirs) });
}

/** Escaped as in JSON, but for its quotes: it is for people, and nothing ends it. */
function sentence(event: string): string {
  return json(event).slice(1, -1).replaceAll('\\"', '"');
}

function bare(value: Plain): string {
  const text = json(value);
  if (typeof value !== "string") return text;
  return text === `"${value}"` && /^[^\s="{}[\]]+$/.test(value) ? value : text;
}

function json(value: Plain): string {
  return JSON.stringify(value).replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
