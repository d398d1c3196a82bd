/** What is typed below the conversation: state + stroke → state + what is to be done. No nodes here. */
import { sent, valuesOf } from "./composer_send.ts";
import type { Offer, OfferOption } from "./offers.ts";
import { itemsFor, type Option, shownOffers } from "./offers.ts";

/** What stands in an option: what one reads, and what is sent when that was picked from a list. */
export interface Filled {
  text: string;
  value?: string;
}

/** All of it. */
export interface Composer {
  text: string;
  /** Undefined until it is known what this person can type here: nothing is sent then, and all that is typed stays. */
  offers: Offer[] | undefined;
  command?: Offer;
  filled: Record<string, Filled>;
  /** The option that has the focus. */
  at: string;
  /** What the bot suggested for the option at hand; undefined while it is asked. */
  suggested?: Option[];
  isOpen: boolean;
  active: number;
}

/** What happens to it. */
export type Stroke =
  | { on: "type"; text: string }
  | { on: "fill"; option: string; text: string }
  | { on: "focus"; option: string }
  | { on: "key"; key: string }
  | { on: "pick"; index: number }
  | { on: "use"; name: string }
  /** Somebody else types here from now on. */
  | { on: "wait" }
  | { on: "offers"; offers: Offer[] }
  | { on: "suggested"; option: string; value: string; found: Option[] };

/** What is to be done besides. */
export type Effect =
  | { do: "offers" }
  | { do: "suggest"; name: string; option: string; value: string; others: Record<string, string> }
  | { do: "send"; name: string; options: Record<string, string> }
  /** "" is the line itself. */
  | { do: "focus"; option: string }
  | { do: "say"; why: string };

/** Where a stroke leads. */
export interface Step {
  state: Composer;
  effects: Effect[];
  /** The key has done its work: the browser shall do nothing with it. */
  isTaken: boolean;
}

/** Nothing typed. */
export function emptyComposer(offers?: Offer[]): Composer {
  return { text: "", offers, filled: {}, at: "", isOpen: false, active: 0 };
}

/** The list above: commands, or what fits the option at hand. */
export function composerItems(state: Composer): Option[] {
  if (!state.isOpen) return [];
  if (!state.command) {
    return shownOffers(state.offers ?? [], state.text).map(({ shown, about }) => ({
      name: shown,
      about,
      value: shown,
    }));
  }
  const option = optionAt(state);
  return option ? itemsFor(option, state.filled[option.name]?.text ?? "", state.suggested ?? []) : [];
}

/** The option that has the focus. */
export function optionAt(state: Composer): OfferOption | undefined {
  return state.command?.options.find(({ name }) => name === state.at);
}

/** The one way that a composer changes. */
export function composed(state: Composer, stroke: Stroke): Step {
  switch (stroke.on) {
    case "type":
      return typed(state, stroke.text);
    case "fill":
      return asking(
        reset({ ...state, filled: { ...state.filled, [stroke.option]: { text: stroke.text } } }, stroke.option),
      );
    case "focus":
      return focused(state, stroke.option);
    case "key":
      return keyed(state, stroke.key);
    case "pick":
      return picked(state, stroke.index);
    case "use":
      return used(state, stroke.name);
    case "wait":
      return still(waiting(state));
    case "offers":
      return offered(state, stroke.offers);
    case "suggested":
      return stroke.option === state.at && stroke.value === (state.filled[state.at]?.text ?? "")
        ? still({ ...state, suggested: stroke.found })
        : still(state);
  }
}

/** Nothing besides. */
export function still(state: Composer, isTaken = false): Step {
  return { state, effects: [], isTaken };
}

/** What was typed, until the commands are known again. */
export function waiting({ suggested: _, ...state }: Composer): Composer {
  return { ...state, offers: undefined, active: Math.min(state.active, 0) };
}

/** The commands are known: what was typed before goes on from there. */
export function offered(state: Composer, offers: Offer[]): Step {
  const next: Composer = { ...state, offers };
  if (state.command) return offeredAgain(next, state.command.name, state.offers === undefined);
  const begun = state.offers ? undefined : begunBy(offers, state.text);
  if (begun) return begunLate(next, begun);
  return still({ ...next, active: Math.min(state.active, Math.max(0, composerItems(next).length - 1)) });
}

/** The command at hand in another's language; its bare name when this one does not have it. */
export function offeredAgain(state: Composer, name: string, wasWaiting: boolean): Step {
  const command = state.offers?.find((offer) => offer.name === name);
  if (command) return wasWaiting ? asking({ ...state, command }) : still({ ...state, command });
  const plain: Composer = { ...emptyComposer(state.offers), text: `/${name}`, isOpen: true };
  return { ...still(plain), effects: [{ do: "focus", option: "" }] };
}

/** A command that was typed, and what was typed behind it. */
export interface Begun {
  offer: Offer;
  rest: string;
}

/** What a whole line begins. */
export function begunBy(offers: readonly Offer[], text: string): Begun | undefined {
  const said = text.toLowerCase();
  for (const offer of offers) {
    const name = [offer.name, offer.shown].find((each) => said.startsWith(`/${each.toLowerCase()} `));
    if (name !== undefined) return { offer, rest: text.slice(name.length + 2).trimStart() };
  }
  return undefined;
}

/** A command that was typed before it was known; what stands behind it is its first option. */
export function begunLate(state: Composer, { offer, rest }: Begun): Step {
  const [option] = offer.options;
  if (rest === "") return began(state, offer);
  if (!option) return still(state);
  const step = composed(began(state, offer).state, { on: "fill", option: option.name, text: rest });
  return { ...step, effects: [...step.effects, { do: "focus", option: option.name }] };
}

/** A line that begins with "/" opens the list; a whole command with a space behind it is picked. */
export function typed(state: Composer, text: string): Step {
  const isCommand = text.startsWith("/");
  const next: Composer = { ...state, text, isOpen: isCommand, active: 0 };
  const whole = text.endsWith(" ") ? state.offers?.find((offer) => isCalled(offer, text.slice(1, -1))) : undefined;
  if (isCommand && whole) return began(next, whole);
  return { ...still(next), effects: isCommand && !state.text.startsWith("/") ? [{ do: "offers" }] : [] };
}

/** Whether a command goes by a name, in the reader's language or in English. */
export function isCalled({ name, shown }: Offer, text: string): boolean {
  const said = text.trim().toLowerCase();
  return said === name || said === shown.toLowerCase();
}

/** A command is there: its first option gets the focus, or the place where Enter sends it. */
export function began(state: Composer, command: Offer): Step {
  const next: Composer = { ...emptyComposer(state.offers), command };
  const [option] = command.options;
  if (!option) return { ...still(next, true), effects: [{ do: "focus", option: "" }] };
  const step = asking({ ...reset(next, option.name) });
  return { ...step, isTaken: true, effects: [...step.effects, { do: "focus", option: option.name }] };
}

/** The focus in an option, its list open; Enter takes nothing of it where nothing is wanted yet. */
export function reset(state: Composer, at: string): Composer {
  const { suggested: _, ...rest } = state;
  const next = { ...rest, at, isOpen: true, active: 0 };
  const isWanted = optionAt(next)?.required === true || (state.filled[at]?.text ?? "") !== "";
  return isWanted ? next : { ...next, active: -1 };
}

/** Asks the bot for suggestions where the option has them. */
export function asking(state: Composer): Step {
  const option = optionAt(state);
  if (!option?.autocomplete || !state.command || !state.offers) return still(state);
  const { [option.name]: own, ...rest } = state.filled;
  const others = valuesOf(state.command, rest);
  const { name } = state.command;
  return { ...still(state), effects: [{ do: "suggest", name, option: option.name, value: own?.text ?? "", others }] };
}

/** The focus has moved by itself. */
export function focused(state: Composer, option: string): Step {
  if (option === state.at || !state.command) return still(state);
  const next = reset(state, option);
  return state.filled[option]?.value === undefined ? asking(next) : still({ ...next, isOpen: false });
}

/** A command that stands in a message was pressed. */
export function used(state: Composer, name: string): Step {
  const offer = state.offers?.find((each) => isCalled(each, name));
  if (offer) return began(state, offer);
  return {
    ...still({ ...emptyComposer(state.offers), text: `/${name}`, isOpen: true }),
    effects: [{ do: "offers" }, { do: "focus", option: "" }],
  };
}

/** A key that means something here. */
export function keyed(state: Composer, key: string): Step {
  const items = composerItems(state);
  switch (key) {
    case "ArrowDown":
    case "ArrowUp":
      return moved(state, items.length, key === "ArrowDown" ? 1 : -1);
    case "Enter":
      return items[state.active] ? picked(state, state.active) : sent(state);
    case "Tab":
      return tabbed(state, items.length);
    case "Escape":
      return left(state, items.length);
    case "Backspace":
      return erased(state);
  }
  return still(state);
}

/** Up and down, round and round. */
export function moved(state: Composer, length: number, by: number): Step {
  if (!state.isOpen) return still({ ...state, isOpen: true, active: 0 }, true);
  return length === 0 ? still(state) : still({ ...state, active: nextActive(state.active, length, by) }, true);
}

/** From nowhere, down is the first and up is the last. */
export function nextActive(active: number, length: number, by: number): number {
  return active < 0 && by < 0 ? length - 1 : (active + by + length) % length;
}

/** Tab takes what is offered for what was begun; else it goes to the next control as everywhere. */
export function tabbed(state: Composer, length: number): Step {
  const isBegun = state.command ? (state.filled[state.at]?.text ?? "") !== "" : state.text.startsWith("/");
  return length > 0 && isBegun ? picked(state, state.active) : still(state);
}

/** Escape closes the list, then leaves the command. */
export function left(state: Composer, length: number): Step {
  if (state.command && length > 0) return still({ ...state, isOpen: false, active: 0 }, true);
  const isAnything = state.command !== undefined || state.text !== "";
  return {
    state: emptyComposer(state.offers),
    effects: isAnything ? [{ do: "focus", option: "" }] : [],
    isTaken: isAnything,
  };
}

/** Backspace where nothing is left goes back to the command's name. */
export function erased(state: Composer): Step {
  const { command } = state;
  const isFirst = command && (command.options.length === 0 || command.options[0]?.name === state.at);
  if (!isFirst || (state.filled[state.at]?.text ?? "") !== "") return still(state);
  const text = `/${command.shown}`;
  return {
    state: { ...emptyComposer(state.offers), text, isOpen: true },
    effects: [{ do: "focus", option: "" }],
    isTaken: true,
  };
}

/** Something of the list. */
export function picked(state: Composer, index: number): Step {
  if (!state.command) {
    const offer = shownOffers(state.offers ?? [], state.text)[index];
    return offer ? began(state, offer) : still(state);
  }
  const item = composerItems(state)[index];
  if (!item) return still(state);
  const filled = { ...state.filled, [state.at]: { text: item.name, value: item.value } };
  const next: Composer = { ...state, filled, isOpen: false, active: 0 };
  const missing = state.command.options.find(({ required, name }) => required && (filled[name]?.text ?? "") === "");
  if (!missing) return { ...still(next, true), effects: [{ do: "focus", option: state.at }] };
  const step = asking(reset(next, missing.name));
  return { ...step, isTaken: true, effects: [...step.effects, { do: "focus", option: missing.name }] };
}
