/** When a film can be seen, and where. */
import type { Movie } from "../services/seerr_schemas.ts";

/** TMDB's kinds of release: limited and wide in cinemas, digital. */
const CINEMA = [2, 3], DIGITAL = [4];

/** The days ("2026-12-04") on which a film comes to cinemas and can be bought; undefined where nobody has said. */
export interface ReleaseDates {
  cinema: string | undefined;
  digital: string | undefined;
}

/** The release dates of a film in `region` (ISO 3166), else in the USA, else the earliest anywhere. */
export function releaseDates(movie: Movie, region: string | undefined): ReleaseDates {
  const countries = movie.releases?.results ?? [];
  const dateOf = (types: readonly number[]) => {
    const inOrder = [region, "US"].map((code) => countries.filter((it) => it.iso_3166_1 === code));
    return [...inOrder, countries].map((some) => earliest(some, types)).find(Boolean);
  };
  return { cinema: dateOf(CINEMA) ?? (movie.releaseDate || undefined)?.slice(0, 10), digital: dateOf(DIGITAL) };
}

/** Whether a film can be had nowhere yet: its digital release, or without one its cinema release, is still to come. */
export function isUpcoming({ cinema, digital }: ReleaseDates, now: number): boolean {
  const first = digital ?? cinema;
  return first !== undefined && Date.parse(first) > now;
}

type Country = NonNullable<Movie["releases"]>["results"][number];

function earliest(countries: readonly Country[], types: readonly number[]): string | undefined {
  return countries.flatMap((it) => it.release_dates)
    .filter((it) => types.includes(it.type ?? 0) && it.release_date)
    .map((it) => (it.release_date ?? "").slice(0, 10))
    .sort()[0];
}
