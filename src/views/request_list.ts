/** The list of somebody's requests, and the buttons of an opened one. */
import { buttons } from "../buttons.ts";
import { button, type Row, row, select } from "../discord/components.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { moment, plain } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Filter, ListedRequest, RequestPage } from "../services/request_list.ts";
import type { Words } from "../words/mod.ts";
import { progressBar } from "./download_lines.ts";
import { seasonList } from "./season_list.ts";
import { titleText } from "./title_line.ts";

/** Where somebody is in whose list. */
export interface Listing {
  filter: Filter;
  /** A person on Discord, or "-" for one's own. */
  whose: string;
}

/** What somebody asked for, newest first: each with the steps that it went, and a select to open one. */
export function requestList(words: Words, listing: Listing, found: RequestPage): Message {
  const { requests: says, choice } = words;
  const { page, pages, requests } = found;
  const title = titleOf(words, listing);
  const whose = listing.whose === "-" ? [] : [`<@${listing.whose}>`];
  if (requests.length === 0) {
    const none = listing.filter === "all" && listing.whose === "-" ? says.none : says.noneSuch;
    return { embeds: [{ title, description: [...whose, none].join("\n") }] };
  }
  const options = requests.map((it) => ({ label: label(words, it), value: requestValue(it) }));
  return {
    embeds: [{
      title,
      description: [...whose, ...requests.map((it) => `**${what(words, it)}**\n${steps(words, it)}`)].join("\n"),
      ...(pages > 1 ? { footer: { text: choice.page(page, pages) } } : {}),
    }],
    components: [
      row(select(buttons.openRequest.encode(page, listing.filter, listing.whose), says.placeholder, options)),
      ...turns(words, listing, found),
    ],
  };
}

/** What a select says of a request: which title, and which request. Never what may be done with it. */
export function requestValue({ id, kind, tmdbId, cancellable }: ListedRequest): string {
  return `${kind}:${tmdbId}:${id}:${cancellable ? "c" : "-"}`;
}

/** The buttons below an opened request. */
export function requestRow(
  { requests: says }: Words,
  { page, filter, whose }: Listing & { page: number },
  pending: { requestId: number; seriesId?: number } | undefined,
): Row {
  const { requestId, seriesId } = pending ?? {};
  return row(
    ...(requestId && seriesId ? [button(says.change, buttons.editSeasons.encode(requestId, seriesId))] : []),
    ...(requestId ? [button(says.cancel, buttons.cancelRequest.encode(requestId, page, filter), "danger")] : []),
    button(says.back, buttons.requestPage.encode(page, filter, whose)),
  );
}

function titleOf({ requests: says }: Words, { filter, whose }: Listing): string {
  const title = whose === "-" ? says.title : says.titleOther;
  return filter === "all" ? title : `${title}: ${says.filters[filter]}`;
}

function what(words: Words, request: ListedRequest): string {
  return `${titleText(nameOf(request), 120)}${part(words, request)}`;
}

function label(words: Words, request: ListedRequest): string {
  const end = part(words, request);
  return `${cut(plain(nameOf(request)) || "?", Math.max(20, LIMITS.optionText - end.length))}${end}`;
}

function nameOf({ title, year }: ListedRequest): string {
  return year ? `${title} (${year})` : title;
}

function part(words: Words, { seasons, is4k }: ListedRequest): string {
  return words.request.part(seasons.length > 0 ? seasonList(words, seasons) : undefined, is4k);
}

/** "✓ asked 3/10/2026 → ✓ approved → **downloading** ▰▰▱▱ 42 %": what is done, where it is, and since when. */
function steps(words: Words, request: ListedRequest): string {
  const { steps: says, ends } = words.requests;
  const asked = `✓ ${says.asked}${request.askedAt ? ` ${moment(request.askedAt, "d")}` : ""}`;
  const since = request.changedAt ? ` ${moment(request.changedAt, "d")}` : "";
  const done = (word: string) => `✓ ${word}`;
  const now = (word: string, more = "") => `**${word}**${more}`;
  switch (request.step) {
    case "pending":
      return [asked, says.approved, says.downloading, says.ready].join(" → ");
    case "approved":
      return [asked, now(says.approved, since), says.downloading, says.ready].join(" → ");
    case "downloading":
      return [asked, done(says.approved), now(says.downloading, progress(words, request)), says.ready].join(" → ");
    case "partial":
      return [asked, done(says.approved), now(ends.partial, since)].join(" → ");
    case "available":
      return [asked, done(says.approved), now(says.ready, since)].join(" → ");
    default:
      return [asked, now(ends[request.step], since)].join(" → ");
  }
}

function progress(words: Words, { part, eta }: ListedRequest): string {
  const bar = part === undefined ? "" : ` ${progressBar(words, part)}`;
  return eta === undefined ? bar : `${bar} ${moment(eta, "R")}`;
}

function turns({ choice }: Words, { filter, whose }: Listing, { page, pages }: RequestPage): Row[] {
  const turn = (label: string, to: number) => button(label, buttons.requestPage.encode(to, filter, whose));
  const both = [
    ...(page > 1 ? [turn(choice.previous, page - 1)] : []),
    ...(page < pages ? [turn(choice.next, page + 1)] : []),
  ];
  return both.length > 0 ? [row(...both)] : [];
}
