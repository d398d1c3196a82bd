/** What the cards of films and of series have in common. */
import type { APIButtonComponent, APIEmbedField } from "discord-api-types/v10";
import { linkButton, type Row, row } from "../discord/components.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { escape } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Copy, Kind } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { categoryRow, type Sort } from "./category_row.ts";
import { downloadLines } from "./download_lines.ts";
import type { Hearing } from "./follow_buttons.ts";
import { standingColour, standingText } from "./standing.ts";
import { titleText } from "./title_line.ts";

/** How much of a summary is shown, in characters. */
const OVERVIEW = 500;

/** Who looks at a card, and when: dates are those of their region, what is to come depends on the clock. */
export interface Reader {
  words: Words;
  /** ISO 3166 country of their Discord locale, if it names one. */
  region: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  /** The categories that they may choose; none when it is left out. */
  categories?: readonly Sort[];
  /** The Discord id of somebody else for whom they ask. */
  behalf?: string;
  /** What they hear of this title unasked; nothing is offered when it is left out. */
  hears?: Hearing;
}

/** One of its lives; of a series with the seasons that can be asked for. */
type ShownCopy = Copy & { requestable?: readonly number[] };

/** What a card tells of a film or a series. */
export interface Shown {
  kind: Kind;
  tmdbId: number;
  title: string;
  /** `1999-03-31`, or longer; may be missing or empty. */
  date: string | undefined;
  overview: string | undefined;
  posterPath: string | undefined;
  facts: readonly APIEmbedField[];
  hd: ShownCopy;
  uhd?: ShownCopy;
  waiting: number;
  webUrl?: string;
  imdbId: string | undefined;
  videos: readonly { type?: string | undefined; site?: string | undefined; key?: string | undefined }[];
  /** What this person can do now. */
  actions: readonly APIButtonComponent[];
  /** To be told of it, or no longer. */
  following: readonly APIButtonComponent[];
  /** The categories to choose from, and the key of the one that is chosen. */
  choices: readonly Sort[];
  chosen: string | undefined;
}

/** A title: poster, facts, how both of its lives stand for this person, buttons for what they can do, links. */
export function titleCard({ words, behalf }: Reader, shown: Shown): Message {
  const { card } = words;
  const { hd, waiting, posterPath, overview } = shown;
  // Who may not ask for 4K, where there is none, need not read about it.
  const uhd = shown.uhd?.standing.kind === "forbidden" ? undefined : shown.uhd;
  return {
    ...(behalf && shown.choices.length > 0 && !shown.chosen ? { content: words.category.needed } : {}),
    embeds: [{
      title: heading(shown),
      url: shown.webUrl ?? tmdbUrl(shown),
      description: overview?.trim() ? escape(cut(overview.trim(), OVERVIEW)) : card.noOverview,
      color: standingColour(uhd?.standing.kind === "open" ? uhd.standing : hd.standing),
      fields: [
        ...shown.facts,
        ...field(card.status, statusOf(words, hd, { kind: shown.kind, is4k: false })),
        ...field(card.status4k, uhd && statusOf(words, uhd, { kind: shown.kind, is4k: true })),
        ...field(card.download, downloadLines(words, hd.downloads)),
        ...field(card.download4k, uhd && downloadLines(words, uhd.downloads)),
      ],
      ...(waiting > 0 ? { footer: { text: card.waiting(waiting) } } : {}),
      ...(posterPath?.startsWith("/") ? { thumbnail: { url: `https://image.tmdb.org/t/p/w342${posterPath}` } } : {}),
    }],
    components: [
      // A select of categories carries no person.
      ...(behalf ? [] : categoryRow(words, shown, shown.choices)),
      ...rowOf([...shown.actions, ...watching(words, shown)]),
      ...rowOf([...shown.following]),
      ...rowOf(links(words, shown)),
    ],
  };
}

function statusOf(words: Words, { standing, requestable }: ShownCopy, life: { kind: Kind; is4k: boolean }): string {
  return standingText(words, standing, { ...life, open: requestable?.length });
}

/** A field, unless there is nothing to say. */
export function field(name: string, value: string | undefined, inline = false): APIEmbedField[] {
  return value ? [{ name, value, inline }] : [];
}

interface Voted {
  voteAverage?: number | undefined;
  voteCount?: number | undefined;
}

/** "7.4 of 10" as a star and one decimal; undefined when nobody has voted. */
export function stars({ tag }: Words, { voteAverage, voteCount }: Voted) {
  if (!voteAverage || !voteCount) return undefined;
  const format = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `★ ${format.format(voteAverage)}`;
}

/** A title with its year: a long title is cut, its year is not. */
function heading({ title, date }: Shown): string {
  const year = /^\d{4}/.exec(date ?? "")?.[0];
  const end = year ? ` (${year})` : "";
  return titleText(title, LIMITS.embedTitle - end.length) + end;
}

function watching({ card }: Words, { hd, uhd }: Shown) {
  const button = (label: string, copy: Copy | undefined) => copy?.watchUrl ? [linkButton(label, copy.watchUrl)] : [];
  return [...button(card.links.watch, hd), ...button(card.links.watch4k, uhd)];
}

function links({ card }: Words, shown: Shown) {
  const { imdbId, videos, webUrl } = shown;
  const trailer = videos
    .find(({ type, site, key }) => type === "Trailer" && site === "YouTube" && key && /^[\w-]+$/.test(key));
  return [
    linkButton("TMDB", tmdbUrl(shown)),
    ...(imdbId && /^tt\d+$/.test(imdbId) ? [linkButton("IMDb", `https://www.imdb.com/title/${imdbId}/`)] : []),
    ...(trailer ? [linkButton(card.links.trailer, `https://youtu.be/${trailer.key}`)] : []),
    ...(webUrl ? [linkButton(card.links.seerr, webUrl)] : []),
  ];
}

function tmdbUrl({ kind, tmdbId }: Shown): string {
  return `https://www.themoviedb.org/${kind}/${tmdbId}`;
}

/** A row, unless it would be empty. */
export function rowOf(components: Parameters<typeof row>): Row[] {
  return components.length > 0 ? [row(...components)] : [];
}
