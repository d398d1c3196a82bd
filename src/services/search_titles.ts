/** Searching titles by typed text, in other ways too when the first one finds nothing. */
import { LAST_PAGE, type Pages, type Upstream } from "./search_pages.ts";
import { cleanText, splitYear, withoutDots } from "./search_text.ts";
import { ServiceError } from "./service_error.ts";
import type { TitleHit, TitlePage } from "./title_hit.ts";

/** How many titles a page has, by TMDB. */
const PAGE_SIZE = 20;

const NOTHING: TitlePage = { hits: [], page: 1, pages: 1 };

/** Titles of one kind for typed text; a text with dots that finds nothing is tried with spaces. An empty one asks nobody. */
export async function searchTitles(typed: string, page: number, { pages, thisYear }: Upstream): Promise<TitlePage> {
  const text = cleanText(typed);
  const spaced = withoutDots(text);
  if (!text) return NOTHING;
  const find = (it: string) => {
    const split = splitYear(it, thisYear);
    return split ? withYear(it, split, { page, pages }) : pages(it, page);
  };
  const found = await find(text);
  return found.hits.length > 0 || !spaced || spaced === text ? found : await find(spaced);
}

/** `matrix 1999`: the titles of that year first, unless one is really called that ("Wonder Woman 1984"). */
async function withYear(
  text: string,
  { name, year }: { name: string; year: string },
  { page, pages }: { page: number; pages: Pages },
): Promise<TitlePage> {
  const plain = await pages(text, 1);
  if (plain.hits.some(({ title }) => folded(title).startsWith(folded(text)))) return pages(text, page);
  const ofYear = (page: number) => pages(`${name} year:${year}`, page);
  const exact = await ofYear(1).catch(orNothing);
  if (exact.hits.length === 0) return pages(text, page);
  const first = new Set(exact.hits.map(({ tmdbId }) => tmdbId));
  const others = (hits: TitleHit[]) => hits.filter(({ tmdbId }) => !first.has(tmdbId));
  const both = [...exact.hits, ...others(plain.hits)];
  if (page === 1 && exact.pages === 1 && both.length <= PAGE_SIZE) return { ...plain, hits: both };
  // What does not fit on one page comes on several: first those of that year, then all others.
  const before = exact.pages === 1 && both.length <= PAGE_SIZE ? 0 : exact.pages;
  const all = Math.min(LAST_PAGE, before + plain.pages);
  if (page <= before) return { ...await ofYear(page), pages: all };
  const later = await pages(text, page - before);
  return { hits: others(later.hits), page: later.page + before, pages: all };
}

/** Letters and digits only, so that case and punctuation do not count. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** A second look that fails takes nothing away from the first one. */
function orNothing(error: unknown): TitlePage {
  if (error instanceof ServiceError) return NOTHING;
  throw error;
}
