/** The select of titles that one text may mean. */
import { buttons } from "../buttons.ts";
import { button, type Row, row, select } from "../discord/components.ts";
import { escape, plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Kind, TitlePage } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { titleLine } from "./title_line.ts";

/** The select and the pages of each kind. */
const BUTTONS = {
  movie: { pick: buttons.pickMovie, page: buttons.moviePage },
  tv: { pick: buttons.pickSeries, page: buttons.seriesPage },
};

/** What was asked for: films or series, and in which words. `typed` must fit a custom_id. */
export interface Search {
  kind: Kind;
  typed: string;
}

/** Several titles for one text: a select, and buttons for the other pages. */
export function titleChoice({ choice }: Words, { kind, typed }: Search, { hits, page, pages }: TitlePage): Message {
  const options = hits.map((hit) => ({
    label: titleLine(hit),
    value: String(hit.tmdbId),
    ...(hit.overview ? { description: plain(hit.overview) } : {}),
  }));
  return {
    embeds: [{
      title: choice.title[kind](escape(typed)),
      description: hits.length > 0 ? choice.hint : choice.emptyPage,
      ...(pages > 1 ? { footer: { text: choice.page(page, pages) } } : {}),
    }],
    components: [
      ...(options.length > 0 ? [row(select(BUTTONS[kind].pick.encode(), choice.placeholder[kind], options))] : []),
      ...turns(choice, { kind, typed }, { page, pages }),
    ],
  };
}

function turns(choice: Words["choice"], search: Search, { page, pages }: Pick<TitlePage, "page" | "pages">): Row[] {
  const turn = (label: string, to: number) => button(label, BUTTONS[search.kind].page.encode(to, search.typed));
  const both = [
    ...(page > 1 ? [turn(choice.previous, page - 1)] : []),
    ...(page < pages ? [turn(choice.next, page + 1)] : []),
  ];
  return both.length > 0 ? [row(...both)] : [];
}
