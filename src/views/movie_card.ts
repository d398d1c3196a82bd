/** The card of a film. */
import type { APIButtonComponent, APIEmbedField } from "discord-api-types/v10";
import { buttons, onBehalf } from "../buttons.ts";
import { button } from "../discord/components.ts";
import { escape } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { MovieDetails } from "../services/library.ts";
import { day } from "../words/date.ts";
import { namedSort, type OpenSorts, openSorts, type Sort } from "./category_row.ts";
import { followFilm } from "./follow_buttons.ts";
import { isUpcoming, releaseDates } from "./release_dates.ts";
import { field, type Reader, stars, titleCard } from "./title_card.ts";

/** A film: what there is to know, how it stands for this person, and buttons when there is something to do. */
export function movieCard(reader: Reader, details: MovieDetails, chosen?: string): Message {
  const { movie } = details;
  const sorts = openSorts(reader, "movie", details);
  return titleCard(reader, {
    ...details,
    kind: "movie",
    tmdbId: movie.id,
    title: movie.title,
    date: movie.releaseDate,
    overview: movie.overview,
    posterPath: movie.posterPath,
    imdbId: movie.imdbId,
    videos: movie.relatedVideos,
    facts: facts(reader, details),
    actions: actions(reader, details, { sorts, sort: namedSort(reader, "movie", { ...details, chosen }) }),
    following: followFilm(reader, details),
    choices: sorts.choices,
    chosen,
  });
}

function actions(
  { words: { request }, behalf }: Reader,
  { movie }: MovieDetails,
  { sorts, sort }: { sorts: OpenSorts; sort: Sort | undefined },
): APIButtonComponent[] {
  const ask = (label: string, what: string, style: "primary" | "secondary") =>
    button(label, buttons.requestMovie.encode(movie.id, onBehalf(what, behalf)), style);
  if (sort) return [ask(sort.is4k ? request.button4k : request.button, sort.key, "primary")];
  const { hd, uhd } = sorts;
  return [
    ...(hd ? [ask(request.button, "hd", "primary")] : []),
    ...(uhd ? [ask(request.button4k, "4k", hd ? "secondary" : "primary")] : []),
    ...(hd && uhd ? [ask(request.buttonBoth, "both", "secondary")] : []),
  ];
}

function facts({ words, region, now }: Reader, { movie }: MovieDetails): APIEmbedField[] {
  const { card } = words;
  const dates = releaseDates(movie, region);
  const coming = isUpcoming(dates, now);
  // A German date begins like an item of a list.
  const date = (iso: string | undefined) => coming && iso ? escape(day(words, iso) ?? "") : undefined;
  return [
    ...field(card.runtime, movie.runtime ? card.minutes(movie.runtime) : undefined, true),
    ...field(card.rating, stars(words, movie), true),
    ...field(card.genres, movie.genres.map(({ name }) => escape(name)).join(", "), true),
    ...field(card.cinema, date(dates.cinema), true),
    ...field(card.digital, date(dates.digital), true),
  ];
}
