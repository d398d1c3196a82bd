/** Seasons of the sample library's series. */
import type { Season } from "./title.ts";

/** One a year, always in January; every other one has a poster of its own, named after the series. */
export function seasonsFrom(firstYear: number, count: number, poster: string): Season[] {
  return Array.from({ length: count }, (_, index) => ({
    seasonNumber: index + 1,
    episodeCount: 8 + index % 3,
    airDate: `${firstYear + index}-01-20`,
    posterPath: index % 2 === 0 ? `/${poster}Season${index + 1}.jpg` : null,
  }));
}
