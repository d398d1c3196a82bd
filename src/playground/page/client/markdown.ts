/** Discord's Markdown as a tree: blocks. Never throws. */
import { inlineMarks } from "./inline.ts";

/** A piece of text that was understood. */
export type Mark =
  | { kind: "text" | "code" | "emoji"; text: string }
  | {
    kind: "strong" | "em" | "underline" | "strike" | "spoiler" | "quote" | "small" | "paragraph";
    inside: Mark[];
  }
  | { kind: "heading"; level: number; inside: Mark[] }
  | { kind: "list"; first: number | undefined; items: Mark[][] }
  | { kind: "block"; text: string }
  | { kind: "link"; href: string; inside: Mark[] }
  | { kind: "time"; seconds: number; style: string }
  | { kind: "user" | "role" | "channel"; id: string }
  | { kind: "command"; name: string }
  | { kind: "break" };

/** An item of a list before it is nested. */
export interface Item {
  indent: number;
  /** Its number; undefined for a bullet. */
  number: number | undefined;
  text: string;
}

/** A message's content, or an embed's description or field. */
export function markdownTree(text: string): Mark[] {
  return blockMarks(text.replace(/\r\n?/g, "\n"), false);
}

/** Blocks of code first: nothing in them means anything. */
export function blockMarks(text: string, inQuote: boolean): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const found of text.matchAll(/(\\[^])|```(?:[\w+#.-]*\n)?([^]*?)```\n?/g)) {
    const [whole, escaped, code = ""] = found;
    if (escaped !== undefined || code.trim() === "") continue;
    marks.push(...lineMarks(text.slice(at, found.index).replace(/\n$/, ""), inQuote));
    marks.push({ kind: "block", text: code.replace(/\n$/, "") });
    at = found.index + whole.length;
  }
  return [...marks, ...lineMarks(text.slice(at), inQuote)];
}

/** Headings, lists, quotes and small print: what begins a line. */
export function lineMarks(text: string, inQuote: boolean): Mark[] {
  const lines = text.split("\n");
  const marks: Mark[] = [];
  let plain: string[] = [];
  const flush = () => {
    const said = plain.join("\n");
    if (said.trim() !== "") marks.push({ kind: "paragraph", inside: inlineMarks(said, 0) });
    plain = [];
  };
  for (let at = 0; at < lines.length;) {
    const found = lineAt(lines, at, inQuote);
    if (found) {
      flush();
      marks.push(found.mark);
      at += found.lines;
    } else {
      plain.push(lines[at++] ?? "");
    }
  }
  flush();
  return marks;
}

/** What begins at a line, and how many lines it takes; undefined for plain ones. */
export function lineAt(
  lines: readonly string[],
  at: number,
  inQuote: boolean,
): { mark: Mark; lines: number } | undefined {
  const line = lines[at] ?? "";
  const [, signs = "", title = ""] = /^(#{1,3}) +(\S.*)$/.exec(line) ?? [];
  if (signs) return { mark: { kind: "heading", level: signs.length, inside: inlineMarks(title, 0) }, lines: 1 };
  const [, small = ""] = /^-# +(\S.*)$/.exec(line) ?? [];
  if (small) return { mark: { kind: "small", inside: inlineMarks(small, 0) }, lines: 1 };
  const items = itemsAt(lines, at);
  if (items.length > 0) return { mark: listMark(items), lines: items.length };
  return inQuote ? undefined : quoteAt(lines, at);
}

/** "> " for lines, ">>> " for all that follows. */
export function quoteAt(lines: readonly string[], at: number): { mark: Mark; lines: number } | undefined {
  const rest = lines.slice(at);
  if (rest[0]?.startsWith(">>> ")) {
    return {
      mark: { kind: "quote", inside: blockMarks(rest.join("\n").slice(4), true) },
      lines: rest.length,
    };
  }
  const end = rest.findIndex((line) => !line.startsWith("> "));
  const quoted = end < 0 ? rest : rest.slice(0, end);
  if (quoted.length === 0) return undefined;
  const inside = blockMarks(quoted.map((line) => line.slice(2)).join("\n"), true);
  return { mark: { kind: "quote", inside }, lines: quoted.length };
}

/** The items of a list that begins at a line. */
export function itemsAt(lines: readonly string[], at: number): Item[] {
  const items: Item[] = [];
  for (const line of lines.slice(at)) {
    const [, space = "", sign, text = ""] = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/.exec(line) ?? [];
    if (sign === undefined) break;
    items.push({ indent: space.length, number: /\d/.test(sign) ? Number.parseInt(sign) : undefined, text });
  }
  return items;
}

/** What is set further in belongs to the item before it. */
export function listMark(items: readonly Item[]): Mark {
  const [head] = items;
  const made: Mark[][] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    const rest = items.slice(at + 1);
    const end = rest.findIndex(({ indent }) => indent <= (head?.indent ?? 0));
    const below = end < 0 ? rest : rest.slice(0, end);
    made.push([...inlineMarks(item?.text ?? "", 0), ...(below.length > 0 ? [listMark(below)] : [])]);
    at += 1 + below.length;
  }
  return { kind: "list", first: head?.number, items: made };
}
