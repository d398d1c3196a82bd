/** Every button, select and modal ever posted. A released name, and the order of its arguments, is for ever. */
import * as z from "zod";
import { customId } from "./discord/custom_id.ts";
import { mask, MOST_PICKS } from "./discord/picks.ts";

const tmdbId = z.coerce.number().int().positive();
const page = z.coerce.number().int().positive();
/**
 * Which of the two lives of a title, both at once, or a category's key, which says both that and where it goes; behind an @,
 * for whom it is asked, when that is somebody else: see `onBehalf`.
 */
const quality = z.string().regex(/^(hd|4k|both|[0-9a-z]{6})(@[0-9a-z]{8,13})?$/);
/** How long the list of seasons was, to notice when it is another one. */
const count = z.coerce.number().int().min(0).max(MOST_PICKS);
const shortcut = z.enum(["all", "latest", "first", "later"]);

/** The longest typed text that fits behind a name and a page number in a custom_id. */
export const TYPED_LIMIT = 90;
const typed = z.string().max(TYPED_LIMIT);

/** Whose list: a person on Discord, or "-" for one's own. */
const whose = z.string().regex(/^(-|\d{17,20})$/);
const filter = z.enum(["all", "pending", "approved", "available", "declined", "failed"]);
const requestId = z.coerce.number().int().positive();
const kind = z.enum(["movie", "tv"]);
const copy = z.enum(["hd", "4k"]);
/** The id of a notice: 16 characters. */
const noticeId = z.string().regex(/^[0-9a-z]{16}$/);
const event = z.enum(["available", "partial", "approved", "declined", "failed", "removed"]);

/** Buttons and selects by what they do. */
export const buttons = {
  /** Request a film: TMDB id, quality. */
  requestMovie: customId("rm", tmdbId, quality),
  /** A select of films; the values are TMDB ids. */
  pickMovie: customId("pm"),
  /** Another page of the films for a typed text. */
  moviePage: customId("mp", page, typed),
  /** Look again whether the person is linked, then go on with the film that they typed. */
  checkAgain: customId("ca", typed),

  /** A select of series; the values are TMDB ids. */
  pickSeries: customId("ps"),
  /** Another page of the series for a typed text. */
  seriesPage: customId("lp", page, typed),
  /** Look again whether the person is linked, then go on with the series that they typed. */
  checkAgainSeries: customId("cs", typed),
  /** Back to a series' card. */
  seriesCard: customId("sc", tmdbId),
  /** Open the picker of seasons. */
  chooseSeasons: customId("so", tmdbId, quality),
  /** A select of seasons: page, length of the whole list, picks so far; the values are season numbers of that page. */
  pickSeasons: customId("ss", tmdbId, quality, page, count, mask),
  /** Another page of the picker. */
  seasonPage: customId("sp", tmdbId, quality, page, count, mask),
  /** Request the seasons that were picked. */
  requestSeasons: customId("rs", tmdbId, quality, count, mask),
  /** Request all missing seasons, the latest, the first; or the latest, and each later one when it appears. */
  requestSome: customId("rq", tmdbId, quality, shortcut),

  /** A select of categories for a film; the values are their keys. */
  movieCategory: customId("mk", tmdbId),
  /** A select of categories for a series; the values are their keys. */
  seriesCategory: customId("sk", tmdbId),

  /** Look again whether the person is linked, and nothing more. */
  checkLink: customId("cl"),

  /** A page of a list of requests: page, filter, whose. */
  requestPage: customId("rl", page, filter, whose),
  /** A select of requests; the values are those of `requestValue`. The arguments lead back to the list. */
  openRequest: customId("ro", page, filter, whose),
  /** Take a request back. */
  cancelRequest: customId("rc", requestId, page, filter),
  /** Open the picker for a pending request for a series. */
  editSeasons: customId("re", requestId, tmdbId),
  /** Its select: request, TMDB id, page, length of the whole list, picks so far; the values are season numbers. */
  pickEdited: customId("es", requestId, tmdbId, page, count, mask),
  /** Another page of it. */
  editPage: customId("ep", requestId, tmdbId, page, count, mask),
  /** Put the picked seasons into the request. */
  saveSeasons: customId("ew", requestId, tmdbId, count, mask),

  /** Follow a film; of a series, ask what. */
  follow: customId("nf", kind, tmdbId, copy),
  /** Follow a series: those of its seasons that are on their way, each new one, or all of it. */
  followSeasons: customId("nw", tmdbId, copy, z.enum(["these", "new", "all"])),
  /** Follow a title no longer. */
  unfollow: customId("nx", kind, tmdbId),
  /** Have each later season of a series requested when it appears. */
  wishLater: customId("nl", tmdbId, quality),
  /** A page of what the person follows. */
  followingPage: customId("fl", page),
  /** A select of what the person follows; the values are `movie:603`. The argument leads back to the page. */
  stopFollowing: customId("fs", page),
  /** The card of the title that a notice is about: the notice's id is found by it. */
  noticeCard: customId("nc", kind, tmdbId, noticeId),
  /** Follow the title of a notice no longer. */
  stopNotice: customId("ns", kind, tmdbId, noticeId),
  /** Switch an event on or off: the state that it gets. */
  toggleEvent: customId("nt", event, z.enum(["on", "off"])),
  /** No quiet hours any more. */
  noQuiet: customId("nq"),

  /** Everything the bot keeps about the person, as a file. */
  exportMe: customId("me"),
  /** Ask once more before the person is forgotten. */
  forgetMe: customId("mf"),
  /** Forget the person. */
  forgetMeNow: customId("mg"),
  /** Back to the person's account. */
  backToMe: customId("mb"),
};

/** What a button asks for, and for whom when that is somebody else: their Discord id, shortened to base 36. */
export function onBehalf(what: string, person: string | undefined): string {
  return person === undefined ? what : `${what}@${BigInt(person).toString(36)}`;
}

/** Both parts of what `onBehalf` made. */
export function readBehalf(given: string): { what: string; person?: string } {
  const [what = "", digits] = given.split("@", 2);
  if (!digits) return { what };
  const person = [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  return { what, person: String(person) };
}
