/** Series of the sample library. Every title is invented. */
import type { Season, Series } from "./title.ts";

/** The series, most ordinary first. */
export const sampleSeries: readonly Series[] = [
  {
    kind: "tv",
    id: 720001,
    name: "Copper Valley",
    overview: "A mining town votes on whether to wake what sleeps below it.",
    translations: {
      de: {
        title: "Das Kupfertal",
        overview: "Eine Bergbaustadt stimmt ab, ob sie wecken soll, was unter ihr schläft.",
      },
    },
    firstAirDate: "2018-01-20",
    lastAirDate: "2020-03-29",
    status: "Ended",
    genreIds: [18],
    voteAverage: 8.4,
    voteCount: 5100,
    popularity: 90,
    imdbId: "tt9920001",
    tvdbId: 920001,
    posterPath: "/copperValley.jpg",
    seasons: [{ seasonNumber: 0, episodeCount: 4, airDate: "2018-12-24" }, ...seasons(2018, 3)],
  },
  {
    kind: "tv",
    id: 720002,
    name: "Fennimore Station",
    overview: "The night shift of a railway station on no map.",
    firstAirDate: "2015-09-01",
    status: "Returning Series",
    inProduction: true,
    genreIds: [35],
    popularity: 48,
    tvdbId: 920002,
    posterPath: "/fennimore.jpg",
    seasons: seasons(2015, 4),
    library: {
      status: 4,
      seasons: [{ seasonNumber: 1, status: 5 }, { seasonNumber: 2, status: 5 }, { seasonNumber: 3, status: 3 }],
    },
  },
  {
    kind: "tv",
    id: 720003,
    name: "Sixty Winters",
    overview: "One season a year, always in January.",
    firstAirDate: "1960-01-01",
    tvdbId: 920003,
    popularity: 10,
    seasons: seasons(1960, 60),
  },
  {
    kind: "tv",
    id: 720004,
    name: "The Lost Index",
    overview: "TVDB does not know it.",
    firstAirDate: "2024-03-03",
    popularity: 3,
    seasons: seasons(2024, 1),
  },
  {
    kind: "tv",
    id: 720005,
    name: "Lantern Announced",
    overview: "No season has a date yet.",
    firstAirDate: "",
    status: "Planned",
    tvdbId: 920005,
    popularity: 2,
    seasons: [],
  },
];

function seasons(firstYear: number, count: number): Season[] {
  return Array.from({ length: count }, (_, index) => ({
    seasonNumber: index + 1,
    episodeCount: 8 + index % 3,
    airDate: `${firstYear + index}-01-20`,
    posterPath: index % 2 === 0 ? `/season${index + 1}.jpg` : null,
  }));
}
