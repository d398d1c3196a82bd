/** A series as one person sees it: its details and seasons, and what they can do about each copy. */
import { readAs, readAsker } from "./asker.ts";
import { copyOf, hasUhd, isAnime, webPage } from "./copy.ts";
import type { SeriesCopy, SeriesDetails } from "./library.ts";
import { waitingFor } from "./open_requests.ts";
import { listedSeasons, markedSeason } from "./season_marks.ts";
import type { PublicSettings } from "./seerr_schemas.ts";
import type { Series } from "./series_schema.ts";
import { seriesStanding } from "./series_standing.ts";
import type { Settings } from "./settings.ts";
import { type Asker, barredFrom } from "./standing.ts";
import type { Step } from "./step.ts";

/** Reads a series afresh, and whoever asks beside it; undefined when TMDB does not know it. */
export async function readSeries(step: Step, tmdbId: number, settings: Settings): Promise<SeriesDetails | undefined> {
  const [series, asker, said] = await Promise.all([
    readAs(step, (scope) => step.seerr.series(tmdbId, step.language, scope)),
    readAsker(step, "tv"),
    settings(step),
  ]);
  return series && seen(series, said, { asker, now: step.now() });
}

function seen(
  series: Series,
  said: PublicSettings | undefined,
  { asker, now }: { asker: Asker; now: number },
): SeriesDetails {
  const { mediaInfo } = series;
  const listed = listedSeasons(series, said?.enableSpecialEpisodes === true);
  const seasons = listed.map((season) => markedSeason(season, mediaInfo));
  // Seerr's own pages offer no season without episodes either; where their number is not told, there may be some.
  const filled = new Set(listed.filter(({ episodeCount }) => episodeCount !== 0).map((it) => it.seasonNumber));
  const copy = (is4k: boolean): SeriesCopy => {
    const marks = new Map(seasons.map(({ number, hd, uhd }) => [number, is4k ? uhd : hd]));
    const missing = [...filled].filter((number) => marks.get(number) === "missing");
    const complete = filled.size > 0 && [...filled].every((number) => marks.get(number) === "available");
    const look = { kind: "tv", is4k, offered: !is4k || said?.series4kEnabled === true, now } as const;
    const standing = seriesStanding(
      mediaInfo,
      { ...look, listed: filled.size, missing: missing.length, complete },
      asker,
    );
    const hasArrived = (season = -1) => complete || marks.get(season) === "available";
    return {
      standing,
      requestable: standing.kind === "open" ? missing : [],
      ...barredFrom(look, asker),
      ...copyOf(mediaInfo, is4k, hasArrived),
    };
  };
  return {
    series,
    seasons,
    hd: copy(false),
    ...(said?.series4kEnabled || hasUhd(mediaInfo) ? { uhd: copy(true) } : {}),
    partial: said?.partialRequestsEnabled !== false,
    waiting: waitingFor(mediaInfo, asker),
    ...webPage(said, "tv", series.id),
    anime: isAnime(series),
  };
}
