import { buttons } from "../buttons.ts";
import { button, type Row, row, select } from "../discord/components.ts";
import { escape, plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { MoviePage } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { titleLine } from "./title_line.ts";

/** Several films for one text: a select, and buttons for the other pages. `typed` must fit a custom_id. */
export function movieChoice({ choice }: Words, typed: string, { hits, page, pages }: MoviePage): Message {
  const options = hits.map((hit) => ({
    label: titleLine(hit),
    value: String(hit.tmdbId),
    ...(hit.overview ? { description: plain(hit.overview) } : {}),
  }));
  return {
    embeds: [{
      title: choice.title(escape(typed)),
      description: hits.length > 0 ? choice.hint : choice.emptyPage,
      ...(pages > 1 ? { footer: { text: choice.page(page, pages) } } : {}),
    }],
    components: [
      ...(options.length > 0 ? [row(select(buttons.pickMovie.encode(), choice.placeholder, options))] : []),
      ...turns(choice, typed, { page, pages }),
    ],
  };
}

function turns(choice: Words["choice"], typed: string, { page, pages }: Pick<MoviePage, "page" | "pages">): Row[] {
  const turn = (label: string, to: number) => button(label, buttons.moviePage.encode(to, typed));
  const both = [
    ...(page > 1 ? [turn(choice.previous, page - 1)] : []),
    ...(page < pages ? [turn(choice.next, page + 1)] : []),
  ];
  return both.length > 0 ? [row(...both)] : [];
}
