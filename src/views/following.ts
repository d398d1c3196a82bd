/** The list of what somebody follows. */
import { buttons } from "../buttons.ts";
import { button, type Row, row, select } from "../discord/components.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { moment, plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Follow, Lately, SeenTitle } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { followText } from "./follow_buttons.ts";
import { lineText } from "./notice.ts";
import { seasonList } from "./season_list.ts";
import { field } from "./title_card.ts";
import { titleText } from "./title_line.ts";

/** How many titles a page has. */
const PAGE_SIZE = 8;
/** How many of the last messages are shown. */
const LATELY = 5;

/** What somebody follows. */
export interface FollowedTitles {
  titles: readonly { follow: Follow; state?: SeenTitle }[];
  lately: readonly Lately[];
  /** From 1; beyond the last page it is the last. */
  page: number;
  /** A sentence about what just happened. */
  note?: string;
}

/** What I follow and how it stands, what I was told lately, a select to stop. */
export function followingList(words: Words, { titles, lately, page: wanted, note }: FollowedTitles): Message {
  const { following, choice } = words;
  const pages = Math.max(1, Math.ceil(titles.length / PAGE_SIZE));
  const page = Math.min(pages, wanted);
  const shown = titles.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    ...(note ? { content: note } : {}),
    embeds: [{
      title: following.title,
      description: shown.length > 0 ? shown.map((it) => line(words, it)).join("\n") : following.none,
      color: 0x3b82f6,
      fields: page === 1 ? field(following.lately, latelyText(words, lately)) : [],
      ...(pages > 1 ? { footer: { text: choice.page(page, pages) } } : {}),
    }],
    components: [
      ...(shown.length > 0 ? [row(stopSelect(words, shown, page))] : []),
      ...turns(words, page, pages),
    ],
  };
}

function line(words: Words, { follow, state }: FollowedTitles["titles"][number]): string {
  const what = followText(words, follow, (numbers) => seasonList(words, numbers));
  return `**${titleText(nameOf(follow), 120)}** – ${what} · ${words.following.states[stateOf(follow, state)]}`;
}

function stateOf({ hd, asked }: Follow, state: SeenTitle | undefined): keyof Words["following"]["states"] {
  const wantsHd = hd !== undefined || asked.some((it) => !it.is4k && !it.done);
  const status = (wantsHd || asked.length === 0 ? state?.hd : state?.uhd) ?? 1;
  return ({ 2: "requested", 3: "coming", 4: "partial", 5: "available" } as const)[status] ?? "unknown";
}

function latelyText(words: Words, lately: readonly Lately[]): string | undefined {
  const lines = lately.slice(0, LATELY).map(({ title, lines: [first], at }) =>
    first ? [`${moment(at, "R")} **${titleText(title, 60)}**`, cut(lineText(words, first), 110)].join(" · ") : ""
  );
  return lines.join("\n") || undefined;
}

function stopSelect(words: Words, shown: FollowedTitles["titles"], page: number) {
  const options = shown.map(({ follow }) => followOption(follow));
  return select(buttons.stopFollowing.encode(page), words.following.placeholder, options);
}

/** A title among those that one may stop to follow. */
export function followOption(follow: Follow): { label: string; value: string } {
  return { label: cut(plain(nameOf(follow)) || "?", LIMITS.optionText), value: `${follow.kind}:${follow.tmdbId}` };
}

function nameOf({ title, year }: Follow): string {
  return year ? `${title} (${year})` : title;
}

function turns({ choice }: Words, page: number, pages: number): Row[] {
  const turn = (label: string, to: number) => button(label, buttons.followingPage.encode(to));
  const both = [
    ...(page > 1 ? [turn(choice.previous, page - 1)] : []),
    ...(page < pages ? [turn(choice.next, page + 1)] : []),
  ];
  return both.length > 0 ? [row(...both)] : [];
}
