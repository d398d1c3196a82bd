/**
 * The rows of a page of requests. Always from the person's own list, never from `/request` with its filters: that one asks
 * every Radarr and Sonarr first and waits for one that is down, hides blocklisted titles, means other things by the same
 * words on 1.x, and knows some words on some versions only. So the narrowing is done here, by our own steps.
 */
import type { ListOptions } from "./request_list.ts";
import type { Entry } from "./request_list_schemas.ts";
import { passes, stepOf } from "./request_list_step.ts";
import type { Desk } from "./desk.ts";

/** How many requests a page has. */
export const PAGE_SIZE = 8;
/** How many are read at a time to narrow a list, and at most: about 2 MB per 1,000. */
const TAKE = 250, MOST = 2_000;

/** A page before its titles have names. */
export interface Rows {
  rows: Entry[];
  page: number;
  pages: number;
  total: number;
}

/** The rows of the page asked for, or of the last one. */
export function readRows(desk: Desk, options: ListOptions): Promise<Rows> {
  return options.filter === "all" && !options.only ? readPage(desk, options) : readNarrowed(desk, options);
}

async function readPage({ seerr }: Desk, { userId, page, scope }: ListOptions): Promise<Rows> {
  const read = (page: number) => seerr.requestsPart(userId, { take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE }, scope);
  const wanted = Math.max(1, Math.floor(page));
  const first = await read(wanted);
  const total = first?.pageInfo.results ?? first?.results.length ?? 0;
  const pages = pagesOf(total);
  if (wanted <= pages) return { rows: first?.results ?? [], page: wanted, pages, total };
  return { rows: (await read(pages))?.results ?? [], page: pages, pages, total };
}

async function readNarrowed(desk: Desk, options: ListOptions): Promise<Rows> {
  const all = await readMatching(desk, options);
  const pages = pagesOf(all.length);
  const page = Math.min(pages, Math.max(1, Math.floor(options.page)));
  return { rows: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pages, total: all.length };
}

/** By number, since one that is asked for meanwhile moves the others on. */
async function readMatching({ seerr }: Desk, { userId, filter, only, scope }: ListOptions): Promise<Entry[]> {
  const matching = new Map<number, Entry>();
  const oldest = only ? Math.min(...only) : -Infinity;
  for (let skip = 0; oldest !== Infinity && skip < MOST; skip += TAKE) {
    const part = await seerr.requestsPart(userId, { take: TAKE, skip }, scope);
    const results = part?.results ?? [];
    for (const row of results) {
      if ((only?.has(row.id) ?? true) && passes(filter, stepOf(row))) matching.set(row.id, row);
    }
    const last = results.at(-1);
    if (!last || last.id <= oldest || skip + TAKE >= (part?.pageInfo.results ?? Infinity)) break;
  }
  return [...matching.values()];
}

function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}
