/// <reference lib="dom" />
/** The page at work: what it knows, and how that comes before one's eyes. */
import type { Composer } from "./composer_state.ts";
import { emptyComposer } from "./composer_state.ts";
import { composerView } from "./composer_view.ts";
import { formView } from "./form_view.ts";
import { conversationView, newsOf } from "./message_view.ts";
import type { Reader } from "./moment.ts";
import { patch } from "./patch.ts";
import { peopleView, placesView, stripView } from "./side_view.ts";
import { firstState, type PageState, titleOf, without } from "./state.ts";
import type { Tree } from "./tree.ts";
import { wireView } from "./wire_view.ts";

/** All that changes. */
export interface App {
  state: PageState;
  composer: Composer;
  events?: EventSource;
  /** Waits until typing pauses, or until the server is asked again. */
  suggesting?: ReturnType<typeof setTimeout>;
  retry?: ReturnType<typeof setTimeout>;
}

/** Before anything is there. */
export function createApp(): App {
  return { state: firstState(), composer: emptyComposer() };
}

/** An element of the page. */
export function elementOf(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`Cannot find "#${id}" on the page`);
  return found;
}

/** Makes an element show these. */
export function fill(id: string, trees: Tree[]): void {
  patch(elementOf(id), trees);
}

/** For whom the page is set. */
export function readerOf({ as, people, bot, channels }: PageState): Reader {
  const named = [...people, ...bot ? [bot] : [], ...channels];
  const names = Object.fromEntries(named.map(({ id, name }) => [id, name]));
  return { locale: as?.locale ?? "en-US", now: Date.now(), names };
}

/** Takes a new state and shows it. */
export function change(app: App, state: PageState): void {
  const before = app.state;
  app.state = state;
  showAround(state);
  showConversation(state, before);
  showForm(state, before);
  if (before.channel !== state.channel) showComposer(app);
  announce(before, state);
}

/** Places, people, switches, and the sentences at the edge. */
export function showAround(state: PageState): void {
  fill("places", placesView(state));
  fill("be", peopleView(state));
  fill("strip", stripView(state));
  fill("wire", wireView(state));
  const about = state.channels.find(({ id }) => id === state.channel);
  fill("where", [about ? about.kind === "direct" ? "Direct messages" : `#${about.name}` : "…"]);
  elementOf("wire").hidden = state.wire === undefined;
  const isLost = state.line === "lost";
  fill("lost", isLost ? ["The playground has gone: is `usherr demo` still running? Trying again…"] : []);
  fill("said", state.said ? [state.said] : []);
  document.title = titleOf(state);
  const select = elementOf("be");
  const who = state.becoming ?? state.as?.id;
  if (select instanceof HTMLSelectElement && who !== undefined) select.value = who;
}

/** The messages; it stays at the end when it was there. */
export function showConversation(state: PageState, before: PageState): void {
  const log = elementOf("log");
  const isOther = before.channel !== state.channel || before.as?.id !== state.as?.id;
  const isAtEnd = isOther || hasAnswer(before, state) || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const held = document.activeElement?.closest("article")?.id;
  fill("log", conversationView({ state, reader: readerOf(state) }));
  if (isAtEnd) log.scrollTop = log.scrollHeight;
  // What had the focus may be gone from its message: whoever uses keys goes on from there.
  if (held && document.activeElement === document.body) document.getElementById(held)?.focus({ preventScroll: true });
  if (state.picking) document.querySelector("#log .choice.active")?.scrollIntoView({ block: "nearest" });
}

/** Whether there is a new answer to what one typed oneself. */
export function hasAnswer(before: PageState, { lines, as, channel }: PageState): boolean {
  const known = new Set(before.lines.map(({ key }) => key));
  return lines.some((line) => {
    const by = line.message?.command?.by ?? line.failed?.command?.by;
    return line.channel === channel && by === as?.name && !known.has(line.key);
  });
}

/** A form opens and closes. */
export function showForm(state: PageState, before: PageState): void {
  if (state.modal?.id === before.modal?.id) return;
  const dialog = elementOf("dialog");
  if (!(dialog instanceof HTMLDialogElement)) return;
  patch(elementOf("form"), []);
  if (!state.modal) return dialog.close();
  fill("form", formView(state.modal.modal, readerOf(state)));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>("input, textarea, select")?.focus();
}

/** The line below. */
export function showComposer({ state, composer }: App): void {
  const channel = state.channels.find(({ id }) => id === state.channel);
  const name = !channel ? "…" : channel.kind === "direct" ? "direct messages" : `#${channel.name}`;
  fill("composer", composerView(composer, name));
  document.getElementById(`choice-${composer.active}`)?.scrollIntoView({ block: "nearest" });
}

/** New messages are read aloud by those who listen; changes are not, or a moving bar would never be silent. */
export function announce(before: PageState, state: PageState): void {
  const said = newsOf(before, state, readerOf(state));
  if (said !== undefined) fill("news", [said]);
}

/** The focus goes to an option, or to the line, or where Enter sends. */
export function focusOption(option: string): void {
  const field = option ? document.getElementById(`option-${option}`) : null;
  (field ?? document.getElementById("line") ?? document.getElementById("send"))?.focus();
}

/** A sentence about what cannot be done; "" takes it away. */
export function complain(app: App, why: string): void {
  change(app, why ? { ...app.state, said: why } : without(app.state, "said"));
}
