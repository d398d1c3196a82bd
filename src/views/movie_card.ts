import type { APIEmbedField } from "discord-api-types/v10";
import { buttons } from "../buttons.ts";
import { button, linkButton, type Row, row } from "../discord/components.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import { escape } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { MovieDetails } from "../services/library.ts";
import type { Movie } from "../services/seerr_schemas.ts";
import { day } from "../words/date.ts";
import type { Words } from "../words/mod.ts";
import { isUpcoming, releaseDates } from "./release_dates.ts";
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
}

/** A film: poster, facts, how it stands for this person, and a button when there is something to do. */
export function movieCard(reader: Reader, { movie, standing, waiting, webUrl, watchUrl }: MovieDetails): Message {
  const { words } = reader;
  const { card, request } = words;
  const action = standing.kind === "open"
    ? [button(request.button, buttons.requestMovie.encode(movie.id, "hd"), "primary")]
    : [];
  const watch = watchUrl && standing.kind === "available" ? [linkButton(card.links.watch, watchUrl)] : [];
  const url = webUrl ?? tmdbUrl(movie);
  return {
    embeds: [{
      title: heading(movie),
      url,
      description: movie.overview?.trim() ? escape(cut(movie.overview.trim(), OVERVIEW)) : card.noOverview,
      color: standingColour(standing),
      fields: [
        ...facts(reader, movie),
        { name: card.status, value: standingText(words, standing) },
      ],
      ...(waiting > 0 ? { footer: { text: card.waiting(waiting) } } : {}),
      ...(movie.posterPath?.startsWith("/")
        ? { thumbnail: { url: `https://image.tmdb.org/t/p/w342${movie.posterPath}` } }
        : {}),
    }],
    components: [...rowOf([...action, ...watch]), ...rowOf(links(words, movie, webUrl))],
  };
}

/** A film's title with its year: a long title is cut, its year is not. */
function heading({ title, releaseDate }: Movie): string {
  const year = /^\d{4}/.exec(releaseDate ?? "")?.[0];
  const end = year ? ` (${year})` : "";
  return titleText(title, LIMITS.embedTitle - end.length) + end;
}

function facts({ words, region, now }: Reader, movie: Movie): APIEmbedField[] {
  const { card, tag } = words;
  const field = (name: string, value: string | undefined) => value ? [{ name, value, inline: true }] : [];
  const rated = (movie.voteCount ?? 0) > 0 && movie.voteAverage;
  const stars = rated &&
    new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rated);
  const dates = releaseDates(movie, region);
  const coming = isUpcoming(dates, now);
  // A German date begins like an item of a list.
  const date = (iso: string | undefined) => coming && iso ? escape(day(words, iso) ?? "") : undefined;
  return [
    ...field(card.runtime, movie.runtime ? card.minutes(movie.runtime) : undefined),
    ...field(card.rating, stars ? `★ ${stars}` : undefined),
    ...field(card.genres, movie.genres.map(({ name }) => escape(name)).join(", ")),
    ...field(card.cinema, date(dates.cinema)),
    ...field(card.digital, date(dates.digital)),
  ];
}

function links({ card }: Words, movie: Movie, webUrl: string | undefined) {
  const { imdbId } = movie;
  const trailer = movie.relatedVideos
    .find(({ type, site, key }) => type === "Trailer" && site === "YouTube" && key && /^[\w-]+$/.test(key));
  return [
    linkButton("TMDB", tmdbUrl(movie)),
    ...(imdbId && /^tt\d+$/.test(imdbId) ? [linkButton("IMDb", `https://www.imdb.com/title/${imdbId}/`)] : []),
    ...(trailer ? [linkButton(card.links.trailer, `https://youtu.be/${trailer.key}`)] : []),
    ...(webUrl ? [linkButton(card.links.seerr, webUrl)] : []),
  ];
}

function tmdbUrl({ id }: Movie): string {
  return `https://www.themoviedb.org/movie/${id}`;
}

function rowOf(components: Parameters<typeof row>): Row[] {
  return components.length > 0 ? [row(...components)] : [];
}
