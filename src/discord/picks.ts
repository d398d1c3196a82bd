/** Picks from a list, kept in a custom_id over several pages: one bit for each entry, written in base 36. */
import * as z from "zod";

/** As many digits as entries that leave room for the other arguments of a custom_id. */
const DIGITS = 59;

/** A mask as a custom_id's argument. */
export const mask = z.string().regex(new RegExp(`^[0-9a-z]{1,${DIGITS}}$`));

/** The longest list whose picks fit: 59 digits of base 36. */
export const MOST_PICKS = Math.floor(DIGITS * Math.log2(36));

/** The mask of the entries at these places. Places beyond the longest list are left out. */
export function encodePicks(places: readonly number[]): string {
  return places.filter((place) => place < MOST_PICKS).reduce((bits, place) => bits | (1n << BigInt(place)), 0n)
    .toString(36);
}

/** The places that a mask picks in a list of `length`, ascending. */
export function decodePicks(text: string, length: number): number[] {
  const bits = [...text].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  return Array.from({ length }, (_, place) => place).filter((place) => (bits >> BigInt(place)) & 1n);
}
