/** An interaction's way to its answer: which command or press it is, whether this person may, and in which words. */
import type { APIInteraction } from "discord-api-types/v10";
import { type Asker, readAsker } from "../discord/asker.ts";
import { type Catalogue, find, type Found } from "../discord/dispatch.ts";
import type { Choice } from "../discord/options.ts";
import { type Answer, type Deferral, type Message, privately, show, thinking } from "../discord/reply.ts";
import { type Pace, type Policy, type Refusal, refusalOf } from "../gate.ts";
import { refusal } from "../views/refusal.ts";
import { type Words, wordsFor } from "../words/mod.ts";
import type { Context } from "./context.ts";

/** What stays the same from one interaction to the next. */
export interface Desk {
  catalogue: Catalogue<Context>;
  policy: Policy;
  pace: Pace;
  now(): number;
  /** What we speak when Discord does not say what the person does. */
  language: string;
  /** One person's view of the world, in the words of their locale. */
  contextFor(asker: Asker, locale: string, words: Words): Context;
}

/** How an interaction is to be answered; nothing has been asked of any server yet. */
export type Received =
  & { name: string; words: Words }
  & (
    | { kind: "suggest"; run(): Promise<Choice[]> }
    | { kind: "answer"; late: Deferral; lateFirst: boolean; run(): Promise<Answer>; refusal?: Refusal["kind"] }
  );

/** Finds what answers an interaction, or why it may not be answered. Never throws. */
export function receive(desk: Desk, interaction: APIInteraction): Received {
  const locale = localeOf(interaction) ?? desk.language;
  const words = wordsFor(locale);
  const found = find(desk.catalogue, interaction);
  const known = { name: found.name, words };
  if (found.kind === "unknown") {
    if (interaction.type === 4) return { ...known, kind: "suggest", run: () => Promise.resolve([]) };
    return { ...known, ...atOnce({ content: interaction.type === 2 ? words.old.command : words.old.button }) };
  }
  const asker = readAsker(interaction);
  const why = asker ? refuse(desk, asker, found) : { kind: "unclear" as const };
  if (!asker || why) {
    if (found.kind === "suggest") return { ...known, kind: "suggest", run: () => Promise.resolve([]) };
    const kind = why?.kind ?? "unclear";
    return { ...known, ...atOnce(refusal(words, why ?? { kind: "unclear" })), refusal: kind };
  }
  const context = desk.contextFor(asker, locale, words);
  if (found.kind === "suggest") return { ...known, kind: "suggest", run: () => found.run(context) };
  return { ...known, kind: "answer", late: found.late, lateFirst: found.lateFirst, run: () => found.run(context) };
}

function refuse(
  desk: Desk,
  asker: Asker,
  { manner }: Exclude<Found<Context>, { kind: "unknown" }>,
): Refusal | undefined {
  const why = refusalOf(asker, manner, desk.policy);
  if (why || manner.free || manner.needs !== "ask") return why;
  const seconds = desk.pace.take(asker.id, desk.now());
  return seconds > 0 ? { kind: "pace", seconds } : undefined;
}

function atOnce(message: Message) {
  const reply = privately(show(message));
  return { kind: "answer" as const, late: thinking(false), lateFirst: false, run: () => Promise.resolve({ reply }) };
}

function localeOf(interaction: APIInteraction): string | undefined {
  return "locale" in interaction && typeof interaction.locale === "string" ? interaction.locale : undefined;
}
