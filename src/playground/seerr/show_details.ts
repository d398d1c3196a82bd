/** Films and series as their detail pages show them. */
import { since } from "./edition.ts";
import { genre } from "./genres.ts";
import { findMedia } from "./media.ts";
import { showMediaInDetails } from "./show_media.ts";
import { type Reader, textsInDetails } from "./texts.ts";
import type { Episode, Movie, Season, Series } from "./title.ts";
import type { World } from "./world.ts";

/** GET /movie/{id} */
export function showMovie(world: World, movie: Movie, reader: Reader): Record<string, unknown> {
  const texts = textsInDetails(movie, movie.title, reader);
  return {
    ...shared(world, movie),
    adult: movie.adult ?? false,
    budget: movie.budget ?? 0,
    originalTitle: movie.originalTitle ?? movie.title,
    productionCountries: [{ iso_3166_1: "US", name: "United States of America" }],
    releaseDate: movie.releaseDate ?? "",
    releases: { results: releases(movie) },
    revenue: movie.revenue ?? 0,
    spokenLanguages: [{ english_name: "English", iso_639_1: "en", name: "en" }],
    title: texts.title,
    video: false,
    imdbId: movie.imdbId ?? null,
    overview: texts.overview,
    runtime: movie.runtime ?? null,
    tagline: texts.tagline,
    ...collection(world, movie),
    externalIds: { facebookId: null, imdbId: movie.imdbId ?? null, instagramId: null, twitterId: null },
  };
}

/** GET /tv/{id} */
export function showSeries(world: World, series: Series, reader: Reader): Record<string, unknown> {
  const texts = textsInDetails(series, series.name, reader);
  const numbered = (series.seasons ?? []).filter((season) => season.seasonNumber > 0);
  return {
    ...shared(world, series),
    createdBy: [],
    episodeRunTime: series.episodeRunTime ?? [50],
    firstAirDate: series.firstAirDate ?? "",
    inProduction: series.inProduction ?? false,
    languages: ["en"],
    lastAirDate: series.lastAirDate ?? null,
    name: texts.title,
    networks: [],
    numberOfEpisodes: numbered.reduce((sum, season) => sum + season.episodeCount, 0),
    numberOfSeasons: numbered.length,
    originCountry: series.originCountry ?? ["US"],
    originalName: series.originalName ?? series.name,
    tagline: texts.tagline,
    overview: texts.overview,
    productionCountries: [],
    contentRatings: { results: [] },
    spokenLanguages: [{ englishName: "English", iso_639_1: "en", name: "en" }],
    seasons: (series.seasons ?? []).map((season) => showSeason(series, season)),
    type: "Scripted",
    ...(series.lastEpisode === undefined ? {} : { lastEpisodeToAir: showEpisode(series, series.lastEpisode) }),
    ...(series.nextEpisode === undefined ? {} : { nextEpisodeToAir: showEpisode(series, series.nextEpisode) }),
    externalIds: {
      facebookId: null,
      freebaseId: null,
      freebaseMid: null,
      imdbId: series.imdbId ?? null,
      instagramId: null,
      tvdbId: series.tvdbId ?? null,
      tvrageId: null,
      twitterId: null,
    },
  };
}

function shared(world: World, title: Movie | Series): Record<string, unknown> {
  const media = findMedia(world, title.kind, title.id);
  return {
    id: title.id,
    genres: (title.genreIds ?? []).map(genre),
    relatedVideos: title.trailer === undefined ? [] : [trailer(title.trailer)],
    originalLanguage: title.originalLanguage ?? "en",
    popularity: title.popularity ?? 1,
    productionCompanies: [],
    status: title.status ?? (title.kind === "movie" ? "Released" : "Ended"),
    voteAverage: title.voteAverage ?? 0,
    voteCount: title.voteCount ?? 0,
    backdropPath: title.backdropPath ?? null,
    homepage: title.homepage ?? "",
    posterPath: title.posterPath ?? null,
    credits: { cast: (title.cast ?? []).map((member, order) => castMember(title, member, order)), crew: [] },
    ...(media === undefined ? {} : { mediaInfo: showMediaInDetails(world, media) }),
    watchProviders: [],
    keywords: title.keywords ?? [],
    ...(since(world.edition, "2.0") ? { onUserWatchlist: false } : {}),
  };
}

function releases(movie: Movie): Record<string, unknown>[] {
  const dated = movie.releases ?? defaultReleases(movie);
  return [...new Set(dated.map((release) => release.country))].map((country) => ({
    iso_3166_1: country,
    release_dates: dated.filter((release) => release.country === country).map((release) => ({
      certification: release.certification ?? "",
      descriptors: [],
      iso_639_1: "",
      note: "",
      release_date: `${release.date}T00:00:00.000Z`,
      type: release.type,
    })),
  }));
}

function defaultReleases(movie: Movie): NonNullable<Movie["releases"]> {
  if (!movie.releaseDate) return [];
  return [3, 4].map((type) => ({ country: "US", date: movie.releaseDate ?? "", type }));
}

function collection(world: World, movie: Movie): Record<string, unknown> {
  const found = movie.collectionId === undefined ? undefined : world.collections.get(movie.collectionId);
  if (found === undefined) return {};
  const { id, title, posterPath = null, backdropPath = null } = found;
  return { collection: { id, name: title, posterPath, backdropPath } };
}

function showSeason(series: Series, season: Season): Record<string, unknown> {
  return {
    airDate: season.airDate ?? null,
    episodeCount: season.episodeCount,
    id: series.id * 100 + season.seasonNumber,
    name: season.name ?? (season.seasonNumber === 0 ? "Specials" : `Season ${season.seasonNumber}`),
    overview: season.overview ?? "",
    seasonNumber: season.seasonNumber,
    posterPath: season.posterPath ?? null,
  };
}

function showEpisode(series: Series, episode: Episode): Record<string, unknown> {
  return {
    id: series.id * 10_000 + episode.seasonNumber * 100 + episode.episodeNumber,
    airDate: episode.airDate,
    episodeNumber: episode.episodeNumber,
    name: episode.name ?? `Episode ${episode.episodeNumber}`,
    overview: "",
    productionCode: "",
    seasonNumber: episode.seasonNumber,
    showId: series.id,
    voteAverage: 0,
    voteCount: 0,
    stillPath: null,
  };
}

function trailer(key: string): Record<string, unknown> {
  return {
    site: "YouTube",
    key,
    name: "Official Trailer",
    size: 1080,
    type: "Trailer",
    url: `https://www.youtube.com/watch?v=${key}`,
  };
}

function castMember(
  title: Movie | Series,
  member: NonNullable<Movie["cast"]>[number],
  order: number,
): Record<string, unknown> {
  return {
    ...(title.kind === "movie" ? { castId: order + 1 } : {}),
    character: member.character ?? "",
    creditId: `credit-${member.id}`,
    id: member.id,
    name: member.name,
    order,
    gender: 0,
    profilePath: null,
  };
}
