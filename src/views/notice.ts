/** A message that nobody asked for: what can be watched now, or what became of a request. */
import type { APIEmbed } from "discord-api-types/v10";
import { buttons } from "../buttons.ts";
import { button, linkButton, type Row, row } from "../discord/components.ts";
import { fitMessage } from "../discord/limits.ts";
import { plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Line, Notice } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { seasonList } from "./season_list.ts";
import { titleText } from "./title_line.ts";

/** How a notice is shown. */
export interface Shown {
  /** The Discord id of the one person to be mentioned, where others see it too. */
  mention?: string;
  /** Everybody is told: there is nothing to stop. */
  announced?: boolean;
}

/** One notice. Its id is in a button, so that it can be found again in the conversation. */
export function noticeMessage(words: Words, notice: Notice, { mention, announced = false }: Shown = {}): Message {
  return {
    ...fitMessage({
      ...(mention ? { content: `<@${mention}>` } : {}),
      embeds: [noticeEmbed(words, notice)],
      components: [rowOf(words, notice, announced)],
    }),
    allowed_mentions: { parse: [], ...(mention ? { users: [mention] } : {}) },
  };
}

/** What a notice says: title, poster, a line for each thing, how long it took. */
export function noticeEmbed(words: Words, { title, year, posterPath, lines, since, at }: Notice): APIEmbed {
  const end = year ? ` (${year})` : "";
  return {
    title: titleText(title, 256 - end.length) + end,
    description: lines.map((line) => lineText(words, line)).join("\n"),
    color: colourOf(lines),
    ...(posterPath?.startsWith("/") ? { thumbnail: { url: `https://image.tmdb.org/t/p/w342${posterPath}` } } : {}),
    ...(since !== undefined && isGood(lines)
      ? { footer: { text: words.notice.took(duration(words, at - since)) } }
      : {}),
  };
}

/** One thing in a sentence. */
export function lineText(words: Words, line: Line): string {
  const { notice } = words;
  const { event, is4k } = line;
  const what = whatOf(words, line);
  switch (event) {
    case "available":
      return notice[line.whole ? "whole" : "available"](what, is4k);
    case "waiting":
      return notice.waiting[line.reason ?? "other"](what, is4k);
    default:
      return notice[event](what, is4k);
  }
}

function whatOf(words: Words, { seasons, episodes, whole, event }: Line): string {
  const { notice } = words;
  const what = seasons.length > 0 ? seasonList(words, seasons) : whole ? notice.wholeSeries : "";
  return episodes && event === "available" ? `${what ? `${what}, ` : ""}${notice.all(episodes)}` : what;
}

/** Green for what can be watched, red for what will not come, amber for the rest. */
function colourOf(lines: readonly Line[]): number {
  if (isGood(lines)) return 0x22c55e;
  return lines.some(({ event }) => event === "declined" || event === "failed") ? 0xef4444 : 0xf59e0b;
}

function isGood(lines: readonly Line[]): boolean {
  return lines.some(({ event }) => event === "available");
}

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** "4 hours", a minute at least. */
function duration({ notice }: Words, ms: number): string {
  if (ms >= 2 * DAY) return notice.days(Math.round(ms / DAY));
  if (ms >= 1.5 * HOUR) return notice.hours(Math.round(ms / HOUR));
  return notice.minutes(Math.max(1, Math.round(ms / MINUTE)));
}

function rowOf(words: Words, it: Notice, announced: boolean): Row {
  const { notice } = words;
  const { id, kind, tmdbId, isOver } = it;
  return row(
    ...watchLinks(words, it).map(({ label, url }) => linkButton(label, url)),
    button(notice.details, buttons.noticeCard.encode(kind, tmdbId, id)),
    ...(announced || isOver ? [] : [button(notice.stop, buttons.stopNotice.encode(kind, tmdbId, id))]),
  );
}

/** Where what has come can be watched. */
function watchLinks({ card: { links } }: Words, { lines, watchUrl, watchUrl4k }: Notice) {
  const there = (is4k: boolean) => lines.some((it) => it.event === "available" && it.is4k === is4k);
  return [
    ...(watchUrl && there(false) ? [{ label: links.watch, url: watchUrl }] : []),
    ...(watchUrl4k && there(true) ? [{ label: links.watch4k, url: watchUrl4k }] : []),
  ];
}

/** What could not be told directly, and how to change that; at most 5, each with a row of its links. */
export function heldMessage(words: Words, notices: readonly Notice[]): Message {
  const links = notices.map((it) => watchLinks(words, it).map((link) => heldLink(link, it, notices.length)));
  const rows = links.filter(({ length }) => length > 0).map((some) => row(...some));
  return {
    content: words.notice.held(notices.length),
    embeds: [
      ...notices.map((it) => noticeEmbed(words, it)),
      { description: words.notice.openMessages },
    ],
    ...(rows.length > 0 ? { components: rows } : {}),
  };
}

/** Says of what it is where there are several. */
function heldLink({ label, url }: { label: string; url: string }, { title }: Notice, of: number) {
  return linkButton(of === 1 ? label : `${label}: ${plain(title)}`, url);
}
