/** Media rows and requests as Seerr's answers show them: the same rows come in four depths. */
import { showDownloads } from "./show_downloads.ts";
import { since } from "./edition.ts";
import { type Detail, showUser } from "./show_user.ts";
import { iso } from "./date.ts";
import { requestsOf } from "./tables.ts";
import type { ArrServer, Asked, Copy, Media, World } from "./world.ts";

/** A row alone, as it stands in lists of requests and inside requests. */
export function showMedia(world: World, media: Media): Record<string, unknown> {
  return {
    downloadStatus: showDownloads(world, media, media.hd),
    downloadStatus4k: showDownloads(world, media, media.uhd),
    id: media.id,
    mediaType: media.mediaType,
    tmdbId: media.tmdbId,
    tvdbId: media.tvdbId,
    imdbId: null,
    status: media.hd.status,
    status4k: media.uhd.status,
    createdAt: iso(media.createdAt),
    updatedAt: iso(media.updatedAt),
    lastSeasonChange: iso(media.lastSeasonChange),
    mediaAddedAt: media.mediaAddedAt === null ? null : iso(media.mediaAddedAt),
    ...showCopy(world, media, media.hd, ""),
    ...showCopy(world, media, media.uhd, "4k"),
  };
}

/** A row with the seasons that the library has. */
export function showMediaWithSeasons(world: World, media: Media): Record<string, unknown> {
  const { createdAt, updatedAt } = media;
  return {
    ...showMedia(world, media),
    seasons: media.seasons.map((season) => ({ ...season, createdAt: iso(createdAt), updatedAt: iso(updatedAt) })),
  };
}

/** A row with its seasons and everybody's requests, e-mail addresses included, as details and some 201s have it. */
export function showMediaWithRequests(world: World, media: Media): Record<string, unknown> {
  return {
    ...showMediaWithSeasons(world, media),
    requests: requestsOf(world, media).map((asked) =>
      showRequest(world, asked, { media: showMedia(world, media), users: "plain" })
    ),
  };
}

/** mediaInfo of a search hit. */
export function showMediaInList(world: World, media: Media): Record<string, unknown> {
  const shown = since(world.edition, "2.0") ? showMedia(world, media) : showMediaWithSeasons(world, media);
  return since(world.edition, "2.0") ? { ...shown, watchlists: [] } : shown;
}

/** mediaInfo of details. */
export function showMediaInDetails(world: World, media: Media): Record<string, unknown> {
  return { ...showMediaWithRequests(world, media), issues: [] };
}

/** A request, with the row as given and its people at that depth. */
export function showRequest(
  world: World,
  asked: Asked,
  as: { readonly media: Record<string, unknown>; readonly users: Detail },
): Record<string, unknown> {
  return {
    id: asked.id,
    status: asked.status,
    createdAt: iso(asked.createdAt),
    updatedAt: iso(asked.updatedAt),
    type: asked.media.mediaType,
    is4k: asked.is4k,
    serverId: asked.serverId,
    profileId: asked.profileId,
    rootFolder: asked.rootFolder,
    languageProfileId: asked.languageProfileId,
    tags: asked.tags,
    isAutoRequest: false,
    media: as.media,
    requestedBy: showUser(world, asked.requestedBy, as.users),
    modifiedBy: asked.modifiedBy === undefined ? null : showUser(world, asked.modifiedBy, as.users),
    seasons: showAskedSeasons(asked),
    seasonCount: asked.seasons.length,
  };
}

/** A request alone: people with their settings, the row with its seasons. */
export function showWholeRequest(world: World, asked: Asked): Record<string, unknown> {
  return showRequest(world, asked, { media: showMediaWithSeasons(world, asked.media), users: "settings" });
}

/** Seasons of a request. */
export function showAskedSeasons(asked: Asked): Record<string, unknown>[] {
  const dates = { createdAt: iso(asked.createdAt), updatedAt: iso(asked.updatedAt) };
  return asked.seasons.map((season) => ({ ...season, ...dates }));
}

function showCopy(world: World, media: Media, copy: Copy, suffix: "" | "4k"): Record<string, unknown> {
  const jellyfin = since(world.edition, "2.0");
  const server = serversOf(world, media.mediaType).find((server) => server.id === copy.serviceId);
  const watch = jellyfin ? "mediaUrl" : "plexUrl";
  return {
    [`serviceId${suffix}`]: copy.serviceId,
    [`externalServiceId${suffix}`]: copy.externalServiceId,
    [`externalServiceSlug${suffix}`]: copy.externalServiceSlug,
    [`ratingKey${suffix}`]: jellyfin ? null : copy.mediaServerId,
    ...(jellyfin ? { [`jellyfinMediaId${suffix}`]: copy.mediaServerId } : {}),
    ...(copy.mediaUrl === undefined ? {} : { [`${watch}${suffix}`]: copy.mediaUrl }),
    ...(server === undefined ? {} : { [`serviceUrl${suffix}`]: serviceUrl(server, media, copy) }),
  };
}

function serviceUrl(server: ArrServer, media: Media, copy: Copy): string {
  return `${server.url}/${media.mediaType === "movie" ? "movie" : "series"}/${copy.externalServiceSlug}`;
}

/** Radarr serves films, Sonarr series. */
export function serversOf(world: World, mediaType: "movie" | "tv"): readonly ArrServer[] {
  return mediaType === "movie" ? world.radarr : world.sonarr;
}
