/** What people type or paste for a title: words, or an id in one of its usual forms. */

export type TitleQuery =
  | { kind: "movie"; tmdbId: number }
  | { kind: "series"; tmdbId: number }
  | { kind: "imdb"; imdbId: string }
  /** Trimmed; empty when nothing was typed. */
  | { kind: "text"; text: string };

/** What people and Discord put around a link: brackets against previews, code, bold, spoilers. */
const MARKUP = /^[<`*_|\s]+|[>`*_|\s]+$/g;
const CONTROL = /\p{Cc}+/gu;
/** `tmdb:603`, `tmdb:movie/603`, `tmdb:tv/1396` */
const TMDB_ID = /^tmdb:\s*(?:(movie|tv)[/:])?(\d{1,9})$/i;
/** `imdb:tt0133093`, or the id alone */
const IMDB_ID = /^(?:imdb:\s*)?(tt\d{7,10})$/i;
/** TMDB's own pages, with or without a language before and a name behind. */
const TMDB_PATH = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(movie|tv)\/(\d{1,9})(?:[-/].*)?$/i;
const IMDB_PATH = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?title\/(tt\d{7,10})(?:\/.*)?$/i;
/** Seerr's pages, wherever it lives: the path ends with the id. */
const SEERR_PATH = /\/(movie|tv)\/(\d{1,9})\/?$/i;

/** Reads it; what is no id stays the text it was. Never throws. */
export function readTitle(typed: string): TitleQuery {
  const text = typed.replace(CONTROL, " ").trim();
  return readId(text.replace(MARKUP, "")) ?? { kind: "text", text };
}

function readId(text: string): TitleQuery | undefined {
  const [, kind, tmdbId] = TMDB_ID.exec(text) ?? [];
  if (tmdbId) return ofTmdb(kind ?? "movie", tmdbId);
  const imdbId = IMDB_ID.exec(text)?.[1];
  return imdbId ? { kind: "imdb", imdbId: imdbId.toLowerCase() } : readLink(text);
}

function readLink(text: string): TitleQuery | undefined {
  const known = /^(?:www\.|m\.)?(?:themoviedb\.org|imdb\.com)\//i.test(text);
  const address = known ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  if (/(^|\.)imdb\.com$/.test(hostname)) {
    const imdbId = IMDB_PATH.exec(pathname)?.[1];
    return imdbId ? { kind: "imdb", imdbId: imdbId.toLowerCase() } : undefined;
  }
  const path = /(^|\.)themoviedb\.org$/.test(hostname) ? TMDB_PATH : SEERR_PATH;
  const [, kind, tmdbId] = path.exec(pathname) ?? [];
  return kind && tmdbId ? ofTmdb(kind, tmdbId) : undefined;
}

/** TMDB counts from 1. */
function ofTmdb(kind: string, digits: string): TitleQuery | undefined {
  const tmdbId = Number(digits);
  if (tmdbId === 0) return undefined;
  return kind.toLowerCase() === "tv" ? { kind: "series", tmdbId } : { kind: "movie", tmdbId };
}
