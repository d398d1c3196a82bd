/// <reference lib="dom" />
/** What the page asks of its server. */
import type { Action, Done, Offered, Suggested, Suggesting, Update } from "../protocol.ts";
import { type App, change, complain, elementOf, focusOption, showComposer } from "./app.ts";
import { composed, type Effect, type Stroke } from "./composer_state.ts";
import { offersOf } from "./offers.ts";
import { received, without } from "./state.ts";

/** An action without who does it. */
export type Deed = Action extends infer Each ? Each extends Action ? Omit<Each, "as"> : never : never;

/** Listens as somebody; "" is whoever comes first. Listens again when the line is lost. */
export function listen(app: App, as: string): void {
  app.events?.close();
  clearTimeout(app.retry);
  const events = new EventSource(as ? `/events?as=${encodeURIComponent(as)}` : "/events");
  app.events = events;
  events.onmessage = ({ data }) => {
    const update: Update = JSON.parse(String(data));
    if (app.events === events) hear(app, update);
  };
  events.onerror = () => {
    if (app.events !== events) return;
    events.close();
    change(app, { ...app.state, line: "lost" });
    app.retry = setTimeout(() => listen(app, as || (app.state.as?.id ?? "")), 1000);
  };
}

/** Turns into somebody: from now on nothing is done as the one before by the line below, and what is typed there stays. */
export function become(app: App, as: string): void {
  clearTimeout(app.suggesting);
  app.composer = composed(app.composer, { on: "wait" }).state;
  change(app, { ...app.state, becoming: as });
  showComposer(app);
  listen(app, as);
}

/** News. With another person or place the commands are others. */
export function hear(app: App, update: Update): void {
  const before = app.state.as?.id;
  change(app, received(app.state, update));
  if (update.kind !== "hello") return;
  if (update.as.id !== before) {
    app.composer = composed(app.composer, { on: "wait" }).state;
    showComposer(app);
  }
  askOffers(app);
}

/** Does something as the person that one is. Resolves with what Discord's client has against it. */
export async function act(app: App, deed: Deed): Promise<Done> {
  const done = await post<Done>("/do", { as: app.state.as?.id ?? "", ...deed });
  const result = done ?? { ok: false, why: "The playground does not answer." };
  if (result.ok) complain(app, "");
  else change(app, { ...without(app.state, "busy"), said: result.why });
  return result;
}

/** Sends JSON; undefined when there is no answer. */
export async function post<Answer>(path: string, body: unknown): Promise<Answer | undefined> {
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return await answer.json();
  } catch {
    return undefined;
  }
}

/** Asks which commands there are here. */
export async function askOffers(app: App): Promise<void> {
  const { as, channel, people, becoming } = app.state;
  if (!as || becoming !== undefined) return;
  const query = new URLSearchParams({ as: as.id, in: channel });
  const answer = await fetch(`/commands?${query}`).catch(() => undefined);
  if (!answer?.ok) return;
  const commands: Offered = await answer.json();
  if (!isStill(app, as.id) || app.state.channel !== channel) return;
  const offers = offersOf(commands, { locale: as.locale, people });
  if (!app.composer.offers && app.state.said) complain(app, "");
  takeOffers(app, { on: "offers", offers });
}

/** What was typed before goes on; the focus too, unless it is elsewhere by now. */
export function takeOffers(app: App, stroke: Stroke): void {
  const isHere = elementOf("composer").contains(document.activeElement);
  const { state, effects } = composed(app.composer, stroke);
  app.composer = state;
  showComposer(app);
  for (const effect of effects) {
    if (effect.do === "suggest") askSuggestions(app, askedBy(effect));
    if (effect.do === "focus" && isHere) focusOption(effect.option);
  }
}

/** What the server is asked for suggestions with. */
export function askedBy({ name, option, value, others }: Effect & { do: "suggest" }): Omit<Suggesting, "as" | "in"> {
  return { name, option, value, others };
}

/** Whether one is somebody, and about to stay so. */
export function isStill({ state }: App, as: string): boolean {
  return state.as?.id === as && state.becoming === undefined;
}

/** Asks for suggestions once typing has paused. */
export function askSuggestions(app: App, asked: Omit<Suggesting, "as" | "in">): void {
  clearTimeout(app.suggesting);
  app.suggesting = setTimeout(async () => {
    const where = { as: app.state.as?.id ?? "", in: app.state.channel };
    const answer = await post<Suggested | Done>("/suggest", { ...where, ...asked });
    if (!isStill(app, where.as) || !Array.isArray(answer) || app.composer.command?.name !== asked.name) return;
    const found = answer.map(({ name, value }) => ({ name, value: String(value) }));
    app.composer = composed(app.composer, { on: "suggested", option: asked.option, value: asked.value, found }).state;
    showComposer(app);
  }, 150);
}
