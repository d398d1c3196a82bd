/** How everything around the conversation looks: places, people, the strip of controls. */
import type { PageChannel, PageSwitch } from "../protocol.ts";
import { type PageState, unread } from "./state.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** Channels, then the conversation with the bot. */
export function placesView(state: PageState): Tree[] {
  return state.channels.map((channel) => placeView(channel, state));
}

/** One place; a badge counts what is new there. */
export function placeView({ id, name, kind }: PageChannel, state: PageState): Branch {
  const count = unread(state, id);
  const title = kind === "direct" ? "Direct messages" : `#${name}`;
  const attrs = {
    type: "button",
    "data-key": id,
    "data-do": "go",
    "data-channel": id,
    "aria-current": id === state.channel ? "page" : undefined,
    "aria-label": count > 0 ? `${title}, ${count} new` : title,
  };
  const badge = count > 0 ? h("span.badge", { role: "img", "aria-label": `${count} new` }, String(count)) : undefined;
  return h(kind === "direct" ? "button.place.direct" : "button.place", attrs, h("span", {}, title), badge);
}

/** Whom one is, in a native list. */
export function peopleView({ people, as, becoming }: PageState): Tree[] {
  return people.map(({ id, name, about }) =>
    h("option", { value: id, selected: id === (becoming ?? as?.id), title: about }, `${name} – ${about}`)
  );
}

/** Speed and switches. */
export function stripView(state: PageState): Tree[] {
  const speeds = [1, 4, 20].map((speed) => speedView(speed, state));
  const wire = { type: "button", "data-do": "wire", "data-of": "all", "aria-pressed": String(state.wire === "all") };
  return [
    h("div.speeds", { role: "group", "aria-label": "How fast time goes" }, speeds),
    ...state.switches.map((it) => switchView(it)),
    h("button.chip", wire, "Raw traffic"),
  ];
}

/** One speed. */
export function speedView(speed: number, state: PageState): Branch {
  const attrs = {
    type: "button",
    "data-do": "speed",
    "data-speed": speed,
    "aria-pressed": String(speed === state.speed),
  };
  return h("button.chip", attrs, `${speed}×`);
}

/** One switch. */
export function switchView({ name, label, on }: PageSwitch): Branch {
  const attrs = { type: "button", role: "switch", "data-do": "switch", "data-name": name, "aria-checked": String(on) };
  return h(name === "paused" || name === "approveByHand" ? "button.chip" : "button.chip.fault", attrs, label);
}
