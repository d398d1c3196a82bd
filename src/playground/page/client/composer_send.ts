/** From what was typed to what is sent, or why it cannot be yet. */
import { type Composer, type Effect, emptyComposer, type Filled, type Step, still } from "./composer_state.ts";
import { fieldItems, type Offer, type OfferOption } from "./offers.ts";

/** Enter: the command goes, or a sentence says what is missing. */
export function sent(state: Composer): Step {
  const { command } = state;
  if (!state.offers) return sentEarly(state);
  if (!command) {
    const why = state.text.startsWith("/")
      ? "There is no such command here."
      : "Usherr reads commands only: type / to see them.";
    return { ...still(state, true), effects: state.text.trim() === "" ? [] : [{ do: "say", why }] };
  }
  for (const option of command.options) {
    const why = misfitOf(option, state.filled[option.name]);
    if (!why) continue;
    return {
      ...still({ ...state, at: option.name }, true),
      effects: [{ do: "say", why }, { do: "focus", option: option.name }],
    };
  }
  const options = valuesOf(command, state.filled);
  const effects: Effect[] = [{ do: "send", name: command.name, options }, { do: "focus", option: "" }];
  return { state: emptyComposer(state.offers), effects, isTaken: true };
}

/** Enter before it is known who types what: all of it stays. */
export function sentEarly(state: Composer): Step {
  const isAnything = state.command !== undefined || state.text.trim() !== "";
  const why = "One moment: the commands are not here yet. What you typed stays.";
  return { ...still(state, true), effects: isAnything ? [{ do: "say", why }] : [] };
}

/** Why an option cannot be sent as it is. */
export function misfitOf(option: OfferOption, filled: Filled | undefined): string | undefined {
  const text = filled?.text.trim() ?? "";
  if (text === "") return option.required ? `Please fill in "${option.shown}".` : undefined;
  return valueOf(option, filled) === undefined ? `Please choose "${option.shown}" from its list.` : undefined;
}

/** What is sent for an option; undefined when only its list holds what fits. */
export function valueOf(option: OfferOption, filled: Filled | undefined): string | undefined {
  if (!filled) return undefined;
  if (filled.value !== undefined) return filled.value;
  if (option.items.length === 0) return filled.text.trim();
  const said = filled.text.trim().toLowerCase();
  return fieldItems(option, "").find(({ name }) => name.toLowerCase() === said)?.value;
}

/** What is sent for all that is filled in. */
export function valuesOf(command: Offer, filled: Record<string, Filled>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const option of command.options) {
    const value = valueOf(option, filled[option.name]);
    if (value !== undefined && value !== "") values[option.name] = value;
  }
  return values;
}
