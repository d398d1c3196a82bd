/** The card of a series. */
import type { APIButtonComponent, APIEmbedField } from "discord-api-types/v10";
import { buttons, onBehalf } from "../buttons.ts";
import { button } from "../discord/components.ts";
import { escape } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Season, SeriesCopy, SeriesDetails } from "../services/library.ts";
import { day } from "../words/date.ts";
import type { Words } from "../words/mod.ts";
import { namedSort, openSorts, type Sort } from "./category_row.ts";
import { followSeries, type Wishing } from "./follow_buttons.ts";
import { seasonLines } from "./season_list.ts";
import { maskOf } from "./season_picker.ts";
import { field, type Reader, stars, titleCard } from "./title_card.ts";

/** A series: what there is to know, how its seasons stand, and buttons when there is something to do. */
export function seriesCard(reader: Reader, details: SeriesDetails, chosen?: string): Message {
  const { series } = details;
  const sorts = openSorts(reader, "tv", details);
  const sort = namedSort(reader, "tv", { ...details, chosen });
  const open = sort ? [{ is4k: sort.is4k, what: sort.key }] : [
    ...(sorts.hd ? [{ is4k: false, what: "hd" }] : []),
    ...(sorts.uhd ? [{ is4k: true, what: "4k" }] : []),
  ];
  return titleCard(reader, {
    ...details,
    kind: "tv",
    tmdbId: series.id,
    title: series.title,
    date: series.firstAirDate,
    overview: series.overview,
    posterPath: series.posterPath,
    imdbId: series.externalIds?.imdbId,
    videos: series.relatedVideos,
    facts: facts(reader.words, details),
    actions: open.flatMap((it) => actions(reader.words, details, { ...it, what: onBehalf(it.what, reader.behalf) })),
    following: followSeries(reader, details, wishing(sort, sorts.choices)),
    choices: sorts.choices,
    chosen,
  });
}

/** In HD, or as the chosen category says; nothing while one has to be chosen. */
function wishing(sort: Sort | undefined, choices: readonly Sort[]): Wishing | undefined {
  if (sort) return { what: sort.key, is4k: sort.is4k };
  return choices.length > 0 ? undefined : { what: "hd", is4k: false };
}

/** One season, or all where nothing else is taken, at one press; else the picker. */
function actions(
  { season, request }: Words,
  details: SeriesDetails,
  { is4k, what }: { is4k: boolean; what: string },
): APIButtonComponent[] {
  const copy: SeriesCopy | undefined = is4k ? details.uhd : details.hd;
  const [only, ...more] = copy?.requestable ?? [];
  if (copy?.standing.kind !== "open" || only === undefined) return [];
  const style = is4k ? "secondary" : "primary";
  if (more.length === 0) {
    const one = buttons.requestSeasons.encode(details.series.id, what, ...maskOf(details.seasons, [only]));
    return [button(season.one(only, is4k), one, style)];
  }
  const all = buttons.requestSome.encode(details.series.id, what, "all");
  if (!details.partial) return [button(is4k ? request.button4k : request.button, all, style)];
  const choose = buttons.chooseSeasons.encode(details.series.id, what);
  return [button(is4k ? season.choose4k : season.choose, choose, style)];
}

function facts(words: Words, details: SeriesDetails): APIEmbedField[] {
  const { series, seasons, uhd } = details;
  const { card } = words;
  const { nextEpisodeToAir: next, episodeRunTime, networks, genres } = series;
  const minutes = episodeRunTime.find((it) => it > 0);
  const airs = next?.airDate ? day(words, next.airDate) : undefined;
  return [
    ...field(card.runtime, minutes ? card.minutes(minutes) : undefined, true),
    ...field(card.rating, stars(words, series), true),
    ...field(card.genres, genres.map(({ name }) => escape(name)).join(", "), true),
    ...field(card.network, networks.map(({ name }) => escape(name)).join(", "), true),
    ...field(
      card.nextEpisode,
      airs && next?.seasonNumber !== undefined && next.episodeNumber !== undefined
        ? card.nextEpisodeOn(next.seasonNumber, next.episodeNumber, escape(airs))
        : undefined,
      true,
    ),
    ...field(card.seasons, seasonLines(words, seasons, "hd")),
    ...field(card.seasons4k, uhd && concerns4k(uhd, seasons) ? seasonLines(words, seasons, "uhd") : undefined),
    ...field(card.note, hasNoChoice(details) ? words.season.wholeOnly : undefined),
  ];
}

/** Nothing is there in 4K, and this person may not ask for it: then there is nothing to say about 4K. */
function concerns4k({ standing }: SeriesCopy, seasons: readonly Season[]): boolean {
  return standing.kind !== "forbidden" || seasons.some(({ uhd }) => uhd !== "missing");
}

/** Several seasons can be asked for, but not some of them. */
function hasNoChoice({ hd, uhd, partial }: SeriesDetails): boolean {
  return !partial && [hd, uhd].some((copy) => copy?.standing.kind === "open" && copy.requestable.length > 1);
}
