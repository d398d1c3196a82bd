/** Choosing in a select, by keys or pointer: state + key → state + what is sent. No nodes here. */
import type { APIStringSelectComponent } from "discord-api-types/v10";
import { rangeOf } from "./components_view.ts";
import { type PageState, type Picking, without } from "./state.ts";

/** What comes of a key or press. */
export interface Picked {
  picking?: Picking;
  /** What is to be sent. */
  values?: string[];
  /** The key has done its work. */
  isTaken: boolean;
}

/** The select of a message. */
export function findSelect(state: PageState, message: string, customId: string): APIStringSelectComponent | undefined {
  const found = state.lines.find(({ key }) => key === message)?.message?.message;
  for (const row of found?.components ?? []) {
    if (row.type !== 1) continue;
    for (const component of row.components) {
      if (component.type === 3 && component.custom_id === customId && !component.disabled) return component;
    }
  }
  return undefined;
}

/** The list opens, with what is chosen already. */
export function opened(select: APIStringSelectComponent, message: string): Picking {
  const chosen = select.options.filter((option) => option.default).map(({ value }) => value);
  const active = Math.max(0, select.options.findIndex((option) => option.default));
  return { message, customId: select.custom_id, chosen, active };
}

/** A key while a list is open. */
export function pickKey(picking: Picking, select: APIStringSelectComponent, key: string): Picked {
  const last = select.options.length - 1;
  const to = (active: number): Picked => ({
    picking: { ...picking, active: Math.min(last, Math.max(0, active)) },
    isTaken: true,
  });
  switch (key) {
    case "ArrowDown":
      return to(picking.active + 1);
    case "ArrowUp":
      return to(picking.active - 1);
    case "Home":
      return to(0);
    case "End":
      return to(last);
    case "PageDown":
      return to(picking.active + 8);
    case "PageUp":
      return to(picking.active - 8);
    case "Escape":
      return { isTaken: true };
    case "Enter":
    case " ":
      return pickAt(picking, select, picking.active);
  }
  return { picking, isTaken: false };
}

/** An option is pressed: the one, or one more, or one less. */
export function pickAt(picking: Picking, select: APIStringSelectComponent, index: number): Picked {
  const value = select.options[index]?.value;
  if (value === undefined) return { picking, isTaken: true };
  const { min, max } = rangeOf(select);
  if (max === 1) {
    const isUndone = min === 0 && picking.chosen.includes(value);
    return { values: isUndone ? [] : [value], isTaken: true };
  }
  const isIn = picking.chosen.includes(value);
  const chosen = isIn ? picking.chosen.filter((each) => each !== value) : [...picking.chosen, value];
  return {
    picking: { ...picking, active: index, chosen: chosen.length > max ? picking.chosen : chosen },
    isTaken: true,
  };
}

/** The list closes by "Done" or by going elsewhere: what was changed and fits is sent. */
export function pickEnd(picking: Picking, select: APIStringSelectComponent): Picked {
  const { min, max } = rangeOf(select);
  const { length } = picking.chosen;
  const before = opened(select, picking.message).chosen;
  const isSame = before.length === length && before.every((value) => picking.chosen.includes(value));
  if (max === 1 || length < min || length > max || isSame) return { isTaken: true };
  const values = select.options.map(({ value }) => value).filter((value) => picking.chosen.includes(value));
  return { values, isTaken: true };
}

/** The state after it. */
export function withPicked(state: PageState, { picking, values }: Picked): PageState {
  const was = state.picking;
  const next = without(state, "picking");
  if (picking) return { ...next, picking };
  return values && was ? { ...next, busy: { message: was.message, customId: was.customId, values } } : next;
}
