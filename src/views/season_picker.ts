/** The select of seasons, and what can be picked in it. */
import { buttons, onBehalf } from "../buttons.ts";
import { button, type Row, row, selectMany } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import { encodePicks } from "../discord/picks.ts";
import type { Message } from "../discord/reply.ts";
import type { Season, SeriesDetails } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { isContinued } from "./follow_buttons.ts";
import { markSign, seasonList } from "./season_list.ts";
import { titleText } from "./title_line.ts";

/** Which of a series' two lives, or both at once. */
export type Quality = "hd" | "4k" | "both";

/** Where somebody is in the picker. */
export interface Picking {
  quality: Quality;
  /** The key of the category that was chosen, which stands for the quality in buttons. */
  sort?: string;
  /** From 1, the newest seasons first. */
  page: number;
  /** Season numbers that are picked, ascending. */
  picked: readonly number[];
  /** A sentence about what just happened. */
  note?: string;
  /** The Discord id of somebody else for whom seasons are picked. */
  behalf?: string;
  /** It is about a pending request, whose own seasons can be picked besides those that are open. */
  editing?: { requestId: number; own: readonly number[] };
}

/** The seasons of a series to pick from, 25 a page, newest first. */
export function seasonPicker(words: Words, details: SeriesDetails, picking: Picking): Message {
  const { season, choice } = words;
  const pages = Math.max(1, Math.ceil(details.seasons.length / LIMITS.options));
  const page = Math.min(picking.page, pages);
  const { left } = openOf(details, picking.quality);
  return {
    ...(picking.note ? { content: picking.note } : {}),
    embeds: [{
      title: titleText(details.series.title),
      description: [
        season.hint,
        ...(picking.picked.length > 0 ? [`**${season.picked(seasonList(words, picking.picked))}**`] : []),
        ...(left === undefined ? [] : [season.quotaLeft(left)]),
      ].join("\n"),
      ...(pages > 1 ? { footer: { text: choice.page(page, pages) } } : {}),
    }],
    components: [
      row(selectOf(words, details, { ...picking, page })),
      ...turns(words, details, { ...picking, page, pages }),
      requests(words, details, picking),
    ],
  };
}

/** The season numbers that one page of the picker shows, newest first. */
export function seasonsOnPage(seasons: readonly Season[], page: number): Season[] {
  return seasons.toReversed().slice((page - 1) * LIMITS.options, page * LIMITS.options);
}

/** The first and the latest season that has episodes, whether it can be requested or not: a second press is no other season. */
export function endsOf({ seasons }: SeriesDetails): { first: number[]; latest: number[] } {
  const known = seasons.filter(({ episodes }) => episodes > 0).map(({ number }) => number);
  const ordinary = known.filter((number) => number !== 0);
  const numbers = ordinary.length > 0 ? ordinary : known;
  return { first: numbers.slice(0, 1), latest: numbers.slice(-1) };
}

/** Season numbers that can be picked: those that are open, and those of the request that is edited. */
export function pickable(details: SeriesDetails, { quality, editing }: Pick<Picking, "quality" | "editing">): number[] {
  const open = openOf(details, quality).requestable;
  return editing ? [...new Set([...open, ...editing.own])].sort((a, b) => a - b) : open;
}

/** Season numbers that can be requested in a quality, and what the quota leaves when there is one. */
export function openOf({ hd, uhd }: SeriesDetails, quality: Quality): { requestable: number[]; left?: number } {
  const copies = [quality === "4k" ? undefined : hd, quality === "hd" ? undefined : uhd];
  const open = copies.flatMap((copy) => copy?.standing.kind === "open" ? [{ ...copy, standing: copy.standing }] : []);
  const left = open.find(({ standing }) => standing.left !== undefined)?.standing.left;
  const requestable = [...new Set(open.flatMap((copy) => copy.requestable))].sort((a, b) => a - b);
  return { requestable, ...(left === undefined ? {} : { left }) };
}

/** Picked season numbers as the mask of a custom_id, and the length of the list that it is for. */
export function maskOf(seasons: readonly Season[], picked: readonly number[]): [count: number, mask: string] {
  const places = seasons.flatMap(({ number }, place) => picked.includes(number) ? [place] : []);
  return [seasons.length, encodePicks(places)];
}

/** What the parts of the picker come back as. */
function idsOf({ series, seasons }: SeriesDetails, { quality, sort, picked, editing, behalf }: Picking) {
  const mask = maskOf(seasons, picked);
  if (editing) {
    const { requestId } = editing;
    return {
      pick: (page: number) => buttons.pickEdited.encode(requestId, series.id, page, ...mask),
      turn: (page: number) => buttons.editPage.encode(requestId, series.id, page, ...mask),
      save: buttons.saveSeasons.encode(requestId, series.id, ...mask),
    };
  }
  const what = onBehalf(sort ?? quality, behalf);
  return {
    pick: (page: number) => buttons.pickSeasons.encode(series.id, what, page, ...mask),
    turn: (page: number) => buttons.seasonPage.encode(series.id, what, page, ...mask),
    save: buttons.requestSeasons.encode(series.id, what, ...mask),
  };
}

function selectOf(words: Words, details: SeriesDetails, picking: Picking) {
  const { seasons } = details;
  const { quality, page, picked } = picking;
  const shown = seasonsOnPage(seasons, page);
  const name = (it: Season | undefined) => it ? words.season.name(it.number) : "";
  const options = shown.map((it) => {
    const mark = quality === "4k" ? it.uhd : it.hd;
    return {
      label: `${name(it)}${it.year ? ` (${it.year})` : ""} ${markSign(mark)}`,
      value: String(it.number),
      description: `${words.season.marks[mark]} · ${words.season.episodes(it.episodes)}`,
      default: picked.includes(it.number),
    };
  });
  return selectMany(
    idsOf(details, picking).pick(page),
    words.season.placeholder(name(shown[0]), name(shown.at(-1))),
    options,
  );
}

function turns({ choice }: Words, details: SeriesDetails, picking: Picking & { pages: number }): Row[] {
  const { page, pages } = picking;
  const turn = (label: string, to: number) => button(label, idsOf(details, picking).turn(to));
  const both = [
    ...(page > 1 ? [turn(choice.previous, page - 1)] : []),
    ...(page < pages ? [turn(choice.next, page + 1)] : []),
  ];
  return both.length > 0 ? [row(...both)] : [];
}

function requests({ season, requests, follow }: Words, details: SeriesDetails, picking: Picking): Row {
  const { id } = details.series;
  const { quality, sort, picked, editing } = picking;
  const { requestable } = openOf(details, quality);
  const { save } = idsOf(details, picking);
  if (editing) {
    return row(
      ...(picked.length > 0 ? [button(season.save(picked.length), save, "primary")] : []),
      button(requests.back, buttons.requestPage.encode(1, "all", "-")),
    );
  }
  const { first, latest } = endsOf(details);
  const isOpen = ([number]: number[]) => requestable.length > 1 && number !== undefined && requestable.includes(number);
  const some = (label: string, what: "all" | "latest" | "first" | "later") =>
    button(label, buttons.requestSome.encode(id, onBehalf(sort ?? quality, picking.behalf), what));
  const [last] = latest;
  const mayWish = !picking.behalf && quality !== "both" && last !== undefined && requestable.includes(last) &&
    isContinued(details);
  return row(
    ...(picked.length > 0 ? [button(season.request(picked.length), save, "primary")] : []),
    ...(requestable.length > 0 ? [some(season.all(requestable.length), "all")] : []),
    ...(isOpen(latest) ? [some(season.latest, "latest")] : []),
    ...(mayWish && picked.length === 0 ? [some(follow.latestAndLater, "later")] : []),
    ...(isOpen(first) ? [some(season.first, "first")] : []),
    // The way back carries no person.
    ...(picking.behalf ? [] : [button(season.back, buttons.seriesCard.encode(id))]),
  );
}
