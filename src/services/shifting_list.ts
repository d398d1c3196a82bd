/** Reads a list, newest first, that others change meanwhile: whole, or not at all. */
import { ServiceError } from "./service_error.ts";

/** A page of a list, and how many entries there are in all. */
export interface ListPart<Entry> {
  total: number;
  entries: Entry[];
}

/** How a list is paged. */
export interface Paging<Entry> {
  /** What it is called, for errors. */
  name: string;
  take: number;
  /** How many entries a page shares with the one before. */
  overlap: number;
  /** Whether nothing older is wanted; looked at after each page. */
  enough?(page: readonly Entry[]): boolean;
}

/** How often a page may be read anew before the list counts as too restless. */
const MOST_RETURNS = 10;

/**
 * Every entry once, as it was read last. New ones push others to the next page, where they come a second time; those that
 * leave pull others to the page before, which is why pages overlap: when two have no entry in common, something may have
 * slipped through, and the page before is read again.
 * @throws ServiceError also when the list changes faster than it is read
 */
export async function readShifting<Entry extends { id: number }>(
  read: (skip: number) => Promise<ListPart<Entry>>,
  { name, take, overlap, enough }: Paging<Entry>,
): Promise<Entry[]> {
  const found = new Map<number, Entry>();
  for (let skip = 0, returns = 0;;) {
    const { total, entries } = await read(skip);
    if (skip > 0 && !entries.some(({ id }) => found.has(id))) {
      if (++returns > MOST_RETURNS) throw restless(name);
      skip = Math.max(0, skip - take);
      continue;
    }
    if (entries.length === 0 && total > skip) throw empty(name, total);
    for (const entry of entries) found.set(entry.id, entry);
    if (skip + take >= total || enough?.(entries)) return [...found.values()];
    skip += take - overlap;
  }
}

function restless(name: string): ServiceError {
  return new ServiceError(`Cannot read ${name}: they change faster than Seerr tells them`, { kind: "slow" });
}

function empty(name: string, total: number): ServiceError {
  return new ServiceError(`Cannot read ${name}: nothing came of ${total}`, { kind: "nonsense" });
}
