/** What somebody picked from a list of seasons, carried from press to press in a mask. */
import { decodePicks } from "../discord/picks.ts";
import type { SeriesDetails } from "../services/library.ts";
import { seasonList } from "../views/season_list.ts";
import { pickable, type Picking, seasonsOnPage } from "../views/season_picker.ts";
import type { Words } from "../words/mod.ts";

/** Picked season numbers; undefined when the list of seasons is not the one that they were picked from. */
export function picksOf({ seasons }: SeriesDetails, count: number, mask: string): number[] | undefined {
  if (seasons.length !== count) return undefined;
  return decodePicks(mask, count).flatMap((place) => seasons[place]?.number ?? []);
}

/** What a select came back with, and the picks so far. */
export interface Selected {
  count: number;
  mask: string;
  values: readonly string[];
}

/** The picker after a page's select was used: what cannot be picked is left out, with a note. Undefined as for `picksOf`. */
export function afterPicking(
  words: Words,
  details: SeriesDetails,
  picking: Picking,
  { count, mask, values }: Selected,
): Picking | undefined {
  const before = picksOf(details, count, mask);
  if (!before) return undefined;
  const shown = seasonsOnPage(details.seasons, picking.page).map(({ number }) => number);
  const chosen = [
    ...before.filter((it) => !shown.includes(it)),
    ...values.map(Number).filter((it) => shown.includes(it)),
  ];
  const open = pickable(details, picking);
  const others = chosen.filter((it) => !open.includes(it)).sort((a, b) => a - b);
  const picked = open.filter((it) => chosen.includes(it));
  return {
    ...picking,
    picked,
    ...(others.length > 0 ? { note: words.season.notOpen(seasonList(words, others)) } : {}),
  };
}
