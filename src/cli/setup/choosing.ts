/** Entries of a list, chosen at the terminal. */
import type { Io } from "../io.ts";
import { askUntil, askYes } from "./asking.ts";
import { type Entry, entryText, pick } from "./pick.ts";

/** Longer lists are narrowed by a part of a name first: nobody reads them in a terminal. */
const LONGEST = 20;

/** What is asked for. */
export interface Choice {
  question: string;
  /** "roles", "channels". */
  what: string;
  entries: readonly Entry[];
  /** Ids; those that are on no list any more are kept by Enter alone. */
  current: readonly string[];
  /** The word for an empty answer, "everyone"; without one there must be an answer. */
  empty?: string;
  /** No more than this many. */
  most?: number;
}

/** The ids of what was chosen; Enter keeps what is. */
export async function choose(
  io: Io,
  { question, what, entries, current, empty, most = 1000 }: Choice,
): Promise<string[]> {
  let shown = show(io, entries, what);
  const keep = current.map((id) => nameOf(id, entries)).join(", ") || empty;
  const asked = `${question} (${hint(most, empty)})`;
  const fallback = keep === undefined ? {} : { fallback: { shown: keep, text: "" } };
  return await askUntil(io, { question: asked, ...fallback }, async (text) => {
    if (text === "") return { value: [...current] };
    const picked = pick(text, entries, shown);
    const isName = "entries" in picked && !picked.guessed;
    if (text.toLowerCase() === empty || !isName && meansEmpty(text, empty)) return { value: [] };
    if ("unknown" in picked) return { wrong: [`There is no "${picked.unknown}" among the ${what}`] };
    if ("many" in picked) {
      shown = show(io, picked.many, `${what} of that name`);
      return { wrong: ["More than one is meant: say which, by number or id"] };
    }
    if (picked.entries.length > most) return { wrong: ["Only one is possible"] };
    const names = picked.entries.map(entryText).join(", ");
    if (picked.guessed && !await askYes(io, `${names}?`, true)) return { wrong: [] };
    io.out(`✓ ${names}`);
    return { value: picked.entries.map(({ id }) => id) };
  });
}

/** What people type in place of the word for an empty answer. To a list that then lets everybody in, "no" says nothing. */
const NOBODY = ["no", "n", "none", "-", "nobody", "nothing"];
const EVERYBODY = ["everyone", "everybody", "all", "any", "*"];

function meansEmpty(text: string, empty: string | undefined): boolean {
  return [NOBODY, EVERYBODY].some((words) => words.includes(empty ?? "") && words.includes(text.toLowerCase()));
}

/** Prints a list with numbers, unless it is too long. @returns what was printed */
function show(io: Io, entries: readonly Entry[], what: string): readonly Entry[] {
  if (entries.length > LONGEST) {
    io.out(`There are ${entries.length} ${what}: type a part of a name to see fewer`);
    return [];
  }
  entries.forEach((entry, i) => io.out(`  ${`${i + 1}`.padStart(2)}  ${entryText(entry)}`));
  return entries;
}

function hint(most: number, empty: string | undefined): string {
  const how = most === 1 ? "a number or a name" : "numbers or names, with commas between";
  return empty === undefined ? how : `${how}; or "${empty}"`;
}

function nameOf(id: string, entries: readonly Entry[]): string {
  const entry = entries.find((it) => it.id === id);
  return entry ? entryText(entry) : id;
}
