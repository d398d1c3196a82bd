/** How raw traffic looks: JSON with broken rules marked. */
import type { PageExchange } from "../protocol.ts";
import type { PageState } from "./state.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** The panel; nothing while it is closed. */
export function wireView({ wire, exchanges }: PageState): Tree[] {
  if (wire === undefined) return [];
  const own = exchanges.filter(({ message }) => wire === "all" || message === wire).slice(-30).reverse();
  const title = wire === "all" ? "Raw traffic, newest first" : "Raw JSON of this message, newest first";
  const close = { type: "button", id: "close-wire", "data-do": "unwire", "aria-label": "Close the raw JSON" };
  return [
    h("header", { "data-key": "head" }, h("h2", {}, title), h("button.plain", close, "×")),
    ...own.length === 0 ? [h("p.hint", { "data-key": "none" }, "Nothing of it was on the wire.")] : [],
    ...own.map((exchange) => exchangeView(exchange, exchanges.indexOf(exchange))),
  ];
}

/** One exchange: what came, what was sent, how it went. */
export function exchangeView({ route, status, broken, interaction, body }: PageExchange, index: number): Branch {
  const rules = broken.map(({ path, rule }) => h("li", {}, h("b", {}, rule), path ? h("code", {}, path) : undefined));
  const state = broken.length > 0 || status >= 400 ? "span.status.bad" : "span.status";
  return h(
    "section.exchange",
    { "data-key": `x${index}` },
    h("h3", {}, h("code", {}, route), h(state, {}, String(status))),
    rules.length > 0 ? h("ul.rules", { "aria-label": "Broken rules" }, rules) : undefined,
    interaction === undefined ? undefined : jsonView("Interaction", interaction, []),
    jsonView("Reply", body, broken.map(({ path }) => path)),
  );
}

/** JSON under a heading that folds it. */
export function jsonView(title: string, value: unknown, broken: readonly string[]): Branch {
  const label = { tabindex: 0, role: "region", "aria-label": title };
  const lines = jsonLines(value ?? null, { broken, path: "", indent: "", before: "", after: "" });
  return h("details", { open: true, "data-kept": true }, h("summary", {}, title), h("pre", label, lines));
}

/** Where a value stands. */
export interface JsonPlace {
  broken: readonly string[];
  /** "embeds.0.title" */
  path: string;
  indent: string;
  before: string;
  after: string;
}

/** A value line by line; those at a broken path are marked. */
export function jsonLines(value: unknown, place: JsonPlace): Branch[] {
  const { indent, before, after } = place;
  const isList = Array.isArray(value);
  const entries = typeof value === "object" && value !== null
    ? Object.entries(value).filter(([, it]) => it !== undefined)
    : [];
  if (entries.length === 0) return [jsonLine(`${indent}${before}${plainJson(value)}${after}`, place)];
  const inside = entries.flatMap(([key, each], index) =>
    jsonLines(each, {
      broken: place.broken,
      path: place.path ? `${place.path}.${key}` : key,
      indent: `${indent}  `,
      before: isList ? "" : `${JSON.stringify(key)}: `,
      after: index < entries.length - 1 ? "," : "",
    })
  );
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  return [jsonLine(`${indent}${before}${open}`, place), ...inside, jsonLine(`${indent}${close}${after}`, place)];
}

/** What has nothing inside. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** One line of it. */
export function jsonLine(text: string, { broken, path }: JsonPlace): Branch {
  const isBroken = path !== "" && broken.some((each) => each === path || pathOf(each) === path);
  return isBroken ? h("mark.json", {}, `${text}\n`) : h("span.json", {}, `${text}\n`);
}

/** "data.embeds[0].title" and "/data/embeds/0/title" as "data.embeds.0.title". */
export function pathOf(path: string): string {
  return path.replace(/\[(\w+)\]/g, ".$1").replaceAll("/", ".").replace(/^\.+/, "");
}
