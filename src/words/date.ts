/** Dates of which only the day is known: no clock time, no time zone. */
import type { Words } from "./en.ts";

/** A day ("1999-03-31", or longer) in the language of `words`; undefined when it is none. */
export function day(words: Words, iso: string): string | undefined {
  const ms = Date.parse(/^\d{4}-\d\d-\d\d/.exec(iso)?.[0] ?? "");
  if (Number.isNaN(ms)) return undefined;
  return new Intl.DateTimeFormat(words.tag, { dateStyle: "long", timeZone: "UTC" }).format(ms);
}
