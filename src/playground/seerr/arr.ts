/** What happens when an approved request goes to Radarr or Sonarr. */
import { later } from "./later.ts";
import { copyOf, mediaStatus, moveStatus } from "./media.ts";
import { requestStatus } from "./request_status.ts";
import { serversOf } from "./show_media.ts";
import { touch } from "./touch.ts";
import { announced, tellFailed } from "./webhooks.ts";
import type { ArrServer, Asked, World } from "./world.ts";

/** Sends an approved request on; a refusal makes it FAILED at once, or later when the fault says how much later. */
export function sendToArr(world: World, asked: Asked): void {
  const { media, is4k } = asked;
  const { status } = copyOf(media, is4k);
  if (status !== mediaStatus.available && status !== mediaStatus.partial) {
    moveStatus(world, media, { is4k, status: mediaStatus.processing });
  }
  asked.failsAt = undefined;
  const server = serverFor(world, asked);
  if (server === undefined) return;
  if (typeof world.faults.arr === "number") failLater(world, asked, world.faults.arr);
  else if (world.faults.arr !== false || !takes(server, asked)) failRequest(world, asked);
  else accept(world, asked, server);
}

/** Marks as FAILED. */
export function failRequest(world: World, asked: Asked): void {
  asked.failsAt = undefined;
  announced(world, asked.media, () => {
    touch(world, asked);
    asked.status = requestStatus.failed;
    tellFailed(world, asked);
  });
}

/** Unless it is sent again or deleted in the meantime. */
function failLater(world: World, asked: Asked, ms: number): void {
  const at = later(world, ms, () => {
    if (asked.failsAt === at && world.finders.requestById.get(asked.id) === asked) failRequest(world, asked);
  });
  asked.failsAt = at;
}

/** The named server, or the default one of the quality. An unknown number is nobody: the request stays APPROVED for ever. */
function serverFor(world: World, asked: Asked): ArrServer | undefined {
  const servers = serversOf(world, asked.media.mediaType);
  return servers.find((server) => asked.serverId === null ? server.is4k === asked.is4k : server.id === asked.serverId);
}

function takes(server: ArrServer, asked: Asked): boolean {
  return (asked.profileId === null || server.profiles.some((profile) => profile.id === asked.profileId)) &&
    (asked.rootFolder === null || server.rootFolders.some((folder) => folder.path === asked.rootFolder));
}

function accept(world: World, asked: Asked, server: ArrServer): void {
  const copy = copyOf(asked.media, asked.is4k);
  copy.serviceId = server.id;
  copy.externalServiceId ??= world.last.external += 1;
  copy.externalServiceSlug ??= `${asked.media.tmdbId}`;
  touch(world, asked.media);
}
