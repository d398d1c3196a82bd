/** What a request is answered with where the bot tells people by itself. */
import { en } from "../../src/words/mod.ts";

/** The answer to a request with the promise below it. */
export function willTell(sentence: string, words = en): string {
  return `${sentence}\n-# ${words.follow.willTell}`;
}
