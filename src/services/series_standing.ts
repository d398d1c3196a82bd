/** What one person can do about a copy of a series now, from what Seerr tells of its seasons and of them. */
import type { Standing } from "./library.ts";
import { MEDIA, statusOf } from "./open_requests.ts";
import type { MediaInfo } from "./seerr_schemas.ts";
import { allowance, type Asker, isBlocklisted, type Look, requestedStanding } from "./standing.ts";

/** A copy of a series, with how many seasons count. */
export interface SeriesLook extends Look {
  /** Seasons with episodes. */
  listed: number;
  /** Those among them that nobody asked for. */
  missing: number;
  /** All of them are available. */
  complete: boolean;
}

/** Where a series stands for somebody: as long as a season is missing, others that were asked for stand in nobody's way. */
export function seriesStanding(mediaInfo: MediaInfo | undefined, look: SeriesLook, asker: Asker): Standing {
  if (isBlocklisted(mediaInfo)) return { kind: "blocklisted" };
  if (look.listed === 0) {
    return statusOf(mediaInfo, look.is4k) === MEDIA.AVAILABLE ? { kind: "available" } : { kind: "unknownSeasons" };
  }
  if (look.complete) return { kind: "available" };
  if (look.missing > 0) return allowance(look, asker);
  return requestedStanding(mediaInfo, look, asker) ?? { kind: "processing" };
}
