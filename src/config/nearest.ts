/** What somebody meant who wrote a key that does not exist. */

/** Containing a shorter word says too little. */
const SHORTEST_WORD = 3;

/**
 * The candidate that a mistyped or misplaced path most likely means; undefined when none is near.
 * Letter case, hyphens, underscores and "-y" for "-ies" do not count; the last name of a path may stand on any level.
 */
export function nearest(path: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, score: distance(path, candidate) }));
  const best = scored.reduce((a, b) => b.score < a.score ? b : a, { candidate: "", score: Infinity });
  return best.score < Infinity ? best.candidate : undefined;
}

/** Smaller is nearer; infinite when there is nothing alike. */
function distance(path: string, candidate: string): number {
  const [word, other] = [bare(path), bare(candidate)];
  const [last, otherLast] = [bare(lastName(path)), bare(lastName(candidate))];
  if (word === other) return 0;
  // A name alone says nothing of where it belongs: the first key of that name is the most usual.
  if (last === otherLast || last === other) return 1 + (path.includes(".") ? edits(word, other) / 100 : 0);
  const typos = Math.min(edits(word, other), edits(last, otherLast) + (word.length === last.length ? 0 : 0.5));
  if (typos <= Math.max(1, Math.floor(Math.min(last.length, otherLast.length) / 3))) return 2 + typos;
  if (contains(last, otherLast) || contains(otherLast, last)) return 10 + edits(word, other) / 100;
  return Infinity;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "").replace(/ies$/, "y");
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function contains(text: string, word: string): boolean {
  return word.length >= SHORTEST_WORD && text.includes(word);
}

/** How many letters must be added, taken away, changed or swapped with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
        ? at(before, j - 2) + 1
        : Infinity;
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same, swapped));
    }
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
