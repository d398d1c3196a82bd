/** Seasons in words, and signs for how they stand. */
import type { Season, SeasonMark } from "../services/library.ts";
import type { Words } from "../words/mod.ts";

/** "1–3, 5" for ascending numbers. */
export function ranges(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`).join(
    ", ",
  );
}

/** "seasons 1–3, 5 and the specials" in a sentence. */
export function seasonList({ season }: Words, numbers: readonly number[]): string {
  const ordinary = numbers.filter((it) => it !== 0);
  return season.list(ranges(ordinary), ordinary.length, ordinary.length < numbers.length);
}

/** Marks in the order in which people look for them. */
const MARKS: readonly SeasonMark[] = ["available", "partial", "coming", "requested", "failed", "missing"];
const SIGNS: Record<SeasonMark, string> = {
  available: "✅",
  partial: "◐",
  coming: "⏳",
  requested: "🕒",
  failed: "⚠️",
  missing: "▫️",
};

/** A sign for how a season stands. */
export function markSign(mark: SeasonMark): string {
  return SIGNS[mark];
}

/** One line for each mark that occurs: "✅ Seasons 1–3: available". */
export function seasonLines(words: Words, seasons: readonly Season[], of: "hd" | "uhd"): string {
  return MARKS.flatMap((mark) => {
    const numbers = seasons.filter((it) => it[of] === mark).map(({ number }) => number);
    if (numbers.length === 0) return [];
    const list = seasonList(words, numbers);
    return [`${SIGNS[mark]} ${list.charAt(0).toUpperCase()}${list.slice(1)}: ${words.season.marks[mark]}`];
  }).join("\n");
}
