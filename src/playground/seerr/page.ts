/** Seerr's two ways of paging. */

/** `take` and `skip` as lists of requests, media and users have them. */
export interface Slice {
  readonly pageInfo: {
    readonly pages: number;
    readonly pageSize: number;
    readonly results: number;
    readonly page: number;
  };
  readonly results: readonly Record<string, unknown>[];
}

/** Cuts a list by take and skip; 0 takes the default, a negative take gives everything and nonsense numbers. */
export function slice<Row>(
  rows: readonly Row[],
  query: Readonly<Record<string, string>>,
  as: { readonly size: number; show(row: Row): Record<string, unknown> },
): Slice {
  const take = Number(query.take ?? 0) || as.size;
  const skip = Number(query.skip ?? 0);
  return {
    pageInfo: {
      pages: Math.ceil(rows.length / take),
      pageSize: take,
      results: rows.length,
      page: Math.ceil(skip / take) + 1,
    },
    results: (take < 0 ? rows.slice(skip) : rows.slice(skip, skip + take)).map((row) => as.show(row)),
  };
}

/** Hits on a page of TMDB's. */
const hitsPerPage = 20;

/** The last page TMDB serves. */
const lastPage = 500;

/** TMDB's pages of 20; a page that TMDB refuses (0, -1, 501) is an empty first one, because Seerr swallows the error. */
export function tmdbPage<Hit>(
  hits: readonly Hit[],
  page: number,
  show: (hit: Hit) => Record<string, unknown>,
): Record<string, unknown> {
  if (page < 1 || page > lastPage) return nothing;
  const start = (Math.floor(page) - 1) * hitsPerPage;
  return {
    page,
    totalPages: Math.max(1, Math.ceil(hits.length / hitsPerPage)),
    totalResults: hits.length,
    results: hits.slice(start, start + hitsPerPage).map(show),
  };
}

/** What search answers when TMDB does not. */
export const nothing = { page: 1, totalPages: 1, totalResults: 0, results: [] };
