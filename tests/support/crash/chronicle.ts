/** What all lives of the bot logged about titles, and about their own trouble: for whoever looks for the reason. */
import { TITLE_NUMBER } from "../follow_world.ts";

/** The lines that count, as long as there is room for them. */
export interface Chronicle {
  /** A line that the bot logged. */
  add(line: string): void;
  /** Something that happened to the bot. */
  note(what: string): void;
  /** Lines of the titles that some texts name, and all that concern no title. */
  about(texts: readonly string[]): string[];
}

/** Lines of 200 characters: 20 MB. */
const MOST = 100_000;
/** The last ones are shown, which is enough for a few titles. */
const SHOWN = 400;
/** Calls that name no title, of which there are most. */
const DULL = /"event":"seerr answered"/;

/** An empty one. */
export function createChronicle(): Chronicle {
  const lines: string[] = [];
  function add(line: string): void {
    if (DULL.test(line) && !TITLE_NUMBER.test(line)) return;
    lines.push(line);
    if (lines.length > 2 * MOST) lines.splice(0, MOST);
  }
  return {
    add,
    note: (what) => add(`${new Date().toISOString()} ${what}`),
    about(texts) {
      const titles = texts.flatMap((text) => TITLE_NUMBER.exec(text) ?? []);
      const counts = (line: string) => !TITLE_NUMBER.test(line) || titles.some((it) => line.includes(it));
      return lines.filter(counts).slice(-SHOWN);
    },
  };
}
