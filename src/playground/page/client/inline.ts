/** Discord's Markdown inside a line: emphasis, code, links, mentions, timestamps, escapes. */
import type { Mark } from "./markdown.ts";

/** A mark and where the text goes on after it. */
export interface Found {
  mark: Mark;
  end: number;
}

/** The marks of a text; `depth` counts what they stand in: no links from ten on, nothing from twenty. */
export function inlineMarks(text: string, depth: number): Mark[] {
  const marks: Mark[] = [];
  let plain = "";
  const flush = () => {
    if (plain) marks.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length;) {
    const found = inlineAt(text, at, depth);
    if (!found || found.mark.kind === "text") {
      plain += found?.mark.kind === "text" ? found.mark.text : text[at] ?? "";
      at = found?.end ?? at + 1;
      continue;
    }
    flush();
    marks.push(found.mark);
    at = found.end;
  }
  flush();
  return marks;
}

/** What begins at a place. */
export function inlineAt(text: string, at: number, depth: number): Found | undefined {
  switch (text[at]) {
    case "\n":
      return { mark: { kind: "break" }, end: at + 1 };
    case "\\":
      return escapeAt(text, at);
    case "`":
      return codeAt(text, at);
    case "<":
      return angleAt(text, at);
    case "[":
      return linkAt(text, at, depth);
    case "h":
      return depth < 10 ? urlAt(text, at) : undefined;
    case "*":
    case "_":
    case "~":
    case "|":
      return depth < 20 ? wrappedAt(text, at, depth) : undefined;
  }
  return undefined;
}

/** A backslash takes the meaning from the sign behind it. */
export function escapeAt(text: string, at: number): Found | undefined {
  const sign = text[at + 1];
  if (sign === undefined || /[\w\s]/.test(sign) && sign !== "_") return undefined;
  return { mark: { kind: "text", text: sign }, end: at + 2 };
}

/** As many backticks end it as began it. */
export function codeAt(text: string, at: number): Found | undefined {
  const length = runLength(text, at);
  const start = at + length;
  for (let i = text.indexOf("`", start); i >= 0; i = text.indexOf("`", i + runLength(text, i))) {
    if (runLength(text, i) !== length) continue;
    return { mark: { kind: "code", text: text.slice(start, i).trim() }, end: i + length };
  }
  return { mark: { kind: "text", text: text.slice(at, start) }, end: start };
}

/** How often the sign at a place is repeated. */
export function runLength(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] === text[at]) end++;
  return Math.max(1, end - at);
}

/** Mentions, timestamps, emoji and addresses in angle brackets. */
export function angleAt(text: string, at: number): Found | undefined {
  const [whole, inside = ""] = /^<([^<>\n]{1,2000})>/.exec(text.slice(at, at + 2002)) ?? [];
  if (!whole) return undefined;
  const mark = mentionMark(inside) ?? timeMark(inside) ?? addressMark(inside);
  return mark ? { mark, end: at + whole.length } : undefined;
}

/** "@1", "@&1", "#1", "/request movie:1", ":name:1". */
export function mentionMark(inside: string): Mark | undefined {
  const [, sign = "", id = ""] = /^(@!?|@&|#)(\d{1,20})$/.exec(inside) ?? [];
  if (sign === "#") return { kind: "channel", id };
  if (sign) return { kind: sign === "@&" ? "role" : "user", id };
  const [, name] = /^\/([^:]{1,100}):\d{1,20}$/.exec(inside) ?? [];
  if (name) return { kind: "command", name };
  const [, emoji] = /^a?:(\w{2,32}):\d{1,20}$/.exec(inside) ?? [];
  return emoji ? { kind: "emoji", text: `:${emoji}:` } : undefined;
}

/** "t:1700000000:R"; nothing outside of what a Date can hold. */
export function timeMark(inside: string): Mark | undefined {
  const [, digits, style = "f"] = /^t:(-?\d{1,14})(?::([tTdDfFR]))?$/.exec(inside) ?? [];
  const seconds = Number(digits);
  if (digits === undefined || Math.abs(seconds) > 8.64e12) return undefined;
  return { kind: "time", seconds, style };
}

/** An address that shows as it is. */
export function addressMark(inside: string): Mark | undefined {
  if (!/^https?:\/\/[^\s/?#]+\S*$/.test(inside)) return undefined;
  return { kind: "link", href: inside, inside: [{ kind: "text", text: inside }] };
}

/** "[text](https://…)", also with the address in angle brackets. */
export function linkAt(text: string, at: number, depth: number): Found | undefined {
  const part = text.slice(at, at + 3000);
  const [whole, said = "", href = ""] =
    /^\[((?:\\[^]|[^\\[\]]){1,1000})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: "[^"\n]*")?\)/
      .exec(part) ?? [];
  if (!whole || depth >= 10) return undefined;
  return { mark: { kind: "link", href, inside: inlineMarks(said, 10) }, end: at + whole.length };
}

/** An address in the middle of a text. */
export function urlAt(text: string, at: number): Found | undefined {
  if (/\w/.test(text[at - 1] ?? "")) return undefined;
  const [href] = /^https?:\/\/[^\s<>*|`]*[^\s<>*|`.,:;"')\]_~]/.exec(text.slice(at, at + 2000)) ?? [];
  const mark = href ? addressMark(href) : undefined;
  return mark && href ? { mark, end: at + href.length } : undefined;
}

/** Bold, underlined, struck, hidden and slanted. */
export function wrappedAt(text: string, at: number, depth: number): Found | undefined {
  const sign = text[at] ?? "";
  const two = { "*": "strong", "_": "underline", "~": "strike", "|": "spoiler" } as const;
  const kind = sign === "*" || sign === "_" || sign === "~" || sign === "|" ? two[sign] : undefined;
  if (kind && text[at + 1] === sign) {
    const end = closingOf(text, at + 2, sign + sign);
    if (end > 0) return { mark: { kind, inside: inlineMarks(text.slice(at + 2, end), depth + 1) }, end: end + 2 };
  }
  if (!mayOpen(text, at)) return undefined;
  const end = closingOf(text, at + 1, sign);
  return end > 0
    ? { mark: { kind: "em", inside: inlineMarks(text.slice(at + 1, end), depth + 1) }, end: end + 1 }
    : undefined;
}

/** A single star before a word, or a single underscore that is not inside of one. */
export function mayOpen(text: string, at: number): boolean {
  const [before = "", sign = "", after = " "] = [text[at - 1], text[at], text[at + 1]];
  if (sign !== "*" && sign !== "_" || /\s/.test(after) || after === sign) return false;
  return sign === "*" || !/\w/.test(before);
}

/** Where a mark ends; -1 when it does not. */
export function closingOf(text: string, from: number, mark: string): number {
  for (let i = from; i < text.length;) {
    const sign = text[i];
    if (sign === "\\") i += 2;
    else if (sign === "`") i = codeAt(text, i)?.end ?? i + 1;
    else if (sign !== mark[0]) i++;
    else {
      const run = runLength(text, i);
      const end = closesIn(text, i, mark);
      if (end > from) return end;
      i += run;
    }
  }
  return -1;
}

/** Where in a run of signs a mark ends: of three the last one is somebody else's, or the single one's own. */
export function closesIn(text: string, at: number, mark: string): number {
  const run = runLength(text, at);
  if (mark.length === 2) return run < 2 ? -1 : run === 3 ? at + 1 : at;
  if (run % 2 === 0) return -1;
  const end = at + run - 1;
  if (mark === "*") return /\s/.test(text[at - 1] ?? " ") ? -1 : end;
  return /\w/.test(text[end + 1] ?? "") ? -1 : end;
}
