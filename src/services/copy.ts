/** What both kinds of titles tell of their copies: where they can be watched, and how far downloads are. */
import { ANIME_KEYWORD } from "./categories.ts";
import { downloadsOf } from "./downloads.ts";
import type { Copy, Kind } from "./library.ts";
import { MEDIA, openRequests, statusOf } from "./open_requests.ts";
import type { MediaInfo, PublicSettings } from "./seerr_schemas.ts";

/** Whether it is anime, by the keyword that Seerr goes by too. */
export function isAnime({ keywords }: { keywords: readonly { id: number }[] }): boolean {
  return keywords.some(({ id }) => id === ANIME_KEYWORD);
}

/** Where a copy can be watched and how far downloads of it are; without what has arrived, which lingers in Seerr's list. */
export function copyOf(
  mediaInfo: MediaInfo | undefined,
  is4k: boolean,
  hasArrived: (season: number | undefined) => boolean,
): Omit<Copy, "standing"> {
  const watchUrl = is4k
    ? webAddress(mediaInfo?.mediaUrl4k) ?? webAddress(mediaInfo?.plexUrl4k)
    : webAddress(mediaInfo?.mediaUrl) ?? webAddress(mediaInfo?.plexUrl);
  const items = (is4k ? mediaInfo?.downloadStatus4k : mediaInfo?.downloadStatus) ?? [];
  const downloads = downloadsOf(items).filter(({ season }) => !hasArrived(season));
  return { downloads, ...(watchUrl ? { watchUrl } : {}) };
}

/** Whether there is a 4K copy, or somebody waits for one. */
export function hasUhd(mediaInfo: MediaInfo | undefined): boolean {
  const status = statusOf(mediaInfo, true) ?? 1;
  return (status >= MEDIA.PENDING && status <= MEDIA.AVAILABLE) || openRequests(mediaInfo).some(({ is4k }) => is4k);
}

/** A title's page in Seerr, when Seerr knows its own address. */
export function webPage(settings: PublicSettings | undefined, kind: Kind, tmdbId: number): { webUrl?: string } {
  const url = webAddress(settings?.applicationUrl);
  return url ? { webUrl: `${url.replace(/\/+$/, "")}/${kind}/${tmdbId}` } : {};
}

/** An address that a link button takes. */
function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}
