/** How a message looks. */
import type { APIAttachment, APIMessage } from "discord-api-types/v10";
import type { PageMessage } from "../protocol.ts";
import { componentsView } from "./components_view.ts";
import { embedView } from "./embed_view.ts";
import { markdownTree } from "./markdown.ts";
import { commandView, marksView } from "./marks_view.ts";
import { momentText, type Reader } from "./moment.ts";
import type { Line, PageState } from "./state.ts";
import { type Branch, h, type Tree, treeText } from "./tree.ts";

/** What a conversation is looked at with. */
export interface Look {
  state: PageState;
  reader: Reader;
}

/** The conversation of the shown channel. */
export function conversationView(look: Look): Tree[] {
  const lines = look.state.lines.filter(({ channel }) => channel === look.state.channel);
  if (lines.length === 0) return look.state.as ? [emptyView(look.state)] : [];
  return lines.map((line) => line.message ? messageView(line.message, look) : failedLine(line));
}

/** What stands where nothing stands: where to begin. */
export function emptyView(state: PageState): Branch {
  const { kind } = state.channels.find(({ id }) => id === state.channel) ?? {};
  const why = kind === "direct"
    ? "Usherr writes here when something that you asked for has arrived."
    : "Usherr asks Seerr for films and series. All of it is made up and runs on this machine only.";
  const ways = ["request movie", "request series", "help"].map((name) => commandView(name));
  return h(
    "div.empty",
    { "data-key": "empty" },
    h("p", {}, why),
    h("p.ways", {}, "Type / below, or begin with", ...ways),
  );
}

/** One message. */
export function messageView(it: PageMessage, look: Look): Branch {
  const { message } = it;
  const { name, time } = headOf(it, look.reader);
  const failure = look.state.failures[message.id];
  const attrs = { "data-key": message.id, id: `m-${message.id}`, tabindex: -1, "aria-label": `${name}, ${time}` };
  return h(
    it.isPrivate ? "article.message.private" : "article.message",
    attrs,
    it.command ? commandEcho(it.command) : undefined,
    h("div.avatar", { "aria-hidden": "true" }, name.slice(0, 1)),
    headView(it, look),
    h("div.body", {}, it.isThinking ? thinkingView(name) : bodyView(it, look)),
    failure ? h("p.failure", {}, failure) : undefined,
    it.isPrivate ? h("p.only", {}, "Only you can see this") : undefined,
  );
}

/** Whose it is, and from when. */
export function headOf({ message }: PageMessage, reader: Reader): { name: string; time: string } {
  const { author, timestamp } = message;
  const time = momentText(Math.floor(Date.parse(timestamp) / 1000), "t", reader);
  return { name: reader.names[author.id] ?? author.global_name ?? author.username, time };
}

/** The line above what is said. */
export function headView(it: PageMessage, { state, reader }: Look): Branch {
  const { message } = it;
  const { name, time } = headOf(it, reader);
  const own = state.exchanges.filter((exchange) => exchange.message === message.id);
  const broken = own.some((exchange) => exchange.broken.length > 0);
  const raw = {
    type: "button",
    "data-do": "wire",
    "data-of": message.id,
    "aria-label": broken ? "Raw JSON of this message: it breaks a rule" : "Raw JSON of this message",
    "aria-pressed": String(state.wire === message.id),
  };
  return h(
    "header",
    {},
    h("b.author", {}, name),
    message.author.bot ? h("span.bot", {}, "bot") : undefined,
    h("time.when", { datetime: message.timestamp }, time),
    message.edited_timestamp ? h("span.when", {}, "(edited)") : undefined,
    h(broken ? "button.raw.broken" : "button.raw", raw, broken ? "{ } !" : "{ }"),
  );
}

/** What was typed to get this. */
export function commandEcho({ text, by }: { text: string; by: string }): Branch {
  return h("p.echo", {}, h("b", {}, by), " typed ", h("code", {}, text));
}

/** Before there is an answer. */
export function thinkingView(name: string): Tree[] {
  const dots = h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  return [h("p.thinking", {}, dots, `${name} is thinking…`)];
}

/** What is said, shown and offered. */
export function bodyView({ message }: PageMessage, look: Look): Tree[] {
  return [
    ...message.content ? [h("div.content", {}, marksView(markdownTree(message.content), look.reader))] : [],
    ...message.embeds.map((embed) => embedView(embed, look.reader)),
    ...message.attachments.map((file) => fileView(file)),
    ...componentsView(message, look.state),
  ];
}

/** A file: its name and size, nothing to open. */
export function fileView({ filename, size }: APIAttachment): Branch {
  const weight = size < 1024 ? `${size} bytes` : `${(size / 1024).toFixed(1)} KB`;
  return h("p.file", {}, h("b", {}, filename), ` ${weight}`);
}

/** In place of an answer. */
export function failedLine({ key, failed }: Line): Branch {
  return h(
    "article.message.private",
    { "data-key": key, tabindex: -1, "aria-label": failed?.error },
    failed?.command ? commandEcho(failed.command) : undefined,
    h("div.avatar.dead", { "aria-hidden": "true" }, "!"),
    h("p.failure", {}, failed?.error),
    h("p.only", {}, "Only you can see this"),
  );
}

/** What is read aloud: whom one has become, else the newest that was not there before. */
export function newsOf(before: PageState, state: PageState, reader: Reader): string | undefined {
  const { as } = state;
  // What somebody else heard is not for this one.
  if (before.as?.id !== as?.id) return before.as && as ? `You are ${as.name} now: ${as.about}.` : "";
  const known = new Set(before.lines.map(({ key }) => key));
  const last = state.lines.findLast(({ key }) => !known.has(key));
  return (last?.message ? spokenText(last.message.message, reader) : last?.failed?.error) || undefined;
}

/** What is read aloud of a new message: the beginning. */
export function spokenText(message: APIMessage, reader: Reader): string {
  const [embed] = message.embeds;
  const said = [message.content, embed?.title, embed?.description].filter(Boolean).join(". ");
  return treeText(marksView(markdownTree(said), reader)).slice(0, 300);
}
