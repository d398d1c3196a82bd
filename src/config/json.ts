/** The text of a configuration file as data; where it is no JSON, the place, and never the text, which may hold a secret. */

import { ALL_KEYS } from "./problem.ts";

/** A place in a text; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What was read, or where and why reading stopped. */
export type Parsed = { value: unknown } | { place: Place; why: string; cure: string };

/** Reads JSON, with or without a byte order mark. Never throws. */
export function parseJson(text: string): Parsed {
  const json = text.replace(/^\uFEFF/, "");
  try {
    return { value: JSON.parse(json) };
  } catch {
    const at = faultOf(json) ?? json.length;
    return { place: placeOf(json, at), ...advice(json, at) };
  }
}

/** The offset of the first sign that keeps a text from being JSON; undefined when it is. */
export function faultOf(text: string): number | undefined {
  const end = blanks(text, valueEnd(text, blanks(text, 0)));
  if (end < 0) return -end - 1;
  return end < text.length ? end : undefined;
}

/** The offset after a value; for one that is broken, its negative place as `broken` packs it. */
function valueEnd(text: string, from: number): number {
  if (from < 0) return from;
  if (text[from] === "{") return listEnd(text, from, "}", pairEnd);
  if (text[from] === "[") return listEnd(text, from, "]", valueEnd);
  return stringEnd(text, from, /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y);
}

function listEnd(text: string, from: number, close: string, itemEnd: typeof valueEnd): number {
  let at = blanks(text, from + 1);
  if (text[at] === close) return at + 1;
  while (at >= 0) {
    at = blanks(text, itemEnd(text, at));
    if (at < 0) return at;
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") return broken(at);
    at = blanks(text, at + 1);
  }
  return at;
}

function pairEnd(text: string, from: number): number {
  const colon = blanks(text, stringEnd(text, from));
  if (colon < 0) return colon;
  return text[colon] === ":" ? valueEnd(text, blanks(text, colon + 1)) : broken(colon);
}

/** Also for what else may stand in its place. A text that is not closed is broken where its line ends. */
function stringEnd(text: string, from: number, otherwise = /(?!)/y): number {
  // deno-lint-ignore no-control-regex
  const string = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;
  const pattern = text[from] === '"' ? string : otherwise;
  pattern.lastIndex = from;
  if (!pattern.test(text)) return broken(from);
  const end = pattern.lastIndex;
  if (pattern === otherwise) return end;
  return text[end] === '"' ? end + 1 : broken(end);
}

function blanks(text: string, from: number): number {
  if (from < 0) return from;
  const pattern = /[ \t\r\n]*/y;
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

function broken(at: number): number {
  return -at - 1;
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** What usually stands there when it does not fit. */
function advice(text: string, at: number): { why: string; cure: string } {
  const sign = text[at];
  const before = text.slice(0, at).trimEnd().at(-1);
  if (sign === undefined) return { why: "the file ends too early", cure: "Close what is open: quotes, ] and }" };
  if (before === "," && (sign === "}" || sign === "]")) {
    return { why: "the comma before it is one too many", cure: "Take the last comma out" };
  }
  if (sign === "/" || sign === "#") return { why: "JSON has no comments", cure: "Take the comment out" };
  if (/['“”„‘’]/.test(sign)) return { why: "this is another kind of quotes", cure: 'Write straight double quotes: "' };
  if (sign === "\\") return { why: "a backslash needs another one before it", cure: "Write \\\\ or /" };
  if (sign === "\n" || sign === "\r") return { why: "the text is not closed on its line", cure: 'Close it with "' };
  if (sign === '"' || sign === "{" || sign === "[") {
    return { why: "something is missing before it", cure: "Put a comma (or a colon after a key) there" };
  }
  return { why: "it is not JSON from here on", cure: `Correct it by hand; ${ALL_KEYS}` };
}
