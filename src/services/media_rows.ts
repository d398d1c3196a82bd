/** Seerr's rows of all titles, page by page, and what they say of each title. */
import { mergeStatuses } from "./merge_statuses.ts";
import type { MediaRow } from "./row_schemas.ts";
import type { Part, Scope, Seerr } from "./seerr.ts";
import type { TitleId, TitleState } from "./title_state.ts";
import { ServiceError } from "./service_error.ts";

export type { MediaRow };

/** A page of rows. */
export interface MediaPage {
  rows: MediaRow[];
  /** How many rows there are in all. */
  total: number;
}

/**
 * One page of the rows; "modified": those that changed last come first, where `movesDates()`. A list shifts while it is
 * paged: who reads all of it lets pages overlap, and reads again when two pages share no row.
 * @throws ServiceError also when a page is empty that should hold something
 */
export async function mediaRows(
  seerr: Pick<Seerr, "mediaRows">,
  part: Part & { sort: "modified" | "added" },
  scope: Scope = {},
): Promise<MediaPage> {
  const { total, entries } = await seerr.mediaRows(part, scope);
  if (entries.length === 0 && part.skip < total) {
    throw new ServiceError(`Cannot read Seerr's media: nothing came of ${total} rows`, { kind: "nonsense" });
  }
  return { rows: entries, total };
}

/** A title by its rows. */
export interface RowsOfTitle extends TitleId, Pick<TitleState, "hd" | "uhd" | "seasons"> {
  /** Its rows, each once. */
  rows: MediaRow[];
  /** Every status of every row, the same whatever the order: it changes when one of them does. */
  sign: string;
}

/** Rows by their titles, merged. A row that came twice, from pages that overlap, counts once: as it came last. */
export function titlesOf(rows: readonly MediaRow[]): RowsOfTitle[] {
  const titles = new Map<string, MediaRow[]>();
  for (const row of new Map(rows.map((row) => [row.id, row])).values()) {
    const title = `${row.kind}:${row.tmdbId}`;
    const others = titles.get(title);
    if (others) others.push(row);
    else titles.set(title, [row]);
  }
  return [...titles.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const sign = rows.map(signOf).sort().join("|");
    return [{ kind: first.kind, tmdbId: first.tmdbId, ...mergeStatuses(rows), rows, sign }];
  });
}

/** `5.1` for a film, `4.1,1:5.1,2:3.1` for a series; a season of which nothing is known says nothing. */
function signOf({ hd, uhd, seasons }: MediaRow): string {
  const told = mergeStatuses([{ hd, uhd, seasons }]).seasons.filter((it) => it.hd !== 1 || it.uhd !== 1);
  return [`${hd}.${uhd}`, ...told.map((it) => `${it.number}:${it.hd}.${it.uhd}`)].join(",");
}

/** Whether a row's date of change moves on that version of Seerr: not from 2.6 to 3.1. Versions that do not say count as no. */
export function movesDates(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  const number = Number(major) * 1_000 + Number(minor);
  return number < 2_006 || number >= 3_002;
}
