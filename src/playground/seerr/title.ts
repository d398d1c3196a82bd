/** What the tiny Seerr knows of films, series, persons and collections: the part of TMDB that it plays. */

/** Title and overview in another language than English, as TMDB holds them. */
export interface Translation {
  readonly title?: string;
  readonly overview?: string;
  readonly tagline?: string;
}

/** How a film or series stands in the library before anybody asks. Absent: Seerr never saw it. */
export interface InLibrary {
  /** MediaStatus 1–7; unknown numbers are passed on. */
  readonly status: number;
  /** MediaStatus of the 4K copy, default 1. */
  readonly status4k?: number;
  /** Seasons the library has, with their MediaStatus. */
  readonly seasons?: readonly { readonly seasonNumber: number; readonly status: number; readonly status4k?: number }[];
  /** Link to Plex or Jellyfin; made up for an available title when absent. */
  readonly mediaUrl?: string;
  /** Number of this title in Radarr or Sonarr; without it there is no download state. */
  readonly externalServiceId?: number;
}

interface Shown {
  readonly id: number;
  readonly overview?: string;
  readonly tagline?: string;
  /** BCP 47 language → texts. "en" is the record itself. */
  readonly translations?: Readonly<Record<string, Translation>>;
  readonly originalLanguage?: string;
  readonly posterPath?: string;
  readonly backdropPath?: string;
  readonly popularity?: number;
  readonly adult?: boolean;
  readonly voteAverage?: number;
  readonly voteCount?: number;
  /** TMDB genre ids, see genres.ts. */
  readonly genreIds?: readonly number[];
  readonly imdbId?: string;
  readonly keywords?: readonly { readonly id: number; readonly name: string }[];
  readonly cast?: readonly { readonly id: number; readonly name: string; readonly character?: string }[];
  /** YouTube key of a trailer. */
  readonly trailer?: string;
  /** TMDB's word: "Released", "Post Production", "Returning Series", "Ended" … */
  readonly status?: string;
  readonly homepage?: string;
  readonly library?: InLibrary;
}

/** A film. */
export interface Movie extends Shown {
  readonly kind: "movie";
  readonly title: string;
  readonly originalTitle?: string;
  /** YYYY-MM-DD, or "" when TMDB knows no date. */
  readonly releaseDate?: string;
  /** Minutes. */
  readonly runtime?: number;
  readonly budget?: number;
  readonly revenue?: number;
  readonly collectionId?: number;
  /** Dates by country; type 3 is cinema, 4 digital, 5 disc. Default: releaseDate in the US as 3 and 4. */
  readonly releases?: readonly {
    readonly country: string;
    readonly date: string;
    readonly type: number;
    readonly certification?: string;
  }[];
}

/** A season as TMDB knows it. */
export interface Season {
  readonly seasonNumber: number;
  readonly name?: string;
  readonly airDate?: string | null;
  readonly episodeCount: number;
  readonly overview?: string;
  readonly posterPath?: string | null;
}

/** An episode that was aired last, or will be next. */
export interface Episode {
  readonly seasonNumber: number;
  readonly episodeNumber: number;
  /** YYYY-MM-DD */
  readonly airDate: string;
  readonly name?: string;
}

/** A series. */
export interface Series extends Shown {
  readonly kind: "tv";
  readonly name: string;
  readonly originalName?: string;
  /** YYYY-MM-DD, or "" when TMDB knows no date. */
  readonly firstAirDate?: string;
  readonly lastAirDate?: string | null;
  readonly originCountry?: readonly string[];
  /** Minutes. */
  readonly episodeRunTime?: readonly number[];
  readonly tvdbId?: number;
  /** Season 0 holds the specials. */
  readonly seasons?: readonly Season[];
  readonly inProduction?: boolean;
  readonly lastEpisode?: Episode;
  readonly nextEpisode?: Episode;
}

/** A person, as search shows one. */
export interface Somebody {
  readonly kind: "person";
  readonly id: number;
  readonly name: string;
  readonly popularity?: number;
  readonly adult?: boolean;
  readonly profilePath?: string;
  readonly imdbId?: string;
  /** Films and series of the library that the person is known for. */
  readonly knownFor?: readonly { readonly kind: "movie" | "tv"; readonly id: number }[];
}

/** A collection of films, as search shows one. */
export interface Collection {
  readonly kind: "collection";
  readonly id: number;
  readonly title: string;
  readonly overview?: string;
  readonly posterPath?: string;
  readonly backdropPath?: string;
  readonly popularity?: number;
}

/** Anything that search can find. */
export type Title = Movie | Series | Somebody | Collection;
