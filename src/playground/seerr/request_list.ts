/** GET /request, /user/{id}/requests and /request/count. */
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { copyOf, mediaStatus } from "./media.ts";
import { slice } from "./page.ts";
import { may } from "./permissions.ts";
import { message } from "./refusal.ts";
import { requestStatus } from "./request_status.ts";
import type { Visit } from "./route.ts";
import { serversOf, showMedia, showMediaWithSeasons, showRequest } from "./show_media.ts";
import type { Asked, World } from "./world.ts";

/** Requests that the asker may see, newest first. */
export function listRequests({ world, user, query }: Visit): Answer {
  const seesAll = may(user, "MANAGE_REQUESTS", "REQUEST_VIEW");
  const requestedBy = query.requestedBy === undefined ? undefined : Number(query.requestedBy);
  if (!seesAll && requestedBy !== undefined && requestedBy !== user.id) return notYours();
  const whose = requestedBy ?? (seesAll ? undefined : user.id);
  const type = query.mediaType ?? "all";
  const passes = filterOf(world, query.filter);
  const rows = world.requests.filter((asked) =>
    (whose === undefined || asked.requestedBy.id === whose) && (type === "all" || asked.media.mediaType === type) &&
    asked.media.hd.status !== mediaStatus.blocklisted && passes(asked)
  );
  const visitor = { world, manages: may(user, "MANAGE_REQUESTS") };
  const show = (asked: Asked) => ({ ...listed(world, asked), ...removable(visitor, asked) });
  return { status: 200, body: { ...slice(sorted(rows, query), query, { size: 10, show }), ...serviceErrors(world) } };
}

/** One person's requests, for themselves and for who may see everybody's. */
export function listRequestsOf({ world, user, query, params }: Visit): Answer {
  const id = Number(params.userId);
  if (!world.users.has(id)) return message(404, "User not found.");
  if (user.id !== id && !may(user, "MANAGE_REQUESTS", "REQUEST_VIEW")) return notYours();
  const rows = world.requests.filter((asked) => asked.requestedBy.id === id).reverse();
  return { status: 200, body: slice(rows, query, { size: 20, show: (asked) => listed(world, asked) }) };
}

/** How many there are of each sort; anybody may know. */
export function countRequests({ world }: Visit): Answer {
  const count = (test: (asked: Asked) => boolean) => world.requests.filter(test).length;
  const hasStatus = (status: number) => count((asked) => asked.status === status);
  const approved = (asked: Asked) => asked.status === requestStatus.approved;
  return {
    status: 200,
    body: {
      total: world.requests.length,
      movie: count((asked) => asked.media.mediaType === "movie"),
      tv: count((asked) => asked.media.mediaType === "tv"),
      pending: hasStatus(requestStatus.pending),
      approved: hasStatus(requestStatus.approved),
      declined: hasStatus(requestStatus.declined),
      processing: count((asked) => approved(asked) && copyStatus(asked) < mediaStatus.available),
      available: count((asked) => approved(asked) && copyStatus(asked) === mediaStatus.available),
      ...(since(world.edition, "3.0") ? { completed: hasStatus(requestStatus.completed) } : {}),
    },
  };
}

/** 403 for lists of others' requests. */
export function notYours(): Answer {
  return message(403, "You do not have permission to view this user's requests.");
}

function filterOf(world: World, filter: string = "all"): (asked: Asked) => boolean {
  const { pending, approved, failed, completed } = requestStatus;
  const done = since(world.edition, "2.6") ? completed : approved;
  const underway = (asked: Asked) => copyStatus(asked) < mediaStatus.available;
  const tests: Readonly<Record<string, (asked: Asked) => boolean>> = {
    approved: ({ status }) => status === approved,
    pending: ({ status }) => status === pending,
    processing: (asked) => asked.status === approved && underway(asked),
    unavailable: (asked) => (asked.status === pending || asked.status === approved) && underway(asked),
    available: (asked) => asked.status === done && copyStatus(asked) === mediaStatus.available,
    completed: ({ status }) => status === completed,
    deleted: (asked) => asked.status === completed && copyStatus(asked) === mediaStatus.deleted,
    failed: ({ status }) => status === failed,
  };
  return tests[filter] ?? (() => true);
}

function sorted(rows: readonly Asked[], query: Visit["query"]): Asked[] {
  const ascending = [...rows];
  if (query.sort === "modified") ascending.sort((one, other) => one.updatedAt - other.updatedAt);
  return query.sortDirection === "asc" ? ascending : ascending.reverse();
}

function listed(world: World, asked: Asked): Record<string, unknown> {
  return showRequest(world, asked, { media: showMediaIn(world, asked), users: "plain" });
}

function showMediaIn(world: World, asked: Asked): Record<string, unknown> {
  return since(world.edition, "2.0") ? showMedia(world, asked.media) : showMediaWithSeasons(world, asked.media);
}

function removable(visitor: { world: World; manages: boolean }, asked: Asked): Record<string, unknown> {
  const { world, manages } = visitor;
  if (!since(world.edition, "2.0")) return {};
  const server = serversOf(world, asked.media.mediaType).find((server) => server.id === asked.serverId);
  const profile = server?.profiles.find((profile) => profile.id === asked.profileId);
  return {
    ...(profile === undefined ? {} : { profileName: profile.name }),
    ...(manages ? { canRemove: copyOf(asked.media, asked.is4k).serviceId !== null } : {}),
  };
}

function serviceErrors(world: World): Record<string, unknown> {
  if (!since(world.edition, "3.0")) return {};
  const down = world.faults.arr === "down";
  const names = (servers: World["radarr"]) => down ? servers.map(({ id, name }) => ({ id, name })) : [];
  return { serviceErrors: { radarr: names(world.radarr), sonarr: names(world.sonarr) } };
}

function copyStatus(asked: Asked): number {
  return copyOf(asked.media, asked.is4k).status;
}
