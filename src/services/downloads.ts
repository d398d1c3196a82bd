/** How far Radarr or Sonarr is with what it downloads. */
import type { Download } from "./library.ts";
import type { DownloadingItem } from "./seerr_schemas.ts";

/** All pieces of a season as one download, ascending; those of no season (a film's) come first. */
export function downloadsOf(items: readonly DownloadingItem[]): Download[] {
  const groups = Map.groupBy(items, ({ episode }) => episode?.seasonNumber);
  return [...groups]
    .sort(([a = -1], [b = -1]) => a - b)
    .map(([season, pieces]) => ({ ...download(pieces), ...(season === undefined ? {} : { season }) }));
}

function download(pieces: readonly DownloadingItem[]): Download {
  const eta = latest(pieces);
  const titles = new Set(pieces.map(({ title }) => title));
  const [title] = titles.size === 1 ? titles : [];
  return {
    part: partOf(pieces),
    paused: pieces.every(({ status }) => status?.toLowerCase() === "paused"),
    ...(eta === undefined ? {} : { eta }),
    ...(title ? { title } : {}),
  };
}

/** By size; 0 when no size is known. */
function partOf(pieces: readonly DownloadingItem[]): number {
  const sum = (of: (piece: DownloadingItem) => number) =>
    pieces.reduce((all, piece) => all + Math.max(0, of(piece)), 0);
  const size = sum((it) => it.size);
  return size > 0 ? Math.min(1, Math.max(0, 1 - sum((it) => it.sizeLeft) / size)) : 0;
}

/** When the last piece is expected, unless one has no time. */
function latest(pieces: readonly DownloadingItem[]): number | undefined {
  const etas = pieces.map(({ estimatedCompletionTime }) => Date.parse(estimatedCompletionTime ?? ""));
  const eta = Math.max(...etas);
  return Number.isFinite(eta) ? eta : undefined;
}
