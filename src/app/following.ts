/** What one person hears unasked, over the store and Seerr. */
import type { Choice, Following, Title } from "../commands/following_context.ts";
import { categoryKey, type Config } from "../config.ts";
import type { Log } from "../log.ts";
import { adopt, isLive, stop, withChoice } from "../notices/wants.ts";
import { readLook } from "../services/read_look.ts";
import type { Scope, Seerr } from "../services/seerr.ts";
import type { Look } from "../services/title_state.ts";
import type { Follow, Store, Want } from "../store/mod.ts";
import type { Locales } from "./locales.ts";
import { isWishFor4k } from "./standing_wish.ts";

/** What it is done with. */
export interface FollowingParts {
  seerr: Seerr;
  store: Store;
  locales: Locales;
  /** What is remembered of a title may be old: it is looked at. */
  signal(title: Title): void;
  now(): number;
}

/** Who it is. */
export interface Hearer {
  person: string;
  /** BCP 47, what TMDB answers in. */
  language: string;
  log: Log;
  scope: Scope;
}

/** How often somebody else may be faster with the same title. */
const TRIES = 5;

/** One person's side of the notices. */
export function followingOf(config: Config, parts: FollowingParts, hearer: Hearer): Following {
  const { notices: policy } = config;
  const { store: { notices }, locales } = parts;
  const { person, log } = hearer;
  const find = async (title: Title) => {
    const { value } = await notices.follow(person, title);
    return value && isLive(value) ? value : undefined;
  };
  return {
    tells: policy.to !== "off",
    requesters: policy.requesters,
    async list() {
      const follows = await notices.following(person);
      return await Promise.all(follows.map(async (follow) => {
        const { value: state } = await notices.seen(follow);
        return { follow, ...(state ? { state } : {}) };
      }));
    },
    find: (title) =>
      find(title).catch((error) => {
        log.warn("cannot look up what somebody follows", { error });
        return undefined;
      }),
    async choose(title, choice) {
      const became = await change(parts, hearer, title, (former, look, now) => {
        if (!isToCome(look, choice)) return undefined;
        const of = choice.is4k ? "uhd" : "hd";
        const live = former && isLive(former) ? former : undefined;
        return withChoice(former, { [of]: { ...live?.[of], ...wantOf(choice) } }, { person, title: look, now });
      });
      if (became === "changed") await locales.keep(person);
      return ({ changed: "following", nothing: "there", missing: "missing" } as const)[became];
    },
    async wish({ tmdbId }, what, after) {
      const title = { kind: "tv", tmdbId } as const;
      const of = isWishFor4k(config, what, categoryKey) ? "uhd" : "hd";
      const became = await change(parts, hearer, title, (former, look, now) => {
        const want = former && isLive(former) ? former[of] : undefined;
        // Whoever gets a later season first, they hear of it.
        const hears = { ...want, after: Math.min(after, want?.after ?? Infinity) };
        return withChoice(former, { wish: { what, after, at: now }, [of]: hears }, { person, title: look, now });
      });
      if (became === "missing") return became;
      await locales.keep(person);
      return "wished";
    },
    async stop(title) {
      const former = await endFollow(parts, hearer, title);
      if (former) return former.wish ? "stoppedWish" : "stopped";
      const became = await change(parts, hearer, title, async (before, look, now) => {
        const follow = await justAsked(parts, hearer, { former: before, look });
        return follow && stop(follow, now);
      });
      return became === "changed" ? "stopped" : "nothing";
    },
    lately: () => notices.lately(person),
    habits: () => notices.habits(person),
    async changeHabits(change) {
      const habits = await notices.changeHabits(person, change);
      await locales.keep(person);
      return habits;
    },
  };
}

/** Reads what is remembered, then Seerr, then writes, again while somebody else writes in between. */
async function change(
  { seerr, store: { notices }, signal, now }: FollowingParts,
  { person, language, scope }: Hearer,
  title: Title,
  make: (former: Follow | undefined, look: Look, now: number) => Follow | undefined | Promise<Follow | undefined>,
): Promise<"changed" | "nothing" | "missing"> {
  for (let tries = 0; tries < TRIES; tries++) {
    const seen = await notices.seen(title);
    const requestIds = seen.value?.requests.map(({ id }) => id) ?? [];
    const look = await readLook(seerr, { title, requestIds, language }, scope);
    if (!look) return "missing";
    const former = await notices.follow(person, title);
    const value = await make(former.value, look, now());
    if (!value) return "nothing";
    const written = await notices.putFollow({ value, version: former.version }, {
      version: seen.version,
      // Requests become known only by a look, which sees to it that those who made them follow.
      baseline: { ...look.state, requests: [] },
    });
    if (!written) continue;
    signal(title);
    return "changed";
  }
  throw new Error(`Cannot change a follow: the title changed ${TRIES} times meanwhile`);
}

/** Ends their follow, for which nobody need be asked. @returns it as it was; undefined when there was none */
async function endFollow(
  { store: { notices }, now }: FollowingParts,
  { person }: Hearer,
  title: Title,
): Promise<Follow | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const seen = await notices.seen(title);
    const { value: former, version } = await notices.follow(person, title);
    if (!former || !isLive(former)) return undefined;
    const baseline = seen.value ?? { hd: 1, uhd: 1, seasons: [], requests: [] };
    const value = stop(former, now());
    if (await notices.putFollow({ value, version }, { version: seen.version, baseline })) return former;
  }
  throw new Error(`Cannot end a follow: the title changed ${TRIES} times meanwhile`);
}

function wantOf({ of, seasons = [], after = 0 }: Choice): Want {
  if (of === "these") return { seasons: [...seasons] };
  return of === "new" ? { after } : { all: true };
}

/** Whether anything of it is not there yet. Of a series there may always be more. */
function isToCome({ state }: Look, { is4k, of, seasons = [] }: Choice): boolean {
  const isThere = (it: { hd: number; uhd: number }) => (is4k ? it.uhd : it.hd) === AVAILABLE;
  if (of === "film") return !isThere(state);
  if (of !== "these") return true;
  return seasons.some((number) => !state.seasons.some((it) => it.number === number && isThere(it)));
}

/** Seerr's media status. */
const AVAILABLE = 5;

/** What they asked for here a moment ago, before it was written down that they follow it. */
async function justAsked(
  { store, now }: FollowingParts,
  { person }: Hearer,
  { former, look }: { former: Follow | undefined; look: Look },
): Promise<Follow | undefined> {
  let follow: Follow | undefined;
  for (const request of look.state.requests) {
    const known = former?.asked.some(({ id }) => id === request.id);
    const { kind, tmdbId } = look;
    if (known || await store.requester(request.id, { kind, tmdbId, is4k: request.is4k }) !== person) continue;
    follow = adopt(follow ?? former, request, { person, title: look, now: now() });
  }
  return follow;
}
