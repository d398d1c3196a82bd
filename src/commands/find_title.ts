/** From what was typed to the one title that was meant: for `/request movie` and `/request series` alike. */
import { TYPED_LIMIT } from "../buttons.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { escape } from "../discord/markup.ts";
import type { Choice } from "../discord/options.ts";
import { type Message, type Reply, update } from "../discord/reply.ts";
import type { Kind, Library } from "../services/library.ts";
import { movieCard } from "../views/movie_card.ts";
import { seriesCard } from "../views/series_card.ts";
import { titleChoice } from "../views/title_choice.ts";
import { titleLine } from "../views/title_line.ts";
import type { Context } from "./context.ts";
import { asAccount } from "./linked.ts";
import { readTitle } from "./title_query.ts";

/** Below this many characters a search finds everything and nothing. */
const SUGGEST_FROM = 2;

/** The longest title that can be typed. */
export const TITLE_LENGTH = LIMITS.choice;

/** Titles while one is typed; the choice carries the id. */
export async function suggestTitles(context: Context, kind: Kind, typed: string): Promise<Choice[]> {
  const asked = readTitle(typed, kind === "tv" ? "series" : "movie");
  if (asked.kind !== "text" || asked.text.length < SUGGEST_FROM) return [];
  const { hits } = await context.seerr().search(kind, asked.text);
  return hits.map((hit) => ({ name: titleLine(hit), value: `tmdb:${hit.tmdbId}` }));
}

/** What was typed, short enough to be carried in a custom_id, so that every page is a page of the same search. */
export function fitTyped(text: string): string {
  return text.length <= TYPED_LIMIT ? text : cut(text, TYPED_LIMIT).slice(0, -1);
}

/** What somebody wants to see, and as whom. */
export interface Wanted {
  kind: Kind;
  typed: string;
  /** The key of a category that is chosen already. */
  chosen?: string;
}

/** The one title that was meant, a choice of several, or why there is none. */
export async function findTitle(context: Context, seerr: Library, { kind, typed, chosen }: Wanted): Promise<Message> {
  const { request } = context.words;
  const more = chosen === undefined ? {} : { chosen };
  const title = readTitle(typed, kind === "tv" ? "series" : "movie");
  switch (title.kind) {
    case "movie":
    case "series":
      return (title.kind === "movie") === (kind === "movie")
        ? await cardOf(context, seerr, { kind, tmdbId: title.tmdbId, ...more })
        : { content: request.otherKind[kind] };
    case "imdb":
      return await cardOf(context, seerr, { kind, tmdbId: await seerr.byImdb(kind, title.imdbId), ...more });
    case "tvdb":
      return kind === "movie"
        ? { content: request.otherKind.movie }
        : await cardOf(context, seerr, { kind, tmdbId: await seerr.byTvdb(title.tvdbId), ...more });
    case "text":
      return title.text
        ? await search(context, seerr, { kind, typed: title.text, ...more })
        : { content: request.nothingTyped[kind] };
  }
}

async function search(context: Context, seerr: Library, { kind, typed, chosen }: Wanted): Promise<Message> {
  const found = await seerr.search(kind, typed);
  const [only] = found.hits;
  // The list of titles carries neither a person nor a category.
  if ((context.behalf || chosen) && (found.pages > 1 || found.hits.length > 1)) {
    return { content: context.words.request.pickTitle };
  }
  if (found.pages > 1 || found.hits.length > 1) return titleChoice(context.words, { kind, typed }, found);
  if (only) {
    return await cardOf(context, seerr, { kind, tmdbId: only.tmdbId, ...(chosen === undefined ? {} : { chosen }) });
  }
  return { content: context.words.request.nothing[kind](escape(typed)) };
}

/** The card of a title, or that there is none with that number. */
export async function cardOf(
  context: Context,
  seerr: Library,
  { kind, tmdbId, chosen }: { kind: Kind; tmdbId: number | undefined; chosen?: string },
): Promise<Message> {
  const missing = { content: context.words.request.missing[kind] };
  if (tmdbId === undefined) return missing;
  const reader = await hearing(context, { kind, tmdbId });
  if (kind === "movie") {
    const details = await seerr.movie(tmdbId);
    return details ? movieCard(reader, details, chosen) : missing;
  }
  const details = await seerr.series(tmdbId);
  return details ? seriesCard(reader, details, chosen) : missing;
}

/** The reader of a title's card: what they hear of it unasked is on it. */
export async function hearing(context: Context, title: { kind: Kind; tmdbId: number }): Promise<Context> {
  const { tells, requesters } = context.following;
  const follow = await context.following.find(title);
  return { ...context, hears: { tells, requesters, ...(follow ? { follow } : {}) } };
}

/** A press that needs an account, which somebody may have lost since the message came. */
export async function asked(
  context: Context,
  { kind, tmdbId }: { kind: Kind; tmdbId: number },
  run: (seerr: Library) => Promise<Message>,
): Promise<Reply> {
  const account = await context.account();
  return update(await asAccount(context, account, { kind, typed: `tmdb:${tmdbId}`, run }));
}

/** The TMDB id that was picked from a select; undefined when it is none of ours. */
export function pickedId(values: readonly string[]): number | undefined {
  const tmdbId = Number(values[0]);
  return Number.isSafeInteger(tmdbId) && tmdbId > 0 ? tmdbId : undefined;
}
