/** Takes secrets out of text, in every spelling in which a library or a URL might print them. */

/** Takes what must not be printed out of a text. */
export type Mask = (text: string) => string;

/** What stands where a secret stood. */
export const MASKED = "***";

/** Shorter texts are too common in what is not secret. */
const SHORTEST_SECRET = 4;
/** Shorter pieces of base64 would match by chance. */
const SHORTEST_BASE64 = 6;

/** The token of an interaction in an address of Discord's, and by how every such token begins: base64 of "interaction:". */
const INTERACTION_TOKENS = /((?:webhooks|interactions)\/\d+\/)[^\/?#\s"'\\]+|aW50ZXJhY3Rpb24[\w+\/=-]*/g;

/** A mask for these secrets and for the tokens of interactions. */
export function createMask(secrets: readonly string[]): Mask {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(known.flatMap(spellings).join("|") || "(?!)", "g");
  return (text) =>
    text.replace(pattern, MASKED)
      .replace(INTERACTION_TOKENS, (_, address: string | undefined) => (address ?? "") + MASKED);
}

/** Patterns for a secret as it is, in JSON, in any part of a URL, and in base64. */
function spellings(secret: string): string[] {
  const signs = [...secret.toWellFormed()].map((sign) =>
    /\w/.test(sign) ? sign : `(?:${signSpellings(sign).join("|")})`
  );
  const base64 = [0, 1, 2].map((before) => base64Core(secret, before)).filter((it) => it.length >= SHORTEST_BASE64);
  return [signs.join(""), ...base64.map((text) => text.replaceAll("+", "[+-]").replaceAll("/", "[/_]"))];
}

function signSpellings(sign: string): string[] {
  const bytes = [...new TextEncoder().encode(sign)].map((byte) => byte.toString(16).padStart(2, "0"));
  const inUrl = bytes.map((hex) => `%${hex.replace(/[a-f]/g, (it) => `[${it}${it.toUpperCase()}]`)}`).join("");
  const inJson = JSON.stringify(sign).slice(1, -1);
  return [quoted(inJson), quoted(sign), inUrl, ...(sign === " " ? ["\\+"] : [])];
}

/** The characters that base64 of any text has when the secret stands in it after `before` bytes, modulo three. */
function base64Core(secret: string, before: number): string {
  const bytes = [...new Uint8Array(before), ...new TextEncoder().encode(secret)];
  const text = btoa(String.fromCharCode(...bytes));
  return text.slice(Math.ceil(before * 8 / 6), Math.floor(bytes.length * 8 / 6));
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
}
