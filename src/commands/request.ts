/** `/request movie`: a title is typed, a card is shown, a button asks Seerr. */
import { buttons, TYPED_LIMIT } from "../buttons.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { escape } from "../discord/markup.ts";
import { type Answer, type Message, type Reply, show, update } from "../discord/reply.ts";
import type { Library, MovieDetails, Outcome } from "../services/library.ts";
import { linkStillNeeded } from "../views/link_needed.ts";
import { movieCard } from "../views/movie_card.ts";
import { movieChoice } from "../views/movie_choice.ts";
import { requestOutcome } from "../views/outcome.ts";
import { titleLine } from "../views/title_line.ts";
import { command, type Context, press } from "./context.ts";
import { asAccount } from "./linked.ts";
import { readTitle } from "./title_query.ts";

/** Below this many characters a search finds everything and nothing. */
const SUGGEST_FROM = 2;

/** The command and everything that is pressed after it. */
export const requestMovie = command({
  name: "request movie",
  label: (words) => words.request.movie,
  needs: "ask",
  options: {
    title: {
      type: "text",
      label: (words) => words.request.movie.title,
      required: true,
      maxLength: LIMITS.choice,
      suggest: async (context, typed) => {
        const asked = readTitle(typed);
        if (asked.kind !== "text" || asked.text.length < SUGGEST_FROM) return [];
        const { hits } = await context.seerr().searchMovies(asked.text);
        return hits.map((hit) => ({ name: titleLine(hit), value: `tmdb:${hit.tmdbId}` }));
      },
    },
  },

  async run(context, { title }) {
    const typed = fitTyped(title);
    const account = await context.account();
    return show(await asAccount(context, account, { typed, run: (seerr) => findTitle(context, seerr, typed) }));
  },

  presses: [
    press(buttons.checkAgain, { needs: "ask", by: "asker", late: "update" }, async (context, [typed]) => {
      const account = await context.account("afresh");
      const run = (seerr: Library) => findTitle(context, seerr, typed);
      return update(await asAccount(context, account, { typed, run, needed: linkStillNeeded }));
    }),

    press(buttons.pickMovie, { needs: "ask", by: "asker", late: "update" }, async (context, _, { values }) => {
      const tmdbId = Number(values[0]);
      if (!Number.isSafeInteger(tmdbId) || tmdbId <= 0) return show({ content: context.words.old.button });
      return await asked(context, `tmdb:${tmdbId}`, (seerr) => cardOf(context, seerr, tmdbId));
    }),

    press(
      buttons.moviePage,
      { needs: "ask", by: "asker", late: "update", free: true },
      async (context, [page, typed]) =>
        update(movieChoice(context.words, typed, await context.seerr().searchMovies(typed, page))),
    ),

    press(
      buttons.requestMovie,
      { needs: "ask", by: "asker", late: "update", writes: true },
      async (context, [tmdbId]) => {
        let later: Answer["later"];
        const reply = await asked(context, `tmdb:${tmdbId}`, async (seerr) => {
          const { outcome, details } = await seerr.requestMovie(tmdbId, false);
          later = lookingAgain(context, seerr, outcome, details);
          return requestOutcome(context, outcome, details);
        });
        return later ? { reply, later } : { reply };
      },
    ),
  ],
});

/** What was typed, short enough to be carried in a custom_id, so that every page is a page of the same search. */
function fitTyped(text: string): string {
  return text.length <= TYPED_LIMIT ? text : cut(text, TYPED_LIMIT).slice(0, -1);
}

/** A press that needs an account, which somebody may have lost since the message came. */
async function asked(context: Context, typed: string, run: (seerr: Library) => Promise<Message>): Promise<Reply> {
  return update(await asAccount(context, await context.account(), { typed, run }));
}

/** The one film that was meant, a choice of several, or why there is none. */
async function findTitle(context: Context, seerr: Library, typed: string): Promise<Message> {
  const { request } = context.words;
  const title = readTitle(typed);
  switch (title.kind) {
    case "series":
      return { content: request.seriesLink };
    case "movie":
      return await cardOf(context, seerr, title.tmdbId);
    case "imdb": {
      const tmdbId = await seerr.movieByImdb(title.imdbId);
      return tmdbId === undefined ? { content: request.unknownImdb } : await cardOf(context, seerr, tmdbId);
    }
    case "text":
      return title.text ? await search(context, seerr, title.text) : { content: request.nothingTyped };
  }
}

async function search(context: Context, seerr: Library, text: string): Promise<Message> {
  const found = await seerr.searchMovies(text);
  const [only] = found.hits;
  if (found.pages > 1 || found.hits.length > 1) return movieChoice(context.words, text, found);
  return only ? await cardOf(context, seerr, only.tmdbId) : { content: context.words.request.nothing(escape(text)) };
}

async function cardOf(context: Context, seerr: Library, tmdbId: number): Promise<Message> {
  const details = await seerr.movie(tmdbId);
  return details ? movieCard(context, details) : { content: context.words.request.missing };
}

/** After an automatic approval Radarr may still refuse, which Seerr tells only some seconds later. */
function lookingAgain(
  context: Context,
  seerr: Library,
  outcome: Outcome,
  details: MovieDetails | undefined,
): Answer["later"] {
  if (outcome.kind !== "requested" || outcome.state !== "approved" || outcome.requestId === undefined) return undefined;
  const { requestId } = outcome;
  return async () => {
    const state = await seerr.settled(requestId);
    if (state === "approved") return undefined;
    const news: Outcome = state === "failed" ? { ...outcome, state } : { kind: "unknown" };
    return update(requestOutcome(context, news, details));
  };
}
