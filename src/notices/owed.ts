/** What one look at a title comes to for one person, and for everybody: what they are told, and how their follow goes on. */
import type { TitleState } from "../services/title_state.ts";
import type { EventName, Follow, Followed, Habits, Line, ToldKey } from "../store/notice_types.ts";
import type { Change } from "./changes.ts";
import { hasCome, isAway, isFulfilled, isOpen, isThere, requestUnit, seasonUnit, unitStatus } from "./changes.ts";
import { covers, isLive, wantOf } from "./wants.ts";

/** What was found at a title, and what is kept for the person. */
export interface Found {
  /** With the requests that were adopted just now. */
  follow: Follow;
  changes: readonly Change[];
  /** All that they were told of the title. */
  told: readonly ToldKey[];
  habits: Habits;
  /** The numbers of the requests that were adopted just now. */
  adopted: ReadonlySet<number>;
  /** Requests that are seen for the first time: what they asked for may have come before they were seen. */
  fresh: ReadonlySet<number>;
  /** The title as it is now. */
  state: TitleState;
  /** Episodes by season. */
  episodes: ReadonlyMap<number, number>;
  /** Milliseconds since the epoch. */
  now: number;
}

/** What comes of it. Nobody is told anything when there are no lines. */
export interface Owed {
  lines: Line[];
  /** None of them is told yet, but for those that `untell` names. */
  tell: ToldKey[];
  /** Only what is told. */
  untell: ToldKey[];
  /** The very one that was given when nothing changed in it. */
  follow: Follow;
  /** Since when they waited for what they are told, in milliseconds since the epoch. */
  since?: number;
}

/** Something to tell, before what belongs together is one line. */
interface Telling {
  event: EventName;
  is4k: boolean;
  seasons: readonly number[];
  whole?: true;
  /** The first is what it is about; the others are told by it too. */
  units: readonly string[];
}

/** What somebody hears of who has set nothing. */
export const BY_DEFAULT: Readonly<Record<EventName, boolean>> = {
  available: true,
  partial: false,
  approved: false,
  declined: true,
  failed: true,
  removed: false,
};
/** In the order of a message's lines. */
const EVENTS: readonly EventName[] = ["available", "partial", "declined", "failed", "approved", "removed"];
const QUALITIES = [false, true] as const;

/** One message for all that was found. Events that are switched off leave no trace, and yet end what was waited for. */
export function owed(found: Found): Owed {
  const current = { ...found, follow: asNow(found.follow, found.state) };
  const untell = found.told.filter((key) => isVoid(key, current));
  const told = keysOf(found.told.filter((key) => !untell.includes(key)));
  const tellings = EVENTS.filter((event) => found.habits.events?.[event] ?? BY_DEFAULT[event])
    .flatMap((event) => QUALITIES.flatMap((is4k) => TELLERS[event](current, is4k, told)));
  const since = waitedSince(current.follow, tellings);
  return {
    lines: linesOf(tellings, found.episodes),
    tell: untold(tellings, told),
    untell,
    follow: advanced(current, found.follow),
    ...(since === undefined ? {} : { since }),
  };
}

/** What everybody is told in public: films, series and seasons that became available, nobody's requests. */
export function announced(
  changes: readonly Change[],
  told: readonly ToldKey[],
  episodes: ReadonlyMap<number, number>,
): Pick<Owed, "lines" | "tell" | "untell"> {
  const untell = told.filter((key) => key.event !== "removed" && isAmong(changes, "removed", key));
  const still = keysOf(told.filter((key) => !untell.includes(key)));
  const tellings = QUALITIES.flatMap((is4k): Telling[] => {
    const units = changes.filter((it) => it.event === "available" && it.is4k === is4k && !it.request)
      .filter(({ unit }) => !still.has(nameOf({ is4k, unit, event: "available" })));
    return units.some(({ unit }) => unit === "series")
      ? [{ event: "available", is4k, seasons: [], units: ["series", ...units.map(({ unit }) => unit)] }]
      : units.map((it) => ofUnit(it));
  });
  return { lines: linesOf(tellings, episodes), tell: untold(tellings, still), untell };
}

type Teller = (found: Found, is4k: boolean, told: ReadonlySet<string>) => Telling[];

const TELLERS: Readonly<Record<EventName, Teller>> = {
  available: (found, is4k, told) => found.follow.kind === "movie" ? film(found, is4k, told) : series(found, is4k, told),
  partial: ({ changes, follow }, is4k, told) =>
    changes.filter((it) => it.event === "partial" && it.is4k === is4k && covers(wantOf(follow, is4k), it.unit))
      .filter(({ unit }) => !["partial", "available"].some((event) => told.has(nameOf({ is4k, unit, event }))))
      .map(ofUnit),
  approved: ofRequests("approved"),
  declined: ofRequests("declined"),
  failed: ofRequests("failed"),
  removed: ({ changes, follow, told: before }, is4k, told) =>
    changes.filter((it) => it.event === "removed" && it.is4k === is4k && follow.ended?.why !== "stopped")
      .filter(({ unit }) => covers(wantOf(follow, is4k), unit) || wasThere(before, unit, is4k))
      .filter(({ unit }) => !told.has(nameOf({ is4k, unit, event: "removed" })))
      .map(ofUnit),
};

/** A request of theirs counts by itself: when it was seen, the film may have been known to be there. */
function film({ changes, follow, state }: Found, is4k: boolean, told: ReadonlySet<string>): Telling[] {
  const telling = ofUnit({ event: "available", is4k, unit: "movie" });
  const came = isAmong(changes, "available", { is4k, unit: "movie" }) && covers(wantOf(follow, is4k), "movie");
  if (told.has(nameOf({ is4k, unit: "movie", event: "available" }))) return [];
  return came || fulfilled(follow, state, is4k).length > 0 ? [telling] : [];
}

function series(found: Found, is4k: boolean, told: ReadonlySet<string>): Telling[] {
  const { changes, follow, state } = found;
  const isNew = (unit: string) => !told.has(nameOf({ is4k, unit, event: "available" }));
  const want = wantOf(follow, is4k);
  const came = [...changes.filter((it) => it.event === "available" && it.is4k === is4k), ...thereBefore(found, is4k)]
    .filter(({ unit }) => covers(want, unit) && isNew(unit));
  const wholes = fulfilled(follow, state, is4k).map((it) => wholeOf(it))
    .filter(({ units }) => units.some((unit) => isNew(unit) && (units.length === 1 || !unit.startsWith("r"))));
  const units = came.map(({ unit }) => unit);
  if (units.includes("series")) {
    const chosen = (is4k ? follow.uhd : follow.hd) !== undefined;
    const all = [...units, ...(want.seasons ?? []).map(seasonUnit), ...wholes.flatMap((it) => it.units)];
    if (chosen || wholes.length === 0) return [{ event: "available", is4k, seasons: [], units: ["series", ...all] }];
    return wholes.map((it) => ({ ...it, units: [...it.units, ...all] }));
  }
  const within = new Set(wholes.flatMap((it) => it.units));
  return [...wholes, ...came.filter(({ unit }) => !within.has(unit)).map(ofUnit)];
}

/** Seasons of requests that were made so recently that the title was seen with what they asked for, but without them. */
function thereBefore({ follow, adopted, fresh, state }: Found, is4k: boolean): Change[] {
  const alive = state.requests.filter((it) => isOpen("tv", it, state) || isFulfilled("tv", it, state));
  const seasons = follow.asked.filter((it) => it.is4k === is4k && adopted.has(it.id) && fresh.has(it.id))
    .filter(({ id }) => alive.some((it) => it.id === id)).flatMap(({ seasons }) => seasons);
  return seasons.filter((season) => hasCome(state, seasonUnit(season), is4k))
    .map((season) => ({ event: "available", is4k, unit: seasonUnit(season), season }));
}

/** Their requests that have wholly come and have not been dealt with. */
function fulfilled(follow: Follow, state: TitleState, is4k: boolean): Followed[] {
  const { kind, asked } = follow;
  if (!isLive(follow)) return [];
  return asked.filter((it) => it.is4k === is4k && !it.done).filter(({ id }) => {
    const request = state.requests.find((request) => request.id === id);
    return request !== undefined && isFulfilled(kind, request, state);
  });
}

function wholeOf({ id, is4k, seasons }: Followed): Telling {
  return { event: "available", is4k, seasons, whole: true, units: [requestUnit(id), ...seasons.map(seasonUnit)] };
}

function ofUnit({ event, is4k, unit, season }: Change): Telling {
  return { event, is4k, seasons: season === undefined ? [] : [season], units: [unit] };
}

/** What became of their own requests. */
function ofRequests(event: EventName): Teller {
  return ({ changes, follow }, is4k, told) =>
    changes.filter((it) => it.event === event && it.is4k === is4k && !told.has(nameOf(it))).flatMap((it) => {
      const own = follow.asked.find(({ id, done }) => id === it.request?.id && !done);
      return own && isLive(follow) ? [{ event, is4k, seasons: own.seasons, units: [it.unit] }] : [];
    });
}

/** Whether a told-key no longer says anything: what it tells of is gone, or back, or they asked for it again. */
function isVoid(key: ToldKey, { follow, adopted, changes, state }: Found): boolean {
  const { is4k, unit, event } = key;
  if (!["available", "partial", "removed"].includes(event) || unit.startsWith("r")) return false;
  const again = follow.asked.some((it) => {
    if (!adopted.has(it.id) || it.is4k !== is4k) return false;
    return unit === "movie" || unit === "series" || it.seasons.map(seasonUnit).includes(unit);
  });
  if (again) return true;
  if (event === "removed") return isThere(unitStatus(state, unit, is4k));
  return isAmong(changes, "removed", key) || isAway(state, unit, is4k);
}

/** Requests as they are now: people change which seasons they ask for. */
function asNow(follow: Follow, state: TitleState): Follow {
  return withAsked(
    follow,
    follow.asked.map((it) => {
      const seasons = state.requests.find(({ id }) => id === it.id)?.seasons ?? [];
      return it.done || seasons.length === 0 || `${seasons}` === `${it.seasons}` ? it : { ...it, seasons };
    }),
  );
}

/** A request that is over or gone counts no longer; when nothing is left that can come, the follow ends. */
function advanced({ follow, state, now }: Found, former: Follow): Follow {
  if (!isLive(follow)) return former;
  const next = withAsked(
    follow,
    follow.asked.map((it) => {
      const request = state.requests.find(({ id }) => id === it.id);
      return it.done || (request && isOpen(follow.kind, request, state)) ? it : { ...it, done: true };
    }),
  );
  return isWaiting(next, state) ? next : { ...next, ended: { at: now, why: "done" } };
}

function withAsked(follow: Follow, asked: Followed[]): Follow {
  return asked.every((it, index) => it === follow.asked[index]) ? follow : { ...follow, asked };
}

/** Whether anything can still come: later seasons always can. */
function isWaiting(follow: Follow, state: TitleState): boolean {
  if (follow.wish || follow.asked.some(({ done }) => !done)) return true;
  return QUALITIES.some((is4k) => {
    const { all, seasons = [], after } = (is4k ? follow.uhd : follow.hd) ?? {};
    const isMissing = (unit: string) => !hasCome(state, unit, is4k);
    if (follow.kind === "movie") return all === true && isMissing("movie");
    return all === true || after !== undefined || seasons.map(seasonUnit).some(isMissing);
  });
}

/**
 * The first of the requests that what they are told fulfils, or the beginning of the follow where they chose a film or this
 * very season: whoever wants each new one waited for none of them so long, and nobody waits for a removal.
 */
function waitedSince(follow: Follow, tellings: readonly Telling[]): number | undefined {
  const times = tellings.filter(({ event }) => event !== "removed").flatMap(({ is4k, units }) => {
    const asked = follow.asked.filter((it) => it.is4k === is4k && !it.done)
      .filter((it) =>
        units.some((unit) =>
          unit === "movie" || unit === "series" || unit === requestUnit(it.id) ||
          it.seasons.map(seasonUnit).includes(unit)
        )
      );
    const { seasons = [] } = (is4k ? follow.uhd : follow.hd) ?? {};
    const chosen = ["movie", ...seasons.length > 0 ? ["series"] : [], ...seasons.map(seasonUnit)];
    if (asked.length === 0) return units.some((unit) => chosen.includes(unit)) ? [follow.at] : [];
    return asked.map(({ at }) => at);
  });
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** What belongs together becomes one line: seasons of the same event and quality; what has no seasons stays by itself. */
function linesOf(tellings: readonly Telling[], episodes: ReadonlyMap<number, number>): Line[] {
  const groups = new Map<string, Telling>();
  for (const telling of tellings) {
    const { event, is4k, seasons, whole } = telling;
    const name = [event, is4k, whole, seasons.length > 0].join();
    const all = new Set([...groups.get(name)?.seasons ?? [], ...seasons]);
    groups.set(name, { ...telling, seasons: [...all].sort((a, b) => a - b) });
  }
  return [...groups.values()].map(({ event, is4k, seasons, whole }) => {
    const count = event === "available" || event === "partial" ? countOf(seasons, episodes) : undefined;
    const line = { event, is4k, seasons: [...seasons], ...(whole ? { whole } : {}) };
    return count === undefined ? line : { ...line, episodes: count };
  });
}

function countOf(seasons: readonly number[], episodes: ReadonlyMap<number, number>): number | undefined {
  const counts = seasons.map((season) => episodes.get(season) ?? 0);
  return counts.length === 0 || counts.includes(0) ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** The keys of what is told now, each once. */
function untold(tellings: readonly Telling[], told: ReadonlySet<string>): ToldKey[] {
  const keys = tellings.flatMap(({ event, is4k, units }) => units.map((unit): ToldKey => ({ is4k, unit, event })));
  return [...new Map(keys.map((key) => [nameOf(key), key])).entries()]
    .filter(([name]) => !told.has(name)).map(([, key]) => key);
}

function keysOf(told: readonly ToldKey[]): Set<string> {
  return new Set(told.map(nameOf));
}

function nameOf({ is4k, unit, event }: { is4k: boolean; unit: string; event: string }): string {
  return `${is4k}:${unit}:${event}`;
}

function isAmong(changes: readonly Change[], event: EventName, key: { is4k: boolean; unit: string }): boolean {
  return changes.some((it) => it.event === event && it.is4k === key.is4k && it.unit === key.unit);
}

function wasThere(told: readonly ToldKey[], unit: string, is4k: boolean): boolean {
  return told.some((it) => it.unit === unit && it.is4k === is4k && ["available", "partial"].includes(it.event));
}
