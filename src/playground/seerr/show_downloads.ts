/** What Radarr and Sonarr are downloading, as Seerr tells it. */
import { iso } from "./date.ts";
import type { Copy, Download, Media, World } from "./world.ts";

/** Bytes of every file. */
const size = 8 * 2 ** 30;

/** `downloadStatus` of a row, one entry a file. */
export function showDownloads(world: World, media: Media, copy: Copy): Record<string, unknown>[] {
  return copy.downloads.map((download, index) => ({
    externalId: copy.externalServiceId ?? media.tmdbId,
    estimatedCompletionTime: iso(download.eta),
    mediaType: media.mediaType,
    size,
    sizeLeft: Math.round(size * (1 - download.part)),
    status: download.paused ? "paused" : "downloading",
    timeLeft: clock(download.eta - world.now()),
    title: `${media.tmdbId}.1080p.WEB-GROUP`,
    downloadId: `SABnzbd_nzo_${media.id}_${index}`,
    ...episode(download),
  }));
}

function episode({ season }: Download): Record<string, unknown> {
  return season === undefined ? {} : { episode: { seasonNumber: season, episodeNumber: 1 } };
}

/** "00:12:34" */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3_600)}:${two(seconds / 60 % 60)}:${two(seconds % 60)}`;
}
