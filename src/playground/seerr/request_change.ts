/** Approving, declining, repeating, editing and deleting a request. */
import type { Account } from "./account.ts";
import { newAskedSeason, setRequestStatus } from "./ask.ts";
import { isOpen, noSuchUser } from "./ask_rules.ts";
import { sendToArr } from "./arr.ts";
import type { Answer } from "./call.ts";
import { since } from "./edition.ts";
import { copyOf, mediaStatus, moveStatus } from "./media.ts";
import { may } from "./permissions.ts";
import { message } from "./refusal.ts";
import { type EditedRequest, editedRequest } from "./request_body.ts";
import { requestStatus } from "./request_status.ts";
import type { Visit } from "./route.ts";
import { showMediaWithSeasons, showRequest, showWholeRequest } from "./show_media.ts";
import { deleteAsked, handOver, requestsOf } from "./tables.ts";
import { touch } from "./touch.ts";
import { announced, tellDecided } from "./webhooks.ts";
import type { Asked, World } from "./world.ts";

/** POST /request/{id}/approve|decline. Approving twice sends it to Radarr twice. */
export function decide({ world, user, params }: Visit): Answer {
  const asked = findRequest(world, params.requestId);
  if (asked === undefined) return notFound();
  return params.status === "approve" ? approve(world, asked, user) : decline(world, asked, user);
}

/** POST /request/{id}/retry */
export function retry({ world, user, params }: Visit): Answer {
  const asked = findRequest(world, params.requestId);
  return asked === undefined ? notFound() : approve(world, asked, user);
}

/** PUT /request/{id}: what is left out is reset, and an approval is told once more. */
export function edit({ world, user, params, body }: Visit): Answer {
  const asked = findRequest(world, params.requestId);
  if (asked === undefined) return notFound();
  const edited = editedRequest.parse(body);
  if (!mayEdit(user, asked)) return message(403, "You do not have permission to modify this request.");
  const refusal = changeOwner(world, { asked, user, userId: edited.userId });
  if (refusal !== undefined) return refusal;
  const shortage = asked.media.mediaType === "tv" ? changeSeasons(world, asked, edited.seasons) : undefined;
  if (shortage !== undefined) return shortage;
  setOptions(world, asked, edited);
  tellDecided(world, asked);
  return { status: 200, body: showWholeRequest(world, asked) };
}

/** DELETE /request/{id}; until 3.1 anybody may delete what is PENDING, and owners everything. */
export function remove({ world, user, params }: Visit): Answer {
  const asked = findRequest(world, params.requestId);
  if (asked === undefined) return notFound();
  if (!mayDelete(world, user, asked)) return message(401, "You do not have permission to delete this request.");
  deleteRequest(world, asked);
  return { status: 204 };
}

/** Takes a request out; a row that nobody asks for any more becomes UNKNOWN. */
export function deleteRequest(world: World, asked: Asked): void {
  deleteAsked(world, asked);
  const { media, is4k } = asked;
  const wanted = requestsOf(world, media).some((other) => other.is4k === is4k);
  if (wanted || copyOf(media, is4k).status > mediaStatus.processing) return;
  moveStatus(world, media, { is4k, status: mediaStatus.unknown });
}

/** Approves and sends on. The answer shows the row as it was before that. */
export function approve(world: World, asked: Asked, by: Account | undefined): Answer {
  return announced(world, asked.media, () => {
    asked.modifiedBy = by;
    setRequestStatus(world, asked, requestStatus.approved);
    tellDecided(world, asked);
    const media = showMediaWithSeasons(world, asked.media);
    sendToArr(world, asked);
    return { status: 200, body: showRequest(world, asked, { media, users: "settings" }) };
  });
}

/** Declines; a row that waits for nothing else becomes UNKNOWN after the answer. */
export function decline(world: World, asked: Asked, by: Account | undefined): Answer {
  const { media, is4k } = asked;
  return announced(world, media, () => {
    asked.modifiedBy = by;
    setRequestStatus(world, asked, requestStatus.declined);
    tellDecided(world, asked);
    const answer = { status: 200, body: showWholeRequest(world, asked) };
    const waits = requestsOf(world, media).some((other) => other.is4k === is4k && isOpen(other));
    const idle = !waits && copyOf(media, is4k).status === mediaStatus.pending;
    if (idle) moveStatus(world, media, { is4k, status: mediaStatus.unknown });
    return answer;
  });
}

/** By the text of the path; anything that is no number finds nothing. */
export function findRequest(world: World, id: string | undefined): Asked | undefined {
  return world.finders.requestById.get(Number(id));
}

/** 404 of every request route. */
export function notFound(): Answer {
  return message(404, "Request not found.");
}

function mayEdit(user: Account, asked: Asked): boolean {
  if (may(user, "MANAGE_REQUESTS")) return true;
  if (asked.requestedBy !== user) return false;
  return asked.media.mediaType === "tv" || may(user, "REQUEST_ADVANCED");
}

function mayDelete(world: World, user: Account, asked: Asked): boolean {
  if (may(user, "MANAGE_REQUESTS")) return true;
  const own = asked.requestedBy === user;
  const pending = asked.status === requestStatus.pending;
  return since(world.edition, "3.2") ? own && pending : own || pending;
}

function changeOwner(
  world: World,
  change: { asked: Asked; user: Account; userId: number | null | undefined },
): Answer | undefined {
  const { asked, user, userId } = change;
  if (typeof userId !== "number" || userId === asked.requestedBy.id) return undefined;
  if (!(may(user, "MANAGE_USERS") && may(user, "MANAGE_REQUESTS"))) {
    return message(403, "You do not have permission to modify the request user.");
  }
  const to = world.users.get(userId);
  if (to === undefined) return message(500, noSuchUser(userId));
  handOver(world, asked, to);
  return undefined;
}

function changeSeasons(world: World, asked: Asked, wanted: readonly number[] | undefined): Answer | undefined {
  if (wanted === undefined || wanted.length === 0) {
    return message(500, "Missing seasons. If you want to cancel a series request, use the DELETE method.");
  }
  const others = requestsOf(world, asked.media).filter((other) => other !== asked && other.is4k === asked.is4k);
  const taken = others.filter(isOpen).flatMap((other) => other.seasons.map((season) => season.seasonNumber));
  const left = wanted.filter((season) => !taken.includes(season));
  if (left.length === 0) return message(202, "No seasons available to request");
  asked.seasons = left.map((number) =>
    asked.seasons.find((season) => season.seasonNumber === number) ?? newAskedSeason(world, number)
  );
  return undefined;
}

function setOptions(world: World, asked: Asked, edited: EditedRequest): void {
  asked.serverId = edited.serverId ?? null;
  asked.profileId = edited.profileId ?? null;
  asked.rootFolder = edited.rootFolder ?? null;
  asked.languageProfileId = edited.languageProfileId ?? null;
  asked.tags = edited.tags ?? null;
  touch(world, asked);
}
