/// <reference lib="dom" />
/** Where the page begins. */
import { type App, change, createApp, focusOption, showComposer, showConversation } from "./app.ts";
import { choose, keyInSelect, press, setTheme } from "./pressing.ts";
import { pickEnd } from "./picking.ts";
import { without } from "./state.ts";
import { act, become, listen } from "./talk.ts";
import { keyIn, stroke, typedIn } from "./typing.ts";

/** Shows what is there and listens to everything. "#as=<id>" says whom one is, "#theme=dark" how it looks. */
export function startClient(): void {
  const app = createApp();
  const asked = new URLSearchParams(location.hash.slice(1));
  setTheme(asked.get("theme") ?? keptTheme());
  showComposer(app);
  change(app, app.state);
  document.addEventListener("click", (event) => onClick(app, event));
  document.addEventListener("keydown", (event) => onKey(app, event));
  document.addEventListener("focusout", (event) => onFocusOut(app, event));
  // A press in an open list leaves the focus in its field.
  document.addEventListener("mousedown", (event) => {
    if (targetOf(event)?.closest('[role="option"]')) event.preventDefault();
  });
  listenToFields(app);
  setInterval(() => keepFresh(app), 1000);
  listen(app, asked.get("as") ?? "");
}

/** The theme of the last time. */
export function keptTheme(): string {
  try {
    return localStorage.getItem("theme") ?? "auto";
  } catch {
    return "auto";
  }
}

/** The line below, whom one is, and forms. */
export function listenToFields(app: App): void {
  const composer = document.getElementById("composer");
  composer?.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && typedIn(app, target));
  composer?.addEventListener("keydown", (event) => keyIn(app, event));
  composer?.addEventListener("focusin", ({ target }) => {
    const option = target instanceof HTMLElement ? target.dataset.option : undefined;
    if (option !== undefined) stroke(app, { on: "focus", option });
  });
  composer?.addEventListener("submit", (event) => {
    event.preventDefault();
    app.composer = { ...app.composer, isOpen: false };
    stroke(app, { on: "key", key: "Enter" });
  });
  const be = document.getElementById("be");
  be?.addEventListener("change", () => be instanceof HTMLSelectElement && become(app, be.value));
  listenToForm(app);
}

/** Sending a form, and leaving it. */
export function listenToForm(app: App): void {
  const form = document.getElementById("form");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form instanceof HTMLFormElement) submitForm(app, form);
  });
  document.getElementById("dialog")?.addEventListener("close", () => change(app, without(app.state, "modal")));
}

/** Sends what stands in a form. */
export function submitForm(app: App, form: HTMLFormElement): void {
  const { modal } = app.state;
  if (!modal) return;
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) fields[name] = String(value);
  change(app, without(app.state, "modal"));
  act(app, { do: "submit", modal: modal.id, fields });
}

/** The element of an event. */
export function targetOf({ target }: Event): HTMLElement | undefined {
  return target instanceof HTMLElement ? target : undefined;
}

/** A press; one outside of an open list ends it. */
export function onClick(app: App, event: Event): void {
  const target = targetOf(event);
  if (app.state.picking && !target?.closest("[data-select]")) choose(app, pickEnd);
  const found = target?.closest<HTMLElement>("[data-do]");
  if (found) press(app, found);
}

/** Keys that mean something wherever they are pressed. */
export function onKey(app: App, event: KeyboardEvent): void {
  const target = targetOf(event);
  const field = target?.closest<HTMLElement>('[data-do="open"]');
  if (field) return keyInSelect(app, event, field);
  const isTyping = target?.closest("input, textarea, select, dialog");
  if (event.key === "Escape" && target?.closest("[data-select]")) {
    return choose(app, () => ({ isTaken: true }));
  }
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    focusOption("");
    if (!app.composer.command) stroke(app, { on: "type", text: "/" });
  }
  const spoiler = target?.closest<HTMLElement>('[data-do="reveal"]');
  if (!spoiler || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  press(app, spoiler);
}

/** An open list ends when the focus goes elsewhere. */
export function onFocusOut(app: App, event: FocusEvent): void {
  const box = targetOf(event)?.closest("[data-select]");
  const next = event.relatedTarget;
  if (!box || !app.state.picking || !(next instanceof Node) || box.contains(next)) return;
  choose(app, pickEnd);
}

/** "in 3 seconds" becomes "in 2 seconds". */
export function keepFresh({ state }: App): void {
  const { lines } = state;
  const isTimed = lines.some(({ message }) => JSON.stringify(message?.message ?? "").includes("<t:"));
  if (isTimed) showConversation(state, state);
}
