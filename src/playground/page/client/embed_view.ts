/** How an embed looks. */
import type { APIEmbed, APIEmbedField } from "discord-api-types/v10";
import { inlineMarks } from "./inline.ts";
import { markdownTree } from "./markdown.ts";
import { linkView, marksView } from "./marks_view.ts";
import type { Reader } from "./moment.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** A card with a bar of colour. */
export function embedView(embed: APIEmbed, reader: Reader): Branch {
  const color = embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, "0")}`;
  const picture = imageView(embed.thumbnail?.url, "thumbnail", embed.title);
  return h(
    picture ? "section.embed.pictured" : "section.embed",
    { "--bar": color, "aria-label": embed.title },
    h(
      "div.text",
      {},
      embed.author ? h("p.by", {}, embed.author.name) : undefined,
      embed.title ? h("h3.title", {}, titleView(embed.title, embed.url, reader)) : undefined,
      embed.description ? h("div.description", {}, marksView(markdownTree(embed.description), reader)) : undefined,
    ),
    embed.fields?.length ? h("dl.fields", {}, embed.fields.map((field) => fieldView(field, reader))) : undefined,
    picture,
    imageView(embed.image?.url, "image", embed.title),
    embed.footer ? h("p.footer", {}, embed.footer.text) : undefined,
  );
}

/** The title, with where it leads. */
export function titleView(title: string, url: string | undefined, reader: Reader): Tree[] {
  const inside = marksView(inlineMarks(title, 0), reader);
  return url && /^https?:/.test(url) ? [linkView(url, inside)] : inside;
}

/** A name and what belongs to it. */
export function fieldView({ name, value, inline }: APIEmbedField, reader: Reader): Branch {
  return h(
    inline ? "div.field.inline" : "div.field",
    {},
    h("dt", {}, marksView(inlineMarks(name, 0), reader)),
    h("dd", {}, marksView(markdownTree(value), reader)),
  );
}

/** TMDB's pictures come from the playground itself; others are not fetched. */
export function imageView(url: string | undefined, role: string, title: string | undefined): Branch | undefined {
  const [, path] = /^https:\/\/image\.tmdb\.org\/t\/p\/\w+\/([\w.-]+)$/.exec(url ?? "") ?? [];
  if (!path) return undefined;
  return h(`img.${role}`, { src: `/poster/${path}`, alt: title ? `Poster of ${title}` : "Poster", loading: "lazy" });
}
