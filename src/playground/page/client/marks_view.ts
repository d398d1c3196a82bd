/** How Markdown looks. */
import type { Mark } from "./markdown.ts";
import { momentText, type Reader } from "./moment.ts";
import { h, type Tree } from "./tree.ts";

/** Marks as they are shown to somebody. */
export function marksView(marks: readonly Mark[], reader: Reader): Tree[] {
  return marks.map((mark) => markView(mark, reader));
}

/** One mark. */
export function markView(mark: Mark, reader: Reader): Tree {
  switch (mark.kind) {
    case "text":
      return mark.text;
    case "break":
      return h("br");
    case "code":
      return h("code", {}, mark.text);
    case "emoji":
      return h("span.mention", {}, mark.text);
    case "block":
      return h("pre", { tabindex: 0 }, h("code", {}, mark.text));
    case "heading":
      return h(`h${mark.level + 2}.heading`, {}, marksView(mark.inside, reader));
    case "list":
      return listView(mark, reader);
    case "link":
      return linkView(mark.href, marksView(mark.inside, reader));
    case "time":
      return timeView(mark, reader);
    case "command":
      return commandView(mark.name);
    case "user":
    case "role":
    case "channel":
      return h("span.mention", {}, nameOf(mark, reader));
    case "spoiler":
      return spoilerView(marksView(mark.inside, reader));
    default:
      return h(tagOf(mark.kind), {}, marksView(mark.inside, reader));
  }
}

/** The element of what only wraps something. */
export function tagOf(kind: "strong" | "em" | "underline" | "strike" | "quote" | "small" | "paragraph"): string {
  const tags = { underline: "u", strike: "s", quote: "blockquote", small: "p.small", paragraph: "p" } as const;
  return kind === "strong" || kind === "em" ? kind : tags[kind];
}

/** Bullets or numbers. */
export function listView({ first, items }: Mark & { kind: "list" }, reader: Reader): Tree {
  const made = items.map((item) => h("li", {}, marksView(item, reader)));
  return first === undefined ? h("ul", {}, made) : h("ol", { start: first }, made);
}

/** Opens somewhere else, and tells that page nothing. Only the reader can follow it. */
export function linkView(href: string, inside: Tree[]): Tree {
  return h("a", { href, title: href, target: "_blank", rel: "noopener noreferrer" }, inside);
}

/** Kept fresh by the clock. */
export function timeView({ seconds, style }: { seconds: number; style: string }, reader: Reader): Tree {
  const title = momentText(seconds, "F", reader);
  return h("time", { datetime: new Date(seconds * 1000).toISOString(), title }, momentText(seconds, style, reader));
}

/** Pressing it begins to type the command. */
export function commandView(name: string): Tree {
  return h("button.mention", { type: "button", "data-do": "use", "data-name": name }, `/${name}`);
}

/** Whoever it is. */
export function nameOf({ kind, id }: { kind: "user" | "role" | "channel"; id: string }, reader: Reader): string {
  const name = reader.names[id] ?? (kind === "user" ? "somebody" : kind);
  return kind === "channel" ? `#${name}` : `@${name}`;
}

/** Hidden until it is opened, also for those who listen. */
export function spoilerView(inside: Tree[]): Tree {
  const attrs = { role: "button", tabindex: 0, "aria-label": "Spoiler, press to show", "data-do": "reveal" };
  return h(
    "span.spoiler",
    { ...attrs, "data-kept": true },
    h("span", { "aria-hidden": "true", "data-kept": true }, inside),
  );
}
