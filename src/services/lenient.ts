/** Building blocks for reading a server's answers: what is missing or odd becomes a stated fallback, never an exception. */
import * as z from "zod";

/** A text that says something, trimmed; anything else, a blank one included, counts as missing. */
export const text = z.string().trim().min(1).optional().catch(undefined);

/** A finite number; anything else counts as missing. */
export const number = z.number().optional().catch(undefined);

/** A number with a fallback, for counts and enums; numbers that we do not know survive. */
export const numberOr = (fallback: number) => z.number().catch(fallback);

/** A yes or no with a fallback. */
export const flagOr = (fallback: boolean) => z.boolean().catch(fallback);

/** A server's own id: a safe integer, 0 included, which JSON can also write as -0. */
export const id = z.number().int().nonnegative().overwrite((number) => number + 0);

/** TMDB's id of a title; it counts from 1. */
export const tmdbId = z.number().int().positive();

/** A list whose odd entries are left out; anything that is no list is an empty one. */
export function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z.array(z.unknown()).catch([]).transform((entries): z.output<Entry>[] =>
    entries.flatMap((it) => {
      const read = entry.safeParse(it);
      return read.success ? [read.data] : [];
    })
  );
}
