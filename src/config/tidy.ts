/** What is forgiven in a pasted value, because only one thing can have been meant. */

/** A token or key without the blanks, quotes and "Bot " that come along when it is pasted. */
export function tidySecret(text: string): string {
  return text.trim().replace(/^(["'`])(.*)\1$/s, "$2").trim().replace(/^Bot\s+/i, "");
}

/** Seerr's address without what its own pages and manuals append: a closing slash, `/api/v1`. A base path stays. */
export function tidySeerrUrl(text: string): string {
  return withoutSlash(withoutSlash(text.trim()).replace(/\/api(?:\/v1)?$/i, ""));
}

/** The address of Discord's API without the version, which is Usherr's to choose. */
export function tidyApiUrl(text: string): string {
  return withoutSlash(withoutSlash(text.trim()).replace(/\/v\d+$/i, ""));
}

/** The secret without the "Bearer " that headers have before theirs, and that Usherr takes either way. */
export function tidyHookSecret(text: string): string {
  return tidySecret(tidySecret(text).replace(/^Bearer\s+/i, ""));
}

/** Where Seerr reaches us, without the path that we add ourselves. */
export function tidyHookUrl(text: string): string {
  return withoutSlash(withoutSlash(text.trim()).replace(/\/hooks(?:\/seerr)?$/i, ""));
}

/** A bare port, and localhost, as an address. */
export function tidyListen(text: string): string {
  return text.trim().replace(/^(\d+)$/, "127.0.0.1:$1").replace(/^localhost:/i, "127.0.0.1:");
}

/** Each entry once, in the order in which they came. */
export function withoutRepeats<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, "");
}
