/** Downloads as bars. */
import { moment } from "../discord/markup.ts";
import type { Download } from "../services/library.ts";
import type { Words } from "../words/mod.ts";

/** How many boxes a bar has. */
const BOXES = 10;
/** How many downloads of one title are shown. */
const LINES = 6;

/** How far the film or each season is: a bar, percent, and when it will be done. Empty without any download. */
export function downloadLines(words: Words, downloads: readonly Download[]): string {
  return downloads.slice(0, LINES).map(({ part, eta, paused, season }) => {
    const name = season === undefined ? "" : `${words.season.name(season)}: `;
    const end = paused ? words.card.paused : eta === undefined ? undefined : moment(eta, "R");
    return [`${name}${progressBar(words, part)}`, ...(end ? [end] : [])].join(" · ");
  }).join("\n");
}

/** `part` from 0 to 1 as boxes and percent; only what is done looks full. */
export function progressBar({ tag }: Words, part: number): string {
  const done = Math.min(1, Math.max(0, part));
  const full = Math.floor(done * BOXES);
  const percent = new Intl.NumberFormat(tag, { style: "percent" }).format(Math.floor(done * 100) / 100);
  return `${"▰".repeat(full)}${"▱".repeat(BOXES - full)} ${percent}`;
}
