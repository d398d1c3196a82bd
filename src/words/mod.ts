/** Every sentence a person reads in Discord, by language. */
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";

export { de, en, type Words };

/** The languages that we speak, by the code that the configuration uses. */
export const languages = { en, de } as const;

/** The words for a Discord locale ("de", "en-US"); English for one we do not speak. */
export function wordsFor(locale: string): Words {
  return locale.split("-", 1)[0] === "de" ? de : en;
}
