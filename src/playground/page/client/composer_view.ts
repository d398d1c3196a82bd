/** How the line below the conversation looks. */
import { type Composer, composerItems, optionAt } from "./composer_state.ts";
import type { OfferOption, Option } from "./offers.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** The list, then the line or the command with its options. */
export function composerView(state: Composer, channel: string): Tree[] {
  const items = composerItems(state);
  const list = items.length > 0 ? [choicesView(items, state)] : [];
  const isHinted = list.length === 0 && (state.command !== undefined || (!state.offers && state.text !== ""));
  const hint = isHinted ? [hintView(state)] : [];
  return [...list, ...hint, state.command ? commandLine(state) : plainLine(state, channel)];
}

/** What can be picked. */
export function choicesView(items: readonly Option[], state: Composer): Branch {
  const option = optionAt(state);
  const label = state.command ? `Choices for ${option?.shown ?? ""}` : "Commands";
  const attrs = { "data-key": "choices", id: "choices", role: "listbox", tabindex: -1, "aria-label": label };
  return h("div.choices", attrs, items.map((item, index) => choiceView(item, index, state)));
}

/** One of them. */
export function choiceView({ name, about }: Option, index: number, { command, active }: Composer): Branch {
  const isActive = index === active;
  const attrs = { id: `choice-${index}`, role: "option", "aria-selected": String(isActive), "data-do": "pick" };
  const shown = command ? name : `/${name}`;
  return h(
    "div.choice",
    { ...attrs, "data-index": index },
    h("b", {}, shown),
    about ? h("span.about", {}, about) : undefined,
  );
}

/** What the option at hand is about. */
export function hintView(state: Composer): Branch {
  const option = optionAt(state);
  if (!state.offers) {
    return h("p.hint", { "data-key": "hint", id: "hint" }, "Fetching the commands: what you type stays.");
  }
  const text = option
    ? `${option.shown}: ${option.about} (${option.kind}${option.required ? ", required" : ""})`
    : state.command?.about;
  return h("p.hint", { "data-key": "hint", id: "hint" }, text);
}

/** Where one begins. */
export function plainLine(state: Composer, channel: string): Branch {
  const field = {
    ...comboAttrs(state, true),
    id: "line",
    value: state.text,
    placeholder: state.offers ? `Type / for commands in ${channel}` : "Fetching the commands…",
    "aria-label": "Command",
  };
  const slash = h("button.slash", { type: "button", "data-do": "slash", "aria-label": "Show the commands" }, "/");
  return h("div.line", { "data-key": "plain" }, slash, h("input", field));
}

/** What every field with a list has. */
export function comboAttrs(state: Composer, isHere: boolean): Branch["attrs"] {
  const isOpen = isHere && composerItems(state).length > 0;
  return {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-describedby": state.offers ? undefined : "hint",
    "aria-expanded": String(isOpen),
    "aria-controls": isOpen ? "choices" : undefined,
    "aria-activedescendant": isOpen && state.active >= 0 ? `choice-${state.active}` : undefined,
  };
}

/** A command with a field for each of its options. */
export function commandLine(state: Composer): Branch {
  const { command } = state;
  const options = command?.options ?? [];
  const send = h("button.send", { id: "send", type: "submit" }, "Send");
  const cancel = h("button.plain", { type: "button", "data-do": "leave", "aria-label": "Leave this command" }, "×");
  const attrs = { "data-key": `command-${command?.name}`, role: "group", "aria-label": `/${command?.shown}` };
  const fields = options.map((option) => optionField(option, state));
  return h("div.line.command", attrs, h("b.name", {}, `/${command?.shown}`), fields, h("span.ends", {}, cancel, send));
}

/** One option. */
export function optionField(option: OfferOption, state: Composer): Branch {
  const isHere = option.name === state.at;
  const filled = state.filled[option.name];
  const field = {
    ...comboAttrs(state, isHere),
    id: `option-${option.name}`,
    "data-option": option.name,
    value: filled?.text ?? "",
    placeholder: option.kind,
    title: option.about,
    "aria-required": option.required ? "true" : undefined,
    "aria-label": `${option.shown}${option.required ? " (required)" : ""}`,
  };
  const mark = option.required ? h("span.required", { "aria-hidden": "true" }, "*") : undefined;
  const name = isHere ? "label.option.here" : "label.option";
  return h(name, {}, h("span", { "aria-hidden": "true" }, option.shown, mark), h("input", field));
}
