/** Pages of Seerr's search, of one kind: asked for once, kept for a short while. */
import { type CacheParts, createCache } from "./cache.ts";
import type { Kind } from "./library.ts";
import type { Scope, Seerr } from "./seerr.ts";
import { titleHit, type TitlePage } from "./title_hit.ts";

/** TMDB's last page. */
export const LAST_PAGE = 500;

/** How long pages are kept, in milliseconds: a status may change, and Seerr shows TMDB's failures as an empty page. */
const KEEP = { found: 120_000, nothing: 10_000, failure: 2_000 };
/** How many pages are kept. */
const KEPT = 500;
/** How many pages with other kinds only are passed over. */
const SKIP = 2;

/** A page of titles for a query; a later one when that page holds none. A query that Seerr does not take finds nothing. */
export type Pages = (query: string, page: number) => Promise<TitlePage>;

/** What a search asks. */
export interface Upstream {
  pages: Pages;
  thisYear: number;
}

/** The search, for everybody. */
export interface SearchPages {
  /** For one kind and one person's language; the same for everyone otherwise, so never as somebody. */
  for(kind: Kind, language: string, scope: Omit<Scope, "user">): Upstream;
  /** Forgets all: a status has changed. */
  clear(): void;
}

/** Nothing is kept yet. */
export function createSearchPages({ seerr, ...parts }: { seerr: Seerr } & CacheParts): SearchPages {
  const cache = createCache<TitlePage>({
    ...parts,
    largest: KEPT,
    keep: ({ hits }) => hits.length > 0 ? KEEP.found : KEEP.nothing,
    keepFailure: KEEP.failure,
  });
  return {
    for(kind, language, scope) {
      // One answer holds all kinds, and serves whoever looks for any of them.
      const all: Pages = (query, page) =>
        cache.get(JSON.stringify([language, page, query]), async () => {
          const found = await seerr.search(query, page, language, scope);
          if (!found) return { hits: [], page, pages: 1 };
          const pages = Math.min(LAST_PAGE, Math.max(1, Math.floor(found.totalPages)));
          return { hits: found.results.map(titleHit), page, pages };
        });
      const one: Pages = async (query, page) => {
        const found = await all(query, page);
        return { ...found, hits: found.hits.filter((hit) => hit.kind === kind) };
      };
      return {
        pages: (query, page) => passOver(one, query, page),
        thisYear: new Date(parts.now()).getUTCFullYear(),
      };
    },
    clear: cache.clear,
  };
}

async function passOver(one: Pages, query: string, page: number): Promise<TitlePage> {
  let found = await one(query, page);
  for (let passed = 0; passed < SKIP && found.hits.length === 0 && found.page < found.pages; passed++) {
    found = await one(query, found.page + 1);
  }
  return found;
}
