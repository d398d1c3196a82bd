/** The commands that one can type, as the page lists them: in the reader's language, subcommands side by side. */
import type { APIApplicationCommandBasicOption, APIApplicationCommandOption } from "discord-api-types/v10";
import type { Offered, PageUser } from "../protocol.ts";

/** Something to choose. */
export interface Option {
  name: string;
  value: string;
  about?: string;
}

/** What a command takes. */
export interface OfferOption {
  name: string;
  shown: string;
  about: string;
  required: boolean;
  /** "text", "choice", "person"…: for those who read. */
  kind: string;
  autocomplete: boolean;
  /** The only values that fit; empty when any text does. */
  items: Option[];
}

/** A command or subcommand. */
export interface Offer {
  /** As it is sent: "request movie". */
  name: string;
  /** As it is read: "anfragen film". */
  shown: string;
  about: string;
  options: OfferOption[];
}

/** Who reads, and who else is there. */
export interface OfferReader {
  locale: string;
  people: readonly PageUser[];
}

/** What has names in several languages. */
export interface Named {
  name: string;
  description?: string;
  name_localizations?: Partial<Record<string, string | null>> | null;
  description_localizations?: Partial<Record<string, string | null>> | null;
}

/** Every command that can be sent. */
export function offersOf(commands: Offered, reader: OfferReader): Offer[] {
  return commands.filter((command) => command.type === 1).flatMap((command) => {
    return branches({ path: command, options: command.options ?? [], before: { name: "", shown: "" } }, reader);
  });
}

/** A place in the tree of subcommands. */
export interface Place {
  path: Named;
  options: readonly APIApplicationCommandOption[];
  before: { name: string; shown: string };
}

/** A command, or what is below it. */
export function branches({ path, options, before }: Place, reader: OfferReader): Offer[] {
  const name = `${before.name} ${path.name}`.trim();
  const shown = `${before.shown} ${namedFor(path, reader)}`.trim();
  const below = options.filter((option) => option.type === 1 || option.type === 2);
  if (below.length > 0) {
    return below.flatMap((option) =>
      branches({ path: option, options: option.options ?? [], before: { name, shown } }, reader)
    );
  }
  const leaves = options.flatMap((option) =>
    option.type === 1 || option.type === 2 ? [] : [offerOption(option, reader)]
  );
  return [{ name, shown, about: aboutFor(path, reader), options: leaves }];
}

/** What it is called in the reader's language. */
export function namedFor(named: Named, { locale }: OfferReader): string {
  return named.name_localizations?.[locale] ?? named.name;
}

/** What is said about it in the reader's language. */
export function aboutFor(named: Named, { locale }: OfferReader): string {
  return named.description_localizations?.[locale] ?? named.description ?? "";
}

/** An option as it is shown. */
export function offerOption(option: APIApplicationCommandBasicOption, reader: OfferReader): OfferOption {
  return {
    name: option.name,
    shown: namedFor(option, reader),
    about: aboutFor(option, reader),
    required: option.required === true,
    kind: optionKind(option),
    autocomplete: "autocomplete" in option && option.autocomplete === true,
    items: optionItems(option, reader),
  };
}

/** A word for a type. */
export function optionKind(option: APIApplicationCommandBasicOption): string {
  if ("choices" in option && option.choices) return "choice";
  const kinds: Record<number, string> = {
    4: "whole number",
    5: "yes or no",
    6: "person",
    7: "channel",
    8: "role",
    10: "number",
  };
  return kinds[option.type] ?? "text";
}

/** The only values that fit. */
export function optionItems(option: APIApplicationCommandBasicOption, reader: OfferReader): Option[] {
  if (option.type === 6) return reader.people.map(({ id, name, about }) => ({ name, value: id, about }));
  if (option.type === 5) return [{ name: "True", value: "true" }, { name: "False", value: "false" }];
  if (!("choices" in option) || !option.choices) return [];
  return option.choices.map((choice) => ({ name: namedFor(choice, reader), value: String(choice.value) }));
}

/** Commands for what was typed; those that begin so come first. */
export function shownOffers(offers: readonly Offer[], text: string): Offer[] {
  const said = text.replace(/^\//, "").trim().toLowerCase();
  const begins = (offer: Offer) => offer.shown.toLowerCase().startsWith(said) || offer.name.startsWith(said);
  const holds = (offer: Offer) => `${offer.shown} ${offer.name} ${offer.about}`.toLowerCase().includes(said);
  const first = offers.filter(begins);
  return [...first, ...offers.filter((offer) => !first.includes(offer) && holds(offer))].slice(0, 25);
}

/** What fits an option: what the bot suggested, or its own values. */
export function itemsFor(option: OfferOption, text: string, suggested: readonly Option[]): Option[] {
  return option.autocomplete ? [...suggested] : fieldItems(option, text);
}

/** An option's own values for what was typed. */
export function fieldItems({ items }: OfferOption, text: string): Option[] {
  const said = text.trim().toLowerCase();
  return items.filter(({ name }) => name.toLowerCase().includes(said)).slice(0, 25);
}
