/** POST /request: check, store, send on, answer. */
import type { Account } from "./account.ts";
import { checkAsk, type Granted } from "./ask_rules.ts";
import { sendToArr } from "./arr.ts";
import type { Answer, Reply } from "./call.ts";
import { iso } from "./date.ts";
import { copyOf, mediaStatus, moveStatus, newMedia } from "./media.ts";
import { type PostedRequest, postedRequest } from "./request_body.ts";
import { message } from "./refusal.ts";
import { requestStatus } from "./request_status.ts";
import type { Visit } from "./route.ts";
import { showAskedSeasons, showMedia, showMediaWithRequests } from "./show_media.ts";
import { showUser } from "./show_user.ts";
import { deleteAsked, deleteRow, insertAsked, insertRow, requestsOf } from "./tables.ts";
import type { Movie, Series } from "./title.ts";
import { touch } from "./touch.ts";
import { tellStored } from "./webhooks.ts";
import type { Asked, Media, World } from "./world.ts";

/** Everything happens at once, unless `faults.racy` puts time between the checks and the storing. */
export function ask({ world, user, body }: Visit): Reply {
  const posted = postedRequest.parse(body);
  const granted = checkAsk(world, user, posted);
  if ("status" in granted) return granted;
  const finish = () => grant(world, { granted, posted, caller: user });
  return world.faults.racy > 0 ? { after: world.faults.racy, finish } : finish();
}

/** Stores a request without asking any question. */
export function storeRequest(world: World, asking: Asking): Asked {
  const { title, media, is4k, requester, at = world.now() } = asking;
  const row = media ?? insertRow(world, newMedia(world, title));
  const { status } = copyOf(row, is4k);
  if (status === mediaStatus.unknown || status === mediaStatus.deleted) {
    moveStatus(world, row, { is4k, status: mediaStatus.pending });
  }
  const asked: Asked = {
    id: world.last.request += 1,
    media: row,
    is4k,
    status: requestStatus.pending,
    requestedBy: requester,
    modifiedBy: undefined,
    seasons: asking.seasons.map((seasonNumber) => newAskedSeason(world, seasonNumber)),
    ...noOptions,
    createdAt: at,
    updatedAt: at,
    failsAt: undefined,
  };
  return insertAsked(world, asked);
}

/** What is stored. */
export interface Asking {
  readonly title: Movie | Series;
  /** undefined adds a row. */
  readonly media: Media | undefined;
  readonly is4k: boolean;
  readonly requester: Account;
  readonly seasons: readonly number[];
  /** Ms since the epoch; default now. */
  readonly at?: number;
}

/** A season of a request, still pending. */
export function newAskedSeason(world: World, seasonNumber: number): Asked["seasons"][number] {
  world.last.askedSeason += 1;
  return { id: world.last.askedSeason, seasonNumber, status: requestStatus.pending };
}

/** Sets the state of a request and of all its seasons. */
export function setRequestStatus(world: World, asked: Asked, status: number): void {
  asked.status = status;
  touch(world, asked);
  for (const season of asked.seasons) season.status = status;
}

function grant(
  world: World,
  { granted, posted, caller }: { granted: Granted; posted: PostedRequest; caller: Account },
): Answer {
  const { title, requester, seasons, media } = granted;
  if (media === undefined && tvdbIdTaken(world, title)) {
    return message(500, "SQLITE_CONSTRAINT: UNIQUE constraint failed: media.tvdbId");
  }
  const requestedBy = showUser(world, requester, "settings");
  const modifiedBy = granted.approved ? { modifiedBy: showUser(world, caller, "settings") } : {};
  const known = media === undefined ? undefined : showMediaWithRequests(world, media);
  const asked = storeRequest(world, { title, media, is4k: posted.is4k ?? false, requester, seasons });
  asked.serverId = posted.serverId ?? null;
  asked.profileId = posted.profileId ?? null;
  asked.rootFolder = posted.rootFolder ?? null;
  asked.languageProfileId = posted.languageProfileId ?? null;
  asked.tags = posted.tags ?? null;
  const shownMedia = { ...known, ...showMedia(world, asked.media) };
  tellStored(world, asked, granted.approved);
  if (granted.approved) approveAtOnce(world, asked, caller);
  const { id, ...rest } = created(asked);
  const vanished = world.finders.requestById.get(asked.id) !== asked;
  return { status: 201, body: { ...rest, ...(vanished ? {} : { id }), media: shownMedia, requestedBy, ...modifiedBy } };
}

function created(asked: Asked): Record<string, unknown> {
  return {
    id: asked.id,
    type: asked.media.mediaType,
    status: asked.status,
    is4k: asked.is4k,
    serverId: asked.serverId,
    profileId: asked.profileId,
    rootFolder: asked.rootFolder,
    tags: asked.tags,
    isAutoRequest: false,
    languageProfileId: asked.languageProfileId,
    createdAt: iso(asked.createdAt),
    updatedAt: iso(asked.updatedAt),
    ...(asked.media.mediaType === "tv" ? { seasons: showAskedSeasons(asked) } : {}),
  };
}

/** An approved series that has no TVDB id is taken out again, with its row, although the answer is 201. */
function approveAtOnce(world: World, asked: Asked, caller: Account): void {
  asked.modifiedBy = caller;
  setRequestStatus(world, asked, requestStatus.approved);
  if (asked.media.mediaType === "movie" || asked.media.tvdbId !== null) return sendToArr(world, asked);
  deleteAsked(world, asked);
  if (requestsOf(world, asked.media).length === 0) deleteRow(world, asked.media);
}

/** Only a race gets here: the row was not there when the checks were made. */
function tvdbIdTaken(world: World, title: Movie | Series): boolean {
  if (title.kind === "movie" || title.tvdbId === undefined) return false;
  return world.media.some((media) => media.tvdbId === title.tvdbId);
}

const noOptions = { serverId: null, profileId: null, rootFolder: null, languageProfileId: null, tags: null };
