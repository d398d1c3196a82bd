/** A few invented films and people, with one of each kind that the tests talk about. */
import type { TinyUser, Title } from "../../src/playground/seerr/mod.ts";

/** Discord ids of the people, by what they are. */
export const IDS = {
  owner: "200000000000000001",
  mia: "200000000000000002",
  trusted: "200000000000000003",
  usedUp: "200000000000000004",
  barred: "200000000000000005",
  twice: "200000000000000006",
  stranger: "200000000000000009",
} as const;

/** Seerr's permission bits: administrator, request, and request with automatic approval. */
const ADMIN = 2, REQUEST = 32, TRUSTED = 32 + 128;

export const PEOPLE: TinyUser[] = [
  { id: 1, name: "Owner", permissions: ADMIN, discordIds: [IDS.owner] },
  { id: 2, name: "Mia", permissions: REQUEST, discordIds: [IDS.mia] },
  { id: 3, name: "Trusted", permissions: TRUSTED, discordIds: [IDS.trusted] },
  { id: 4, name: "Used up", permissions: REQUEST, discordIds: [IDS.usedUp], movieQuota: { limit: 1, days: 7 } },
  { id: 5, name: "Barred", permissions: 64, discordIds: [IDS.barred] },
  { id: 6, name: "Twin", permissions: REQUEST, discordIds: [IDS.twice] },
  { id: 7, name: "Other twin", permissions: REQUEST, discordIds: [IDS.twice, "not-a-snowflake"] },
];

/** TMDB ids of the films. */
export const FILMS = { keeper: 9001, thieves: 9002, there: 9003, blocked: 9004, nasty: 9005, dotted: 9006 } as const;

const film = (id: number, title: string, more: Partial<Extract<Title, { kind: "movie" }>> = {}): Title => ({
  kind: "movie",
  id,
  title,
  releaseDate: "2019-03-31",
  overview: `What happens in ${title}.`,
  runtime: 112,
  voteAverage: 7.4,
  voteCount: 120,
  genreIds: [18],
  posterPath: `/poster-${id}.jpg`,
  imdbId: `tt000${id}`,
  ...more,
});

export const LIBRARY: Title[] = [
  film(FILMS.keeper, "The Lantern Keeper", {
    translations: { de: { title: "Der Laternenwärter", overview: "Ein Leuchtturmwärter antwortet auf ein Signal." } },
  }),
  film(FILMS.thieves, "The Lantern Thieves", { releaseDate: "2024-05-01" }),
  film(FILMS.there, "Harbour Lights", { library: { status: 5 } }),
  film(FILMS.blocked, "Blocked Road", { library: { status: 6 } }),
  film(FILMS.nasty, "@everyone **look**: <@200000000000000001> [x](https://example.com)! (part 1/2 & 100% #7)"),
  film(FILMS.dotted, "S.W.I.F.T."),
  { kind: "tv", id: FILMS.keeper, name: "The Lantern Keeper: The Series", firstAirDate: "2020-01-01" },
  { kind: "person", id: 77, name: "Lantern Jones" },
];
