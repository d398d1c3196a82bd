/** What `/request movie` and `/request series` have in common: what is typed, and the way from there to one title's card. */
import { buttons } from "../buttons.ts";
import type { Manner, Press } from "../discord/command.ts";
import { escape } from "../discord/markup.ts";
import type { Person } from "../discord/options.ts";
import { type Reply, show, update } from "../discord/reply.ts";
import type { Kind, Library } from "../services/library.ts";
import { linkStillNeeded } from "../views/link_needed.ts";
import { titleChoice } from "../views/title_choice.ts";
import type { Words } from "../words/mod.ts";
import { actingFor } from "./behalf.ts";
import { type Context, press } from "./context.ts";
import { asked, cardOf, findTitle, fitTyped, pickedId, suggestTitles, TITLE_LENGTH } from "./find_title.ts";
import { asAccount } from "./linked.ts";
import { categoryNamed, suggestCategories } from "./wishes.ts";

/** The buttons of each kind. */
const BUTTONS = {
  movie: {
    again: buttons.checkAgain,
    pick: buttons.pickMovie,
    page: buttons.moviePage,
    category: buttons.movieCategory,
  },
  tv: {
    again: buttons.checkAgainSeries,
    pick: buttons.pickSeries,
    page: buttons.seriesPage,
    category: buttons.seriesCategory,
  },
};

/** The options of the command for a kind. */
export function titleOptions(kind: Kind) {
  return {
    title: {
      type: "text",
      label: ({ request }: Words) => (kind === "movie" ? request.movie : request.series).title,
      required: true,
      maxLength: TITLE_LENGTH,
      suggest: (context: Context, typed: string) => suggestTitles(context, kind, typed),
    },
    category: {
      type: "text",
      label: (words: Words) => words.category.option,
      maxLength: TITLE_LENGTH,
      suggest: (context: Context, typed: string) => Promise.resolve(suggestCategories(context, kind, typed)),
    },
    for: { type: "person", label: (words: Words) => words.request.for, needs: "admin" },
  } as const;
}

/** What was given for them. */
export interface Given {
  title: string;
  category: string | undefined;
  for: Person | undefined;
}

/** Answers with the card of the title that was meant, a choice of several, or why there is none. */
export async function answerTitle(asker: Context, kind: Kind, { title, category, for: other }: Given): Promise<Reply> {
  const context = actingFor(asker, other?.id);
  if (!context) return show({ content: asker.words.refused.admin });
  const typed = fitTyped(title);
  const chosen = category && categoryNamed(context, kind, category);
  if (category && !chosen) return show({ content: context.words.category.unknown(escape(category)) });
  const run = (seerr: Library) => findTitle(context, seerr, { kind, typed, ...(chosen ? { chosen } : {}) });
  return show(await asAccount(context, await context.account(), { kind, typed, run }));
}

/** What is pressed until a card is shown. */
export function titlePresses(kind: Kind, manner: Manner): Press<Context>[] {
  const { again, pick, page: turn, category } = BUTTONS[kind];
  return [
    press(again, manner, async (context, [typed]) => {
      const run = (seerr: Library) => findTitle(context, seerr, { kind, typed });
      const account = await context.account("afresh");
      return update(await asAccount(context, account, { kind, typed, run, needed: linkStillNeeded }));
    }),

    press(pick, manner, async (context, _, { values }) => {
      const tmdbId = pickedId(values);
      if (tmdbId === undefined) return show({ content: context.words.old.button });
      return await asked(context, { kind, tmdbId }, (seerr) => cardOf(context, seerr, { kind, tmdbId }));
    }),

    press(
      turn,
      { ...manner, free: true },
      async (context, [page, typed]) =>
        update(titleChoice(context.words, { kind, typed }, await context.seerr().search(kind, typed, page))),
    ),

    press(
      category,
      manner,
      (context, [tmdbId], { values }) =>
        asked(context, { kind, tmdbId }, (seerr) => cardOf(context, seerr, { kind, tmdbId, chosen: values[0] ?? "" })),
    ),
  ];
}
