/** The library for `usherr play` and the tests. Every title, person and picture path is invented. */
import { sampleFilms } from "./sample_films.ts";
import { sampleFurtherFilms } from "./sample_further_films.ts";
import { sampleFurtherSeries } from "./sample_further_series.ts";
import { inGerman } from "./sample_german.ts";
import { sampleSeries } from "./sample_series.ts";
import type { Movie, Title } from "./title.ts";

/** TMDB's numbers of the sample titles, by what is special about them. */
export const sampleIds = {
  open: 700001,
  available: 700002,
  processing: 700003,
  pendingByAnother: 700004,
  blocklisted: 700005,
  deleted: 700006,
  longTitle: 700007,
  longOverview: 700008,
  noPosterNoDate: 700009,
  emoji: 700010,
  rightToLeft: 700011,
  markdown: 700012,
  reserved: 700013,
  adult: 700014,
  notOutYet: 700015,
  sequel: 700016,
  yearInTitle: 700018,
  dotted: 700019,
  available4k: 700020,
  firstOfTrilogy: 700021,
  secondOfTrilogy: 700022,
  thirdOfTrilogy: 700023,
  availableBoth: 700024,
  animeFilm: 700025,
  inCinemas: 700026,
  short: 700027,
  accents: 700028,
  processingBoth: 700029,
  /** A film and a series have this number. */
  shared: 720001,
  partialSeries: 720002,
  manySeasons: 720003,
  seriesWithoutTvdb: 720004,
  seriesWithoutSeasons: 720005,
  returningSeries: 720006,
  availableSeries: 720007,
  partialWithSpecials: 720008,
  animeSeries: 720009,
  seriesNotOutYet: 720010,
  deletedSeries: 720011,
  blocklistedSeries: 720012,
  processingSeries: 720013,
  specialsOnly: 720014,
  emojiSeries: 720015,
  rightToLeftSeries: 720016,
  markdownSeries: 720017,
  availableSeries4k: 720018,
  person: 730001,
  collection: 710001,
  trilogy: 710002,
  /** First of 30 films that one search finds. */
  firstOfMany: 740001,
} as const;

const many: readonly Movie[] = Array.from({ length: 30 }, (_, index) => ({
  kind: "movie",
  id: sampleIds.firstOfMany + index,
  title: `Paper Comet, Part ${index + 1}`,
  overview: `The ${index + 1}. journey of a comet folded out of a school register.`,
  releaseDate: `${1990 + index}-05-01`,
  runtime: 80 + index,
  genreIds: [12, 10751],
  voteAverage: 6.1,
  voteCount: 210,
  popularity: 20 - index / 2,
  posterPath: `/paperComet${index + 1}.jpg`,
}));

/** Some fifty films and series with something special each, 30 films alike, people and collections. */
export const sampleLibrary: readonly Title[] = [
  ...[...sampleFilms, ...sampleFurtherFilms, ...many, ...sampleSeries, ...sampleFurtherSeries].map(inGerman),
  {
    kind: "person",
    id: sampleIds.person,
    name: "Ines Lanternfield",
    popularity: 31,
    profilePath: "/inesLanternfield.jpg",
    imdbId: "nm9900001",
    knownFor: [{ kind: "movie", id: sampleIds.open }, { kind: "tv", id: sampleIds.shared }],
  },
  { kind: "person", id: 730002, name: "Lantern Nobody", popularity: 1 },
  {
    kind: "person",
    id: 730003,
    name: "Tobias Wrenfield",
    popularity: 24,
    profilePath: "/tobiasWrenfield.jpg",
    knownFor: [{ kind: "movie", id: sampleIds.firstOfTrilogy }, { kind: "movie", id: sampleIds.secondOfTrilogy }],
  },
  {
    kind: "person",
    id: 730004,
    name: "Aiko Hoshizaki",
    popularity: 22,
    profilePath: "/aikoHoshizaki.jpg",
    knownFor: [{ kind: "movie", id: sampleIds.animeFilm }, { kind: "tv", id: sampleIds.returningSeries }],
  },
  {
    kind: "collection",
    id: sampleIds.collection,
    title: "The Lantern Keeper Collection",
    overview: "Both films about the last lighthouse on an inland sea.",
    posterPath: "/lanternCollection.jpg",
    popularity: 15,
  },
  {
    kind: "collection",
    id: sampleIds.trilogy,
    title: "The Night Train Collection",
    overview: "Three journeys on a line that is on no map.",
    posterPath: "/nightTrainCollection.jpg",
    popularity: 14,
  },
];
