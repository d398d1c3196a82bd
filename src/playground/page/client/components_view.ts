/** How buttons and selects look. */
import type {
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIMessage,
  APISelectMenuOption,
  APIStringSelectComponent,
} from "discord-api-types/v10";
import type { PageState } from "./state.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** All rows of a message. */
export function componentsView(message: APIMessage, state: PageState): Tree[] {
  return (message.components ?? []).map((row) => {
    if (row.type !== 1) return unknownView(row.type);
    return h("div.row", {}, row.components.map((component) => componentView(component, message.id, state)));
  });
}

/** One of a row. */
export function componentView(component: APIComponentInMessageActionRow, message: string, state: PageState): Branch {
  if (component.type === 2) return buttonView(component, message, state);
  if (component.type === 3) return selectView(component, message, state);
  return unknownView(component.type);
}

/** What this page does not know, it says so. */
export function unknownView(type: number): Branch {
  return h("p.unknown", {}, `(a component of type ${type}, which this page cannot show)`);
}

/** A button, or a link that shows where it leads. It keeps the focus while it is disabled. */
export function buttonView(component: APIButtonComponent, message: string, { busy }: PageState): Branch {
  const label = "label" in component ? component.label : undefined;
  const emoji = "emoji" in component ? component.emoji?.name : undefined;
  const text = [emoji, label].filter(Boolean).join(" ");
  if (component.style === 5) return linkButton(text, component.url);
  if (component.style === 6) return unknownView(2);
  const isBusy = busy?.message === message && busy.customId === component.custom_id;
  const attrs = {
    type: "button",
    "data-key": component.custom_id,
    "data-do": "press",
    "data-message": message,
    "data-id": component.custom_id,
    "aria-disabled": component.disabled ? "true" : undefined,
    "aria-busy": isBusy ? "true" : undefined,
  };
  return h(`button.button.style${component.style}`, attrs, text);
}

/** Opens nothing by itself. */
export function linkButton(text: string, url: string): Branch {
  const attrs = { href: url, title: url, target: "_blank", rel: "noopener noreferrer", "data-key": url };
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url;
  return h("a.button.link", attrs, text, h("span.host", {}, host));
}

/** A field that opens a list of options below itself. It goes by its place: its custom_id may change with what is chosen. */
export function selectView(component: APIStringSelectComponent, message: string, state: PageState): Branch {
  const { picking } = state;
  const id = `s-${message}-${component.custom_id}`;
  const isOpen = picking?.message === message && picking.customId === component.custom_id;
  const attrs = {
    type: "button",
    id,
    role: "combobox",
    "data-do": "open",
    "data-message": message,
    "data-id": component.custom_id,
    "aria-haspopup": "listbox",
    "aria-expanded": String(isOpen),
    "aria-controls": isOpen ? `${id}-list` : undefined,
    "aria-activedescendant": isOpen ? `${id}-${picking.active}` : undefined,
    "aria-disabled": component.disabled ? "true" : undefined,
    "aria-label": component.placeholder ?? "Choose",
  };
  return h(
    "div.select",
    { "data-select": true },
    h("button.field", attrs, fieldText(component, message, state)),
    isOpen ? listboxView(component, id, picking) : undefined,
  );
}

/** What is chosen, or else what there is to choose. */
export function fieldText(component: APIStringSelectComponent, message: string, { picking, busy }: PageState): string {
  const is = (it: { message: string; customId: string } | undefined) =>
    it?.message === message && it.customId === component.custom_id;
  const values = is(picking) ? picking?.chosen : is(busy) ? busy?.values : undefined;
  const chosen = component.options.filter((option) => values ? values.includes(option.value) : option.default);
  const labels = chosen.map(({ label }) => label);
  const more = labels.length > 3 ? ` and ${labels.length - 3} more` : "";
  return labels.length > 0 ? `${labels.slice(0, 3).join(", ")}${more}` : component.placeholder ?? "Choose";
}

/** The options; where several can be chosen, with a button that ends it. */
export function listboxView(
  component: APIStringSelectComponent,
  id: string,
  { chosen, active }: { chosen: string[]; active: number },
): Branch {
  const { min, max } = rangeOf(component);
  const isMulti = max > 1;
  const options = component.options.map((option, index) =>
    optionView(option, {
      id: `${id}-${index}`,
      index,
      isActive: index === active,
      isChosen: chosen.includes(option.value),
    })
  );
  const attrs = {
    id: `${id}-list`,
    role: "listbox",
    tabindex: -1,
    "aria-label": component.placeholder ?? "Choose",
    "aria-multiselectable": isMulti ? "true" : undefined,
  };
  const fits = chosen.length >= min && chosen.length <= max;
  const done = { type: "button", "data-do": "done", "aria-disabled": fits ? undefined : "true" };
  const range = min === max ? `${min}` : `${min} to ${max}`;
  const count = h("span", {}, `${chosen.length} chosen, ${range} wanted`);
  return h(
    "div.drop",
    {},
    h("div.options", attrs, options),
    isMulti ? h("div.end", {}, count, h("button.button.style1", done, "Done")) : undefined,
  );
}

/** How many can be chosen. */
export function rangeOf({ min_values, max_values }: APIStringSelectComponent): { min: number; max: number } {
  return { min: min_values ?? 1, max: max_values ?? 1 };
}

/** One option. */
export function optionView(
  { label, description, emoji }: APISelectMenuOption,
  place: { id: string; index: number; isActive: boolean; isChosen: boolean },
): Branch {
  const attrs = { id: place.id, role: "option", "aria-selected": String(place.isChosen), "data-do": "option" };
  const text = [emoji?.name, label].filter(Boolean).join(" ");
  return h(
    place.isActive ? "div.choice.active" : "div.choice",
    { ...attrs, "data-index": place.index },
    h("b", {}, text),
    description ? h("span.about", {}, description) : undefined,
  );
}
