/** What people type for a title, made fit for Seerr's search. */

/** What is not seen and finds nothing: halves of characters, soft hyphens, marks of width and direction. Joiners stay. */
const INVISIBLE = /[\uFFFD\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Trimmed, with single spaces, without control characters and what is not seen; empty when nothing is left. */
export function cleanText(typed: string): string {
  return typed.toWellFormed().replace(INVISIBLE, "").replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** `The.Matrix.1999` with spaces for dots. */
export function withoutDots(text: string): string {
  return cleanText(text.replaceAll(".", " "));
}

/** A title followed by the year it came out in, `matrix 1999` or `matrix (1999)`: 1900 to five years from now. */
export function splitYear(text: string, thisYear: number): { name: string; year: string } | undefined {
  const [, name, open, year, close] = /^(.*\S)\s+(\(?)(\d{4})(\)?)$/.exec(text) ?? [];
  if (!name || !year || (open === "") !== (close === "")) return undefined;
  return Number(year) >= 1900 && Number(year) <= thisYear + 5 ? { name, year } : undefined;
}
