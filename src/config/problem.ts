/** A problem with the configuration, in the words an operator reads. */

/** Where to look for a key, at the end of a cure: whoever downloaded one file has no example beside it. */
export const ALL_KEYS = "the README lists every key";

/** What is wrong with one key, and the cure. Neither ever repeats a value: it might be a secret in the wrong place. */
export interface Problem {
  /** The path of the key, `seerr.apiKey`, or a variable of ours that no key has; empty for a whole file. */
  key: string;
  /** Where the value stands: a file's name, or a variable's. Missing when it stands nowhere. */
  source?: string;
  /** What is wrong, as it follows a colon. */
  why: string;
  /** What to do about it. */
  cure: string;
}

/** The problem as one line for the terminal. */
export function problemText({ key, source, why, cure }: Problem): string {
  const what = key ? `"${key}"${source && source !== key ? ` from ${source}` : ""}` : source ?? "the configuration";
  return `Cannot use ${what}: ${why}. ${cure}`;
}
