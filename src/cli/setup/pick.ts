/** What somebody means who names entries of a list by their numbers, names, parts of names or ids. Pure. */

/** Something that can be picked. */
export interface Entry {
  id: string;
  name: string;
  /** What tells it from others of its name. */
  about?: string;
}

/** Those who are meant; or the many that may be; or the text that means none. */
export type Picked = { entries: Entry[] } | { many: Entry[] } | { unknown: string };

/** Numbers count in what was shown last. A name may have commas, when it stands alone. */
export function pick(text: string, all: readonly Entry[], shown: readonly Entry[]): Picked {
  const whole = sameName(text, all);
  if (whole.length === 1) return { entries: whole };
  const entries: Entry[] = [];
  for (const part of text.split(",").map((it) => it.trim()).filter(Boolean)) {
    const found = meant(part, all, shown);
    if (found.length === 0) return { unknown: part };
    if (found.length > 1) return { many: found };
    entries.push(...found);
  }
  return entries.length > 0 ? { entries: [...new Set(entries)] } : { unknown: text };
}

function meant(part: string, all: readonly Entry[], shown: readonly Entry[]): Entry[] {
  const numbered = /^\d{1,4}$/.test(part) ? shown[Number(part) - 1] : undefined;
  if (numbered) return [numbered];
  const byId = all.filter(({ id }) => id === part);
  if (byId.length > 0) return byId;
  const same = sameName(part, all);
  return same.length > 0 ? same : all.filter(({ name }) => plain(name).includes(plain(part)));
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
