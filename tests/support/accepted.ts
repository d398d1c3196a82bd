/** Whether Discord would take what we answer: the rules of the tiny Discord are the judge. */
import {
  brokenRules,
  CALLBACK,
  checkCallback,
  INTERACTION,
  isObject,
  wholeRules,
} from "../../src/playground/discord/rules/mod.ts";
import type { Reply } from "../../src/discord/reply.ts";

/** Everything that Discord would say against an answer; empty when it takes it. */
export function objections(reply: Reply): string[] {
  const isUpdate = reply.type === CALLBACK.update;
  const asked = { type: isUpdate ? INTERACTION.component : INTERACTION.command, hasMessage: isUpdate };
  const data: unknown = reply.data;
  const whole = isObject(data) ? brokenRules(wholeRules, data) : [];
  const halves = textsOf(data).filter((text) => !text.isWellFormed());
  return [
    ...[...checkCallback(reply, asked), ...whole].map(({ path, rule }) => `${path.join(".")}: ${rule}`),
    ...halves.map((text) => `half a character in ${JSON.stringify(text)}`),
  ];
}

/** Every text in a value. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value ? Object.values(value).flatMap(textsOf) : [];
}

/** What of a text Discord would still render as markup or a mention: everything that no backslash stands before. */
export function liveMarkup(text: string): string[] {
  const bare = text.replace(/\\[^\p{L}\p{N}\s]/gu, "·");
  return bare.match(/[\\*_~`|<>[\]]|@everyone|@here|:\/\/|^\s*(#{1,3}|-#|[-+]|\d+[.)])\s/gm) ?? [];
}
