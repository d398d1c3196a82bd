/// <reference lib="dom" />
/** Pressing what stands in messages and around them. */
import { type App, change, elementOf, focusOption } from "./app.ts";
import { findSelect, opened, pickAt, type Picked, pickEnd, pickKey, withPicked } from "./picking.ts";
import { shown, without } from "./state.ts";
import { act, askOffers } from "./talk.ts";
import { stroke } from "./typing.ts";

/** A press on something with "data-do". */
export function press(app: App, target: HTMLElement): void {
  const { do: what, of = "", name = "", index, speed, channel = "" } = target.dataset;
  if (target.getAttribute("aria-disabled") === "true") return;
  switch (what) {
    case "press":
      return pressButton(app, target);
    case "open":
      return pressSelect(app, target);
    case "option":
      return choose(app, (picking, select) => pickAt(picking, select, Number(index)));
    case "done":
      return choose(app, pickEnd);
    case "reveal":
      return reveal(target);
    case "go":
      return go(app, channel);
    case "wire":
      return change(app, app.state.wire === of ? without(app.state, "wire") : { ...app.state, wire: of });
    case "unwire":
      return closeWire(app);
    case "speed":
      return void act(app, { do: "speed", speed: Number(speed) });
    case "switch":
      return turn(app, name);
    case "dismiss":
      return change(app, without(app.state, "modal"));
    default:
      pressLine(app, target);
  }
}

/** A press on something of the line below. */
export function pressLine(app: App, { dataset }: HTMLElement): void {
  switch (dataset.do) {
    case "pick":
      return void stroke(app, { on: "pick", index: Number(dataset.index) });
    case "use":
      return void stroke(app, { on: "use", name: dataset.name ?? "" });
    case "leave":
      return void (stroke(app, { on: "key", key: "Escape" }) && app.composer.command &&
        stroke(app, { on: "key", key: "Escape" }));
    case "slash":
      stroke(app, { on: "type", text: app.composer.text.startsWith("/") ? "" : "/" });
      focusOption("");
      break;
    case "theme":
      turnTheme();
  }
}

/** A button of a message. */
export function pressButton(app: App, { dataset }: HTMLElement): void {
  const [message, customId] = [dataset.message ?? "", dataset.id ?? ""];
  if (app.state.busy?.message === message) return;
  const { [message]: _, ...failures } = app.state.failures;
  change(app, { ...app.state, failures, busy: { message, customId } });
  act(app, { do: "press", in: app.state.channel, message, customId });
}

/** The list of a select opens or closes. */
export function pressSelect(app: App, { dataset }: HTMLElement): void {
  const [message, customId] = [dataset.message ?? "", dataset.id ?? ""];
  const { picking } = app.state;
  if (picking?.message === message && picking.customId === customId) return choose(app, pickEnd);
  if (picking) choose(app, pickEnd);
  const select = findSelect(app.state, message, customId);
  if (select) change(app, { ...app.state, picking: opened(select, message) });
}

/** What comes of a key or press in an open list; true when it has done its work. */
export function choose(app: App, how: (...it: Parameters<typeof pickEnd>) => Picked): void {
  const { picking } = app.state;
  if (!picking) return;
  const select = findSelect(app.state, picking.message, picking.customId);
  const picked = select ? how(picking, select) : { isTaken: true };
  const field = document.getElementById(`s-${picking.message}-${picking.customId}`);
  const isInside = field?.parentElement?.contains(document.activeElement) === true;
  const { [picking.message]: _, ...failures } = app.state.failures;
  change(app, { ...withPicked(app.state, picked), ...picked.values && { failures } });
  if (isInside && !app.state.picking) field?.focus();
  if (!picked.values) return;
  const { message, customId } = picking;
  act(app, { do: "choose", in: app.state.channel, message, customId, values: picked.values });
}

/** A key in a select: closed, the arrows open it. */
export function keyInSelect(app: App, event: KeyboardEvent, field: HTMLElement): void {
  const { picking } = app.state;
  const isOpen = field.getAttribute("aria-expanded") === "true" && picking;
  if (!isOpen) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    return pressSelect(app, field);
  }
  const select = findSelect(app.state, picking.message, picking.customId);
  if (!select || !pickKey(picking, select, event.key).isTaken) return;
  event.preventDefault();
  choose(app, (...it) => pickKey(...it, event.key));
}

/** Goes to a place. */
export function go(app: App, channel: string): void {
  change(app, shown(app.state, channel));
  askOffers(app);
}

/** Opens a spoiler, also for those who listen. */
export function reveal(spoiler: HTMLElement): void {
  spoiler.classList.add("open");
  for (const name of ["role", "tabindex", "aria-label", "data-do"]) spoiler.removeAttribute(name);
  spoiler.firstElementChild?.removeAttribute("aria-hidden");
}

/** Closes the raw JSON and goes back to where it was opened. */
export function closeWire(app: App): void {
  const { wire } = app.state;
  change(app, without(app.state, "wire"));
  const openers = document.querySelectorAll<HTMLElement>('[data-do="wire"]');
  for (const opener of openers) if (opener.dataset.of === wire) opener.focus();
}

/** Turns a switch. */
export function turn(app: App, name: string): void {
  const found = app.state.switches.find((it) => it.name === name);
  if (found) act(app, { do: "switch", name: found.name, on: !found.on });
}

/** Dark, light, or as the system has it. */
export function turnTheme(): void {
  const themes = ["auto", "dark", "light"];
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme ?? "auto") + 1) % 3] ?? "auto";
  setTheme(next);
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Then it is forgotten with the page.
  }
}

/** Shows a theme. */
export function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  elementOf("theme").textContent = `Theme: ${theme}`;
}
