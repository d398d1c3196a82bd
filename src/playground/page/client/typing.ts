/// <reference lib="dom" />
/** Typing below the conversation, carried out. */
import { type App, complain, focusOption, showComposer } from "./app.ts";
import { composed, type Effect, type Stroke } from "./composer_state.ts";
import { act, askedBy, askOffers, askSuggestions } from "./talk.ts";

/** Takes a stroke; true when the browser shall do nothing with it. */
export function stroke(app: App, what: Stroke): boolean {
  const before = app.composer;
  const { state, effects, isTaken } = composed(before, what);
  app.composer = state;
  if (app.state.said && what.on !== "focus") complain(app, "");
  showComposer(app);
  for (const effect of effects) carryOut(app, effect, before);
  return isTaken;
}

/** What is to be done besides. What could not be sent is there again. */
export function carryOut(app: App, effect: Effect, before: App["composer"]): void {
  switch (effect.do) {
    case "offers":
      askOffers(app);
      break;
    case "suggest":
      askSuggestions(app, askedBy(effect));
      break;
    case "focus":
      focusOption(effect.option);
      break;
    case "say":
      complain(app, effect.why);
      break;
    case "send":
      send(app, effect, before);
  }
}

/** Sends a command. */
export async function send(
  app: App,
  { name, options }: Effect & { do: "send" },
  before: App["composer"],
): Promise<void> {
  const { ok } = await act(app, { do: "command", in: app.state.channel, name, options });
  if (ok || app.composer.command || app.composer.text) return;
  app.composer = { ...before, offers: app.composer.offers };
  showComposer(app);
  focusOption(before.at);
}

/** What a field of the line now holds. */
export function typedIn(app: App, field: HTMLInputElement): void {
  const option = field.dataset.option;
  stroke(app, option === undefined ? { on: "type", text: field.value } : { on: "fill", option, text: field.value });
}

/** A key in the line; those that write are not for here. */
export function keyIn(app: App, event: KeyboardEvent): void {
  const isField = event.target instanceof HTMLInputElement;
  const isForIt = !event.isComposing && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  // A button of the line is pressed by Enter as everywhere.
  if (!isForIt || (!isField && event.key !== "Escape" && event.key !== "Backspace")) return;
  if (stroke(app, { on: "key", key: event.key })) event.preventDefault();
}
