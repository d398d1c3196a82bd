/** `/request movie`: a title is typed, a card is shown, a button asks Seerr for it in HD, in 4K, or both. */
import { buttons } from "../buttons.ts";
import { escape } from "../discord/markup.ts";
import { type Answer, show, update } from "../discord/reply.ts";
import type { Library, MovieDetails, Wish } from "../services/library.ts";
import { linkStillNeeded } from "../views/link_needed.ts";
import { type Asked, movieOutcome } from "../views/outcome.ts";
import { titleChoice } from "../views/title_choice.ts";
import { acting, actingFor, inTheirView, tellThem } from "./behalf.ts";
import { command, type Context, press } from "./context.ts";
import { asked, cardOf, findTitle, fitTyped, pickedId, suggestTitles, TITLE_LENGTH } from "./find_title.ts";
import { lookingAgain } from "./later.ts";
import { asAccount } from "./linked.ts";
import { categoryNamed, suggestCategories, wishesOf } from "./wishes.ts";

const kind = "movie";
const manner = { needs: "ask", of: "movie", by: "asker", late: "update" } as const;

/** The command and everything that is pressed after it. */
export const requestMovie = command({
  name: "request movie",
  label: (words) => words.request.movie,
  needs: "ask",
  of: "movie",
  options: {
    title: {
      type: "text",
      label: (words) => words.request.movie.title,
      required: true,
      maxLength: TITLE_LENGTH,
      suggest: (context, typed) => suggestTitles(context, kind, typed),
    },
    category: {
      type: "text",
      label: (words) => words.category.option,
      maxLength: TITLE_LENGTH,
      suggest: (context, typed) => Promise.resolve(suggestCategories(context, kind, typed)),
    },
    for: { type: "person", label: (words) => words.request.for, needs: "admin" },
  },

  async run(asker, { title, category, for: other }) {
    const context = actingFor(asker, other?.id) ?? asker;
    const typed = fitTyped(title);
    const chosen = category && categoryNamed(context, kind, category);
    if (category && !chosen) return show({ content: context.words.category.unknown(escape(category)) });
    const run = (seerr: Library) => findTitle(context, seerr, { kind, typed, ...(chosen ? { chosen } : {}) });
    return show(await asAccount(context, await context.account(), { kind, typed, run }));
  },

  presses: [
    press(buttons.checkAgain, manner, async (context, [typed]) => {
      const run = (seerr: Library) => findTitle(context, seerr, { kind, typed });
      const account = await context.account("afresh");
      return update(await asAccount(context, account, { kind, typed, run, needed: linkStillNeeded }));
    }),

    press(
      buttons.pickMovie,
      manner,
      async (context, _, { values }) => {
        const tmdbId = pickedId(values);
        if (tmdbId === undefined) return show({ content: context.words.old.button });
        return await asked(context, { kind, tmdbId }, (seerr) => cardOf(context, seerr, { kind, tmdbId }));
      },
    ),

    press(
      buttons.moviePage,
      { ...manner, free: true },
      async (context, [page, typed]) =>
        update(titleChoice(context.words, { kind, typed }, await context.seerr().search(kind, typed, page))),
    ),

    press(
      buttons.movieCategory,
      manner,
      async (context, [tmdbId], { values }) =>
        await asked(
          context,
          { kind, tmdbId },
          (seerr) => cardOf(context, seerr, { kind, tmdbId, chosen: values[0] ?? "" }),
        ),
    ),

    press(
      buttons.requestMovie,
      { ...manner, writes: true },
      (context, [tmdbId, given]) => acting(context, given, (one, what) => requesting(one, tmdbId, what)),
    ),
  ],
});

/** Asks for the film, and says what became of that. */
async function requesting(context: Context, tmdbId: number, what: string): Promise<Answer> {
  let later: Answer["later"];
  const reply = await asked(context, { kind, tmdbId }, async (seerr) => {
    const anime = (context.categories ?? []).length > 0 && ((await seerr.movie(tmdbId))?.anime ?? false);
    const wishes = await wishesOf(context, { kind, anime, what });
    if (wishes === "choose") return await cardOf(context, seerr, { kind, tmdbId });
    if (!Array.isArray(wishes)) return wishes;
    const { done, details } = await request(seerr, tmdbId, wishes);
    await tellThem(context, details?.movie.title, done);
    const say = (asked: readonly Asked[]) => movieOutcome(context, asked, details);
    later = lookingAgain(seerr, done, (news) => inTheirView(context, say(news)));
    return say(done);
  });
  return later ? { reply, later } : { reply };
}

/** Asks for one copy or both, one after the other. */
async function request(seerr: Library, tmdbId: number, wishes: readonly Wish[]) {
  const done: Asked[] = [];
  let known: MovieDetails | undefined;
  for (const wish of wishes) {
    const { outcome, details } = await seerr.requestMovie(tmdbId, wish);
    done.push({ is4k: wish.is4k, outcome });
    known ??= details;
  }
  return { done, details: known };
}
