/** Several media rows of one title as one: requests that came at the same moment make several, and only one of them arrives. */

/** What one media row says, in Seerr's media statuses. */
export interface Statuses {
  hd: number;
  uhd: number;
  seasons: readonly { number: number; hd: number; uhd: number }[];
}

/** The best of each copy and season; UNKNOWN (1) where there is no row. Seasons ascending, each once. */
export function mergeStatuses(rows: readonly Statuses[]) {
  const seasons = new Map<number, { number: number; hd: number; uhd: number }>();
  for (const { number, hd, uhd } of rows.flatMap((row) => row.seasons)) {
    const known = seasons.get(number);
    seasons.set(number, { number, hd: best([hd, known?.hd]), uhd: best([uhd, known?.uhd]) });
  }
  return {
    hd: best(rows.map((row) => row.hd)),
    uhd: best(rows.map((row) => row.uhd)),
    seasons: [...seasons.values()].sort((a, b) => a.number - b.number),
  };
}

/** From AVAILABLE (5) down to UNKNOWN (1); DELETED (7) and BLOCKLISTED (6) come after these. */
const RANKS: Readonly<Record<number, number>> = { 5: 7, 4: 6, 3: 5, 2: 4, 1: 3, 7: 2, 6: 1 };

/** Of numbers that we do not know, the higher one, whatever the order. */
function best(statuses: readonly (number | undefined)[]): number {
  const known = statuses.filter((status) => status !== undefined);
  return known.toSorted((a, b) => rank(b) - rank(a) || b - a)[0] ?? 1;
}

function rank(status: number): number {
  return RANKS[status] ?? 0;
}
