/** What somebody wants to hear about a title, and how that goes on: follows in, follows out. */
import type { KnownRequest, Look } from "../services/title_state.ts";
import type { Follow, Followed, Want, Wish } from "../store/notice_types.ts";

/** Whose follow it is or becomes, of which title, and when; a look has the title's part. */
export interface About {
  person: string;
  title: Pick<Look, "kind" | "tmdbId" | "title" | "year">;
  /** Milliseconds since the epoch. */
  now: number;
}

/** What somebody chooses; what is left out stays as it was. */
export interface Choice {
  hd?: Want;
  uhd?: Want;
  wish?: Wish;
}

/** Whether they still hear of it. */
export function isLive(follow: Follow): boolean {
  return follow.ended === undefined;
}

/** All that they want in one quality: what they chose, and what they asked for. Nothing once it has ended. */
export function wantOf(follow: Follow, is4k: boolean): Want {
  if (!isLive(follow)) return {};
  const asked = follow.asked.filter((it) => it.is4k === is4k && !it.done).map((it) => askedWant(it, follow.kind));
  return [(is4k ? follow.uhd : follow.hd) ?? {}, ...asked].reduce(union, {});
}

/** A request for a series that names no season wants all of it. */
function askedWant({ seasons }: Followed, kind: Follow["kind"]): Want {
  return kind === "movie" || seasons.length === 0 ? { all: true } : { seasons };
}

function union(one: Want, other: Want): Want {
  const seasons = [...new Set([...one.seasons ?? [], ...other.seasons ?? []])].sort((a, b) => a - b);
  const after = Math.min(one.after ?? Infinity, other.after ?? Infinity);
  return {
    ...(one.all || other.all ? { all: true } : {}),
    ...(seasons.length > 0 ? { seasons } : {}),
    ...(after < Infinity ? { after } : {}),
  };
}

/** Whether "movie", "series" or a season ("s3") is wanted. All of a series at once concerns whoever wants anything of it. */
export function covers(want: Want, unit: string): boolean {
  if (want.all) return unit !== "" && !unit.startsWith("r");
  if (unit === "series") return (want.seasons?.length ?? 0) > 0 || want.after !== undefined;
  const season = /^s(\d+)$/.exec(unit)?.[1];
  if (season === undefined) return false;
  return (want.seasons?.includes(Number(season)) ?? false) || Number(season) > (want.after ?? Infinity);
}

/** Takes a request of theirs into account, once. It revives a follow that ended, without what they had chosen then. */
export function adopt(follow: Follow | undefined, request: KnownRequest, about: About): Follow {
  if (follow?.asked.some(({ id }) => id === request.id)) return follow;
  const { id, is4k, seasons, at = about.now } = request;
  const former = follow && isLive(follow) ? follow : begun(about, follow?.asked);
  return { ...former, asked: [...former.asked, { id, is4k, seasons, at }] };
}

/** What they chose by hand. What they chose in a follow that ended is forgotten, their requests are not. */
export function withChoice(follow: Follow | undefined, choice: Choice, about: About): Follow {
  return { ...(follow && isLive(follow) ? follow : begun(about, follow?.asked)), ...choice };
}

/**
 * A standing wish goes on after every later season that TMDB lists, up to the first that is still to be asked for, that
 * somebody asked for, or that is or was there: what is declined or deleted later is not asked for again. What only waits for
 * approval may yet be taken back, and what it was about to request waits for what became of that.
 */
export function withoutTaken(
  follow: Follow,
  { state, episodes }: Pick<Look, "state" | "episodes">,
  is4k: boolean,
): Follow {
  const { wish } = follow;
  if (!wish || !isLive(follow)) return follow;
  const asked = state.requests.filter((it) => it.is4k === is4k && it.status !== REQUEST_PENDING)
    .flatMap(({ seasons }) => seasons);
  const known = state.seasons.filter((it) => !FREE.has(is4k ? it.uhd : it.hd)).map(({ number }) => number);
  const taken = new Set([...asked, ...known].filter((season) => !wish.trying?.includes(season)));
  const later = [...episodes.keys()].filter((season) => season > wish.after).sort((a, b) => a - b);
  const open = later.findIndex((season) => !taken.has(season));
  const after = later[(open < 0 ? later.length : open) - 1];
  return after === undefined ? follow : { ...follow, wish: { ...wish, after } };
}

/** Seerr's media status of a season that nobody asked for (UNKNOWN), or for which a request waits (PENDING). */
const FREE: ReadonlySet<number> = new Set([1, 2]);
/** Seerr's request status. */
const REQUEST_PENDING = 1;

/** They want to hear no more of it, also of their requests; a standing wish is over with it. */
export function stop(follow: Follow, now: number): Follow {
  const { hd: _hd, uhd: _uhd, wish: _wish, ...rest } = follow;
  return { ...rest, asked: follow.asked.map((it) => ({ ...it, done: true })), ended: { at: now, why: "stopped" } };
}

function begun({ person, title, now }: About, asked: readonly Followed[] = []): Follow {
  const { kind, tmdbId, title: name, year } = title;
  return {
    person,
    kind,
    tmdbId,
    title: name,
    ...(year === undefined ? {} : { year }),
    // Those of a follow that ended are over, whether they say so or not.
    asked: asked.map((it) => ({ ...it, done: true })),
    at: now,
  };
}
