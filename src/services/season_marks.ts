/** A series' seasons, each with how far its two copies are. */
import type { Season, SeasonMark } from "./library.ts";
import { MEDIA, openRequests, stateOf, statusOf } from "./open_requests.ts";
import type { MediaInfo } from "./seerr_schemas.ts";
import type { ListedSeason, Series } from "./series_schema.ts";
import { yearOf } from "./title_hit.ts";

/** Ascending, each number once; the specials (0) only when they are wanted. */
export function listedSeasons({ seasons }: Pick<Series, "seasons">, specials: boolean): ListedSeason[] {
  const byNumber = new Map(seasons.toReversed().map((season) => [season.seasonNumber, season]));
  return [...byNumber.values()]
    .filter(({ seasonNumber }) => seasonNumber > 0 || specials)
    .sort((a, b) => a.seasonNumber - b.seasonNumber);
}

/** What people see of a season. */
export function markedSeason(season: ListedSeason, mediaInfo: MediaInfo | undefined): Season {
  const { seasonNumber: number, name, airDate, episodeCount } = season;
  const year = yearOf(airDate);
  return {
    number,
    ...(name ? { name } : {}),
    ...(year ? { year } : {}),
    ...(airDate ? { airDate } : {}),
    episodes: episodeCount ?? 0,
    hd: markOf(number, mediaInfo, false),
    uhd: markOf(number, mediaInfo, true),
  };
}

/** What has come says more than what was asked for, and that more than a library that only expects it. */
function markOf(number: number, mediaInfo: MediaInfo | undefined, is4k: boolean): SeasonMark {
  const media = libraryStatus(number, mediaInfo, is4k);
  if (media === MEDIA.AVAILABLE) return "available";
  if (media === MEDIA.PARTIALLY_AVAILABLE) return "partial";
  const states = openRequests(mediaInfo)
    .filter((it) => it.is4k === is4k && it.seasons.includes(number))
    .map(({ status }) => stateOf(status));
  if (states.includes("approved") || media === MEDIA.PROCESSING) return "coming";
  if (states.includes("pending") || media === MEDIA.PENDING) return "requested";
  return states.length > 0 ? "failed" : "missing";
}

/** A series that somebody declared AVAILABLE without naming any season has them all. */
function libraryStatus(number: number, mediaInfo: MediaInfo | undefined, is4k: boolean): number | undefined {
  const rows = mediaInfo?.seasons ?? [];
  const silent = rows.every((row) => statusOf(row, is4k) === 1);
  if (silent && statusOf(mediaInfo, is4k) === MEDIA.AVAILABLE) return MEDIA.AVAILABLE;
  return statusOf(rows.find(({ seasonNumber }) => seasonNumber === number), is4k);
}
