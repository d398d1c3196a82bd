/** The buttons to follow a title, and what following it means in words. */
import type { APIButtonComponent } from "discord-api-types/v10";
import { buttons } from "../buttons.ts";
import { button } from "../discord/components.ts";
import type { Copy, MovieDetails, SeriesDetails } from "../services/library.ts";
import type { Follow } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { isUpcoming, releaseDates } from "./release_dates.ts";
import type { Reader } from "./title_card.ts";

/** What somebody hears of a title unasked. */
export interface Hearing {
  /** Whether this bot sends messages by itself at all. */
  tells: boolean;
  /** Whether who asks for something is told of it without asking for that too. */
  requesters: boolean;
  /** What they follow of this title. */
  follow?: Follow;
  /** They have just asked for it, which will be written down in a moment. */
  asked?: boolean;
}

/** To be told when a film that is on its way, or not out yet, can be watched; or no longer. */
export function followFilm(reader: Reader, { movie, hd, uhd }: MovieDetails): APIButtonComponent[] {
  const isComing = isUpcoming(releaseDates(movie, reader.region), reader.now);
  const comes = (copy: Copy | undefined) => copy !== undefined && (isOnItsWay(copy) || (isComing && mayCome(copy)));
  const title = { kind: "movie", tmdbId: movie.id } as const;
  const asksFor = (is4k: boolean) => reader.hears?.follow?.asked.some((it) => it.is4k === is4k && !it.done) ?? false;
  return followButtons(reader, title, {
    hd: comes(hd) && !asksFor(false) && !isJustAsked(reader),
    uhd: comes(uhd) && !uhd?.barred && !asksFor(true) && !isJustAsked(reader),
  });
}

/** How each later season of a series would be requested. */
export interface Wishing {
  /** "hd", "4k" or a category's key. */
  what: string;
  is4k: boolean;
}

/** The same for a series, of which there may be more to come; without `wish`, later seasons cannot be requested. */
export function followSeries(reader: Reader, details: SeriesDetails, wish: Wishing | undefined): APIButtonComponent[] {
  const { series, seasons, hd, uhd } = details;
  const goesOn = isContinued(details);
  const waits = (of: "hd" | "uhd") => seasons.some((it) => ["requested", "coming", "partial"].includes(it[of]));
  const comes = (copy: Copy | undefined, of: "hd" | "uhd") =>
    copy !== undefined && !isBarred(copy) && (isOnItsWay(copy) || waits(of) || goesOn);
  const title = { kind: "tv", tmdbId: series.id } as const;
  const hearing = { hd: comes(hd, "hd"), uhd: comes(uhd, "uhd") && !uhd?.barred };
  return [
    ...followButtons(reader, title, hearing),
    ...(wish && mayWish(reader, details, wish)
      ? [button(reader.words.follow.later, buttons.wishLater.encode(series.id, wish.what))]
      : []),
  ];
}

/** Later seasons can be requested one by one, by this person, who has not had that done yet. */
function mayWish({ behalf, hears }: Reader, details: SeriesDetails, { is4k }: Wishing): boolean {
  const copy = is4k ? details.uhd : details.hd;
  if (behalf || !hears || hears.follow?.wish || !copy || copy.barred || isBarred(copy)) return false;
  return details.partial && isContinued(details) && details.seasons.some(({ number }) => number > 0);
}

/** Whether more seasons may come. */
export function isContinued({ series }: Pick<SeriesDetails, "series">): boolean {
  return !["Ended", "Canceled"].includes(series.status ?? "");
}

function followButtons(
  { words: { follow: says }, behalf, hears }: Reader,
  { kind, tmdbId }: { kind: "movie" | "tv"; tmdbId: number },
  { hd, uhd }: { hd: boolean; uhd: boolean },
): APIButtonComponent[] {
  if (!hears?.tells || behalf) return [];
  const { follow } = hears;
  return [
    ...(hd && !follow?.hd ? [button(says.notify, buttons.follow.encode(kind, tmdbId, "hd"))] : []),
    ...(uhd && !follow?.uhd ? [button(says.notify4k, buttons.follow.encode(kind, tmdbId, "4k"))] : []),
    ...(follow || isJustAsked({ hears }) ? [button(says.stop, buttons.unfollow.encode(kind, tmdbId))] : []),
  ];
}

/** They will follow it in a moment. */
function isJustAsked({ hears }: Pick<Reader, "hears">): boolean {
  return hears?.asked === true && hears.requesters;
}

function isOnItsWay({ standing }: Copy): boolean {
  return standing.kind === "requested" || standing.kind === "processing";
}

/** There is nothing to wait for of a film that is there. */
function mayCome(copy: Copy): boolean {
  return copy.standing.kind !== "available" && !isBarred(copy);
}

/** Nothing comes of what is blocked, and who may not ask for 4K follows HD. */
function isBarred({ standing }: Copy): boolean {
  return standing.kind === "blocklisted" || standing.kind === "forbidden";
}

/** What somebody follows of a title, in words: "season 3, each new season in 4K". */
export function followText(words: Words, { kind, hd, uhd, asked, wish }: Follow, list: SeasonText): string {
  const { follow } = words;
  const parts = [false, true].flatMap((is4k) => {
    const chosen = is4k ? uhd : hd;
    const theirs = asked.filter((it) => it.is4k === is4k && !it.done);
    if (kind === "movie") return chosen || theirs.length > 0 ? [is4k ? follow.film4k : follow.film] : [];
    const numbers = [...new Set([...chosen?.seasons ?? [], ...theirs.flatMap(({ seasons }) => seasons)])];
    const of = [
      ...(chosen?.all ? [follow.wants.all] : []),
      ...(numbers.length > 0 && !chosen?.all ? [list(numbers.sort((a, b) => a - b))] : []),
      // Who has each later season requested hears of them anyway.
      ...(chosen?.after !== undefined && !chosen.all && !wish ? [follow.wants.new] : []),
    ].join(", ");
    return of ? [is4k ? follow.wants.in4k(of) : of] : [];
  });
  return [...parts, ...(wish ? [follow.wish] : [])].join("; ");
}

/** How seasons are listed. */
type SeasonText = (numbers: readonly number[]) => string;
