/** What people type or paste for a title: words, or an id in one of its usual forms. */

/** What was typed, once it is understood. */
export type TitleQuery =
  | { kind: "movie"; tmdbId: number }
  | { kind: "series"; tmdbId: number }
  | { kind: "imdb"; imdbId: string }
  /** A series, by TheTVDB. */
  | { kind: "tvdb"; tvdbId: number }
  /** Trimmed; empty when nothing was typed. */
  | { kind: "text"; text: string };

/** What people and Discord put around a link: brackets against previews, code, bold, spoilers. */
const MARKUP = /^[<`*_|\s]+|[>`*_|\s]+$/g;
const CONTROL = /\p{Cc}+/gu;
/** `tmdb:603`, `tmdb:movie/603`, `tmdb:tv/1396` */
const TMDB_ID = /^tmdb:\s*(?:(movie|tv)[/:])?(\d{1,9})$/i;
/** `imdb:tt0133093`, or the id alone */
const IMDB_ID = /^(?:imdb:\s*)?(tt\d{7,10})$/i;
/** `tvdb:81189` */
const TVDB_ID = /^tvdb:\s*(\d{1,9})$/i;
/** TMDB's own pages, with or without a language before and a name behind. */
const TMDB_PATH = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(movie|tv)\/(\d{1,9})(?:[-/].*)?$/i;
const IMDB_PATH = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?title\/(tt\d{7,10})(?:\/.*)?$/i;
/** TheTVDB's pages: by id, and by a name with hyphens for spaces. */
const TVDB_PATH = /^\/dereferrer\/series\/(\d{1,9})\/?$/i;
const TVDB_NAME = /^\/(?:series|movies)\/([^/]+)(?:\/.*)?$/i;
/** Seerr's pages, wherever it lives: the path ends with the id. */
const SEERR_PATH = /\/(movie|tv)\/(\d{1,9})\/?$/i;

/** Reads it; what is no id stays the text it was. `tmdb:603` alone is of the kind that was asked for. Never throws. */
export function readTitle(typed: string, asked: "movie" | "series" = "movie"): TitleQuery {
  const text = typed.replace(CONTROL, " ").trim();
  const bare = text.replace(MARKUP, "");
  return readId(bare, asked) ?? readLink(bare) ?? { kind: "text", text };
}

function readId(text: string, asked: "movie" | "series"): TitleQuery | undefined {
  const [, kind, tmdbId] = TMDB_ID.exec(text) ?? [];
  if (tmdbId) return ofTmdb(kind ?? asked, tmdbId);
  const tvdbId = TVDB_ID.exec(text)?.[1];
  if (tvdbId) return ofTvdb(tvdbId);
  const imdbId = IMDB_ID.exec(text)?.[1];
  return imdbId ? { kind: "imdb", imdbId: imdbId.toLowerCase() } : undefined;
}

function readLink(text: string): TitleQuery | undefined {
  const known = /^(?:www\.|m\.)?(?:themoviedb\.org|imdb\.com|thetvdb\.com)\//i.test(text);
  const address = known ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  if (/(^|\.)imdb\.com$/.test(hostname)) {
    const imdbId = IMDB_PATH.exec(pathname)?.[1];
    return imdbId ? { kind: "imdb", imdbId: imdbId.toLowerCase() } : undefined;
  }
  if (/(^|\.)thetvdb\.com$/.test(hostname)) return readTvdb(pathname, searchParams);
  const path = /(^|\.)themoviedb\.org$/.test(hostname) ? TMDB_PATH : SEERR_PATH;
  const [, kind, tmdbId] = path.exec(pathname) ?? [];
  return kind && tmdbId ? ofTmdb(kind, tmdbId) : undefined;
}

/** The old pages tell the id in the query, those of seasons and episodes the series' id beside their own. */
function readTvdb(path: string, query: URLSearchParams): TitleQuery | undefined {
  const inQuery = query.get("tab") === "series" ? query.get("id") : query.get("seriesid");
  const tvdbId = TVDB_PATH.exec(path)?.[1] ?? inQuery;
  if (tvdbId && /^\d{1,9}$/.test(tvdbId)) return ofTvdb(tvdbId);
  const name = TVDB_NAME.exec(path)?.[1];
  return name ? { kind: "text", text: name.replaceAll("-", " ").trim() } : undefined;
}

/** TMDB counts from 1. */
function ofTmdb(kind: string, digits: string): TitleQuery | undefined {
  const tmdbId = Number(digits);
  if (tmdbId === 0) return undefined;
  return kind.toLowerCase() === "movie" ? { kind: "movie", tmdbId } : { kind: "series", tmdbId };
}

/** TheTVDB does too. */
function ofTvdb(digits: string): TitleQuery | undefined {
  const tvdbId = Number(digits);
  return tvdbId === 0 ? undefined : { kind: "tvdb", tvdbId };
}
