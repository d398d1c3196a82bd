/** Which seasons a request may have: Seerr neither checks that one exists, nor that somebody else waits for it already. */
import type { Desk } from "./desk.ts";
import type { ChangeableRequest } from "./request_change_schema.ts";
import type { Scope } from "./seerr.ts";
import type { Series } from "./series_schema.ts";

/** Seerr's request status that no longer keeps a season. */
const DECLINED = 3, COMPLETED = 5;
/** Seerr's media status of a season that is wanted, on its way or there. */
const TAKEN = [2, 3, 4, 5];

/** Those of the wanted ones that it has already, or that anybody could ask for; ascending, each once. */
export async function allowedSeasons(
  desk: Desk,
  request: ChangeableRequest,
  { seasons, scope }: { seasons: readonly number[]; scope: Scope },
): Promise<number[]> {
  const tmdbId = request.media?.tmdbId;
  const [series, settings] = await Promise.all([
    tmdbId === undefined ? undefined : desk.seerr.series(tmdbId, "en", scope),
    desk.settings.get("", () => desk.seerr.publicSettings(scope)),
  ]);
  const taken = series ? takenSeasons(series, request) : new Set<number>();
  const open = (series?.seasons ?? [])
    .filter(({ seasonNumber, episodeCount }) => episodeCount !== 0 && !taken.has(seasonNumber))
    .map(({ seasonNumber }) => seasonNumber)
    .filter((season) => season > 0 || settings.enableSpecialEpisodes);
  const allowed = new Set([...request.seasons, ...open]);
  return [...new Set(seasons)].filter((season) => allowed.has(season)).sort((a, b) => a - b);
}

/** By requests in that quality, its own among them, or in the library. */
function takenSeasons({ mediaInfo }: Series, { is4k }: ChangeableRequest): Set<number> {
  const requested = (mediaInfo?.requests ?? [])
    .filter((it) => it.is4k === is4k && it.status !== DECLINED && it.status !== COMPLETED)
    .flatMap((it) => it.seasons);
  const library = (mediaInfo?.seasons ?? [])
    .filter(({ status, status4k }) => TAKEN.includes(is4k ? status4k : status))
    .map(({ seasonNumber }) => seasonNumber);
  return new Set([...requested, ...library]);
}
