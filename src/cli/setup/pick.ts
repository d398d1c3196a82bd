/** What somebody means who names entries of a list by their numbers, names, parts of names or ids. Pure. */

/** Something that can be picked. */
export interface Entry {
  id: string;
  name: string;
  /** What tells it from others of its name. */
  about?: string;
}

/** Those who are meant, or may be by a part of a name; or the many that may be; or the text that means none. */
export type Picked = { entries: Entry[]; guessed: boolean } | { many: Entry[] } | { unknown: string };

/**
 * Numbers count in what was shown last. Commas and semicolons stand between, or blanks where every word is a number, a
 * name or an id. A name may have any of them, when it stands alone.
 */
export function pick(text: string, all: readonly Entry[], shown: readonly Entry[]): Picked {
  const whole = sameName(text, all);
  if (whole.length === 1) return { entries: whole, guessed: false };
  const entries: Entry[] = [];
  let guessed = false;
  for (const part of split(text, all, shown)) {
    const exact = meant(part, all, shown);
    const found = exact.length > 0 ? exact : all.filter(({ name }) => plain(name).includes(plain(part)));
    if (found.length === 0) return { unknown: part };
    if (found.length > 1) return { many: found };
    guessed ||= exact.length === 0;
    entries.push(...found);
  }
  return entries.length > 0 ? { entries: [...new Set(entries)], guessed } : { unknown: text };
}

function split(text: string, all: readonly Entry[], shown: readonly Entry[]): string[] {
  return text.split(/[,;]/).map((it) => it.trim()).filter(Boolean).flatMap((part) => {
    const words = part.split(/\s+/);
    const isList = meant(part, all, shown).length === 0 && words.every((it) => meant(it, all, shown).length === 1);
    return isList ? words : [part];
  });
}

/** By number, id or whole name. */
function meant(part: string, all: readonly Entry[], shown: readonly Entry[]): Entry[] {
  const numbered = /^\d{1,4}$/.test(part) ? shown[Number(part) - 1] : undefined;
  if (numbered) return [numbered];
  const byId = all.filter(({ id }) => id === part);
  return byId.length > 0 ? byId : sameName(part, all);
}

function sameName(text: string, all: readonly Entry[]): Entry[] {
  return all.filter(({ name }) => plain(name) === plain(text));
}

/** As Discord shows a role or a channel, or without that sign. */
function plain(name: string): string {
  return name.trim().replace(/^[#@]/, "").normalize("NFC").toLowerCase();
}

/** An entry as a person reads it. */
export function entryText({ name, about }: Entry): string {
  return about ? `${name} (${about})` : name;
}
