/** The administrator's categories: which fit a title, and the select to choose one. */
import { buttons } from "../buttons.ts";
import { type Row, row, select } from "../discord/components.ts";
import { plain } from "../discord/markup.ts";
import type { Copy, Kind } from "../services/library.ts";
import type { Words } from "../words/mod.ts";

/** A category of the administrator's, as somebody may choose it. */
export interface Sort {
  /** How buttons know it. */
  key: string;
  name: string;
  kind: Kind;
  is4k: boolean;
  /** Chosen for anime by itself, and for nothing else. */
  anime: boolean;
}

/** What a title is, as far as categories care. */
export interface Sorted {
  kind: Kind;
  is4k: boolean;
  anime: boolean;
}

/** The categories that fit: those for anime when it is one and there are any, else the others. */
export function fitting(sorts: readonly Sort[], { kind, is4k, anime }: Sorted): Sort[] {
  const all = sorts.filter((it) => it.kind === kind && it.is4k === is4k);
  const own = all.filter((it) => it.anime);
  return anime && own.length > 0 ? own : all.filter((it) => !it.anime);
}

/** What is open to somebody: either life of a title at one press, or categories to choose from first. */
export interface OpenSorts {
  hd: boolean;
  uhd: boolean;
  choices: Sort[];
}

/** Which lives can be asked for as they are, and the categories of those that must be chosen before. */
export function openSorts(
  { categories = [] }: { categories?: readonly Sort[] },
  kind: Kind,
  { hd, uhd, anime }: { hd: Copy; uhd?: Copy; anime: boolean },
): OpenSorts {
  const of = (copy: Copy | undefined, is4k: boolean) => {
    const open = copy?.standing.kind === "open";
    const sorts = open ? fitting(categories, { kind, is4k, anime }) : [];
    return { plain: open && sorts.length < 2, choices: sorts.length < 2 ? [] : sorts };
  };
  const [inHd, in4k] = [of(hd, false), of(uhd, true)];
  return { hd: inHd.plain, uhd: in4k.plain, choices: [...inHd.choices, ...in4k.choices] };
}

/** The category that was named, while its life of the title is open: what one names goes before what fits. */
export function namedSort(
  { categories = [] }: { categories?: readonly Sort[] },
  kind: Kind,
  { hd, uhd, chosen }: { hd: Copy; uhd?: Copy; chosen: string | undefined },
): Sort | undefined {
  const sort = categories.find((it) => it.kind === kind && it.key === chosen);
  return sort && (sort.is4k ? uhd : hd)?.standing.kind === "open" ? sort : undefined;
}

/** A select of categories, with the one that is chosen; none where there is no choice. */
export function categoryRow(
  { category }: Words,
  { kind, tmdbId, chosen }: { kind: Kind; tmdbId: number; chosen: string | undefined },
  sorts: readonly Sort[],
): Row[] {
  if (sorts.length < 2) return [];
  const id = (kind === "movie" ? buttons.movieCategory : buttons.seriesCategory).encode(tmdbId);
  const options = sorts.map(({ key, name }) => ({ label: plain(name), value: key, default: key === chosen }));
  return [row(select(id, category.placeholder, options))];
}
