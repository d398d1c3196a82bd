/** Films, series, persons and collections as search results show them. */
import { findMedia } from "./media.ts";
import { showMediaInList } from "./show_media.ts";
import type { Collection, Movie, Series, Somebody, Title } from "./title.ts";
import { type Reader, textsInList } from "./texts.ts";
import type { World } from "./world.ts";

/** One entry of a list; `mediaInfo` is absent when Seerr never saw the title. */
export function showHit(world: World, title: Title, reader: Reader): Record<string, unknown> {
  if (title.kind === "person") return showPerson(world, title, reader);
  if (title.kind === "collection") return showCollection(title);
  const media = findMedia(world, title.kind, title.id);
  return {
    ...(title.kind === "movie" ? showMovieHit(title, reader) : showSeriesHit(title, reader)),
    ...(media === undefined ? {} : { mediaInfo: showMediaInList(world, media) }),
  };
}

function showMovieHit(movie: Movie, reader: Reader): Record<string, unknown> {
  const texts = textsInList(movie, movie.title, reader);
  return {
    ...shared(movie),
    mediaType: "movie",
    adult: movie.adult ?? false,
    originalTitle: movie.originalTitle ?? movie.title,
    releaseDate: movie.releaseDate ?? "",
    title: texts.title,
    overview: texts.overview,
    video: false,
  };
}

function showSeriesHit(series: Series, reader: Reader): Record<string, unknown> {
  const texts = textsInList(series, series.name, reader);
  return {
    ...shared(series),
    mediaType: "tv",
    firstAirDate: series.firstAirDate ?? "",
    name: texts.title,
    originCountry: series.originCountry ?? ["US"],
    originalName: series.originalName ?? series.name,
    overview: texts.overview,
  };
}

function shared(title: Movie | Series): Record<string, unknown> {
  return {
    id: title.id,
    genreIds: title.genreIds ?? [],
    originalLanguage: title.originalLanguage ?? "en",
    popularity: title.popularity ?? 1,
    voteAverage: title.voteAverage ?? 0,
    voteCount: title.voteCount ?? 0,
    backdropPath: title.backdropPath ?? null,
    posterPath: title.posterPath ?? null,
  };
}

function showPerson(world: World, person: Somebody, reader: Reader): Record<string, unknown> {
  const knownFor = (person.knownFor ?? []).flatMap(({ kind, id }) =>
    (kind === "movie" ? world.movies : world.series).get(id) ?? []
  );
  return {
    id: person.id,
    name: person.name,
    popularity: person.popularity ?? 1,
    adult: person.adult ?? false,
    mediaType: "person",
    profilePath: person.profilePath ?? null,
    knownFor: knownFor.map((title) =>
      title.kind === "movie" ? showMovieHit(title, reader) : showSeriesHit(title, reader)
    ),
  };
}

function showCollection(collection: Collection): Record<string, unknown> {
  return {
    id: collection.id,
    mediaType: "collection",
    adult: false,
    originalLanguage: "en",
    originalTitle: collection.title,
    title: collection.title,
    overview: collection.overview ?? "",
    backdropPath: collection.backdropPath ?? null,
    posterPath: collection.posterPath ?? null,
  };
}
