/** From a button's quality or category to what Seerr is asked: in which quality, and where it goes. */
import { escape } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Kind, Wish } from "../services/library.ts";
import { fitting, type Sort } from "../views/category_row.ts";
import type { Quality } from "../views/season_picker.ts";
import type { Context } from "./context.ts";

/** Which category a button means; undefined for a plain quality, or a category that this person no longer has. */
export function sortOf({ categories = [] }: Context, kind: Kind, what: string): Sort | undefined {
  return categories.find((it) => it.kind === kind && it.key === what);
}

/** The quality that a button means; undefined when it means a category that this person no longer has. */
export function qualityOf(context: Context, kind: Kind, what: string): Quality | undefined {
  if (what === "hd" || what === "4k" || what === "both") return what;
  const sort = sortOf(context, kind, what);
  return sort && (sort.is4k ? "4k" : "hd");
}

/** What to ask Seerr for, one after the other; "choose" when a category must be chosen first; a message when one is broken. */
export async function wishesOf(
  context: Context,
  { kind, anime, what }: { kind: Kind; anime: boolean; what: string },
): Promise<Wish[] | "choose" | Message> {
  const quality = qualityOf(context, kind, what);
  if (!quality) return "choose";
  const wishes: Wish[] = [];
  for (const is4k of quality === "both" ? [false, true] : [quality === "4k"]) {
    const chosen = sortOf(context, kind, what);
    const sorts = chosen ? [chosen] : fitting(context.categories ?? [], { kind, is4k, anime });
    if (sorts.length > 1) return "choose";
    const [sort] = sorts;
    const destination = sort && await context.destination(sort.key);
    if (sort && !destination) return { content: context.words.category.broken(escape(sort.name)) };
    wishes.push({ is4k, ...(destination ? { destination } : {}) });
  }
  return wishes;
}

/** The categories of a kind while one is typed. */
export function suggestCategories({ categories = [] }: Context, kind: Kind, typed: string) {
  const text = typed.toLowerCase();
  const found = categories.filter((it) => it.kind === kind && it.name.toLowerCase().includes(text));
  return found.map(({ name }) => ({ name, value: name }));
}

/** The key of a category by the name that was typed; undefined when there is none such. */
export function categoryNamed({ categories = [] }: Context, kind: Kind, name: string): string | undefined {
  return categories.find((it) => it.kind === kind && it.name.toLowerCase() === name.trim().toLowerCase())?.key;
}
