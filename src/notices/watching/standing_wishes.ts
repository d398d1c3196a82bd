/**
 * Standing wishes: each later season is requested in the name of whoever wished so, when it appears.
 *
 * | `trying` | What is known                                  | Then                                                    |
 * | -------- | ---------------------------------------------- | ------------------------------------------------------- |
 * | none     | Up to `after` nothing is left to ask for.      | A look moves `after` past what others took; a round     |
 * |          |                                                | writes `trying`, then asks.                             |
 * | seasons  | Seerr was asked for them, or was about to be.  | requested: `after` is the last of them, `trying` none.  |
 * |          |                                                | waiting, nothing: `after` stays, `trying` none.         |
 * |          |                                                | No answer: the next round looks first. Their request is |
 * |          |                                                | there: as requested. It is not: asked for once more.    |
 *
 * Whoever stops, is forgotten, or wishes anew ends a wish whatever its state; a round that is under way then asks for nothing.
 */
import { pause } from "../../discord/pause.ts";
import type { Follow, Line, Notice, ToldKey, Wish } from "../../store/mod.ts";
import { seasonUnit } from "../changes.ts";
import { noticeOf } from "../notice.ts";
import { namesOf } from "./parts.ts";
import { adopt, isLive } from "../wants.ts";
import { assertLooking, type Watch, type WishOutcome } from "./watch.ts";

/** How often a write is tried anew because somebody wrote meanwhile. */
const MOST_TURNS = 5;

/**
 * Looks after every wish, one at a time, spread over the time between two rounds; each round begins with another one.
 * @returns how long until the next round, in milliseconds
 */
export async function lookAfterWishes(watch: Watch): Promise<number> {
  const wishes = await watch.store.notices.wishes();
  const first = Math.floor(watch.random() * wishes.length);
  const rest = watch.times.wish / Math.max(1, wishes.length);
  for (const [index, follow] of [...wishes.slice(first), ...wishes.slice(0, first)].entries()) {
    if (index > 0) await pause(rest, watch.stop);
    assertLooking(watch);
    await lookAfter(watch, follow).catch((error) => {
      const { person, tmdbId } = follow;
      watch.log.info("standing wish not asked for", { person, tmdbId, error });
    });
  }
  return rest;
}

type Answer = Exclude<WishOutcome, { kind: "nothing" }> & { seasons: readonly number[] };
type Wishing = Follow & { wish: Wish };

async function lookAfter(watch: Watch, listed: Follow): Promise<void> {
  const follow = await asItIs(watch, listed);
  if (follow) await askFor(watch, follow);
}

async function askFor(watch: Watch, follow: Wishing): Promise<void> {
  const { person, tmdbId, wish } = follow;
  let chosen: number[] = [];
  async function choose(requestable: readonly number[]): Promise<number[]> {
    if (!requestable.some((season) => season > wish.after)) return [];
    // What was declined or deleted a moment ago can be asked for again, and is not wished for.
    await mustLook(watch, follow);
    const isWritten = await write(watch, follow, (it) => {
      chosen = requestable.filter((season) => season > it.wish.after);
      return Promise.resolve(chosen.length > 0 ? intended(it, chosen) : undefined);
    });
    return isWritten ? chosen : chosen = [];
  }
  const asked = await watch.ask({ person, tmdbId, wish, choose });
  const answer = answered(watch, asked, { follow, chosen });
  if (!answer) return await giveUp(watch, { follow, chosen });
  if (answer.kind === "requested") watch.log.info("standing wish requested", { person, tmdbId, ...answer });
  await write(watch, follow, (it, told) => tidings(watch, { follow: it, told, answer }));
  const { requestId } = answer.kind === "requested" ? answer : {};
  if (requestId !== undefined) watch.looks.look({ kind: "tv", tmdbId }, { requestIds: [requestId], ours: [requestId] });
}

/**
 * A wish by now: hours may have passed since it was listed. What became of an attempt of unknown outcome is known to a look,
 * which adopts what came of it.
 */
async function asItIs(watch: Watch, { person, kind, tmdbId }: Follow): Promise<Wishing | undefined> {
  const read = async () => wishing((await watch.store.notices.follow(person, { kind, tmdbId })).value);
  const follow = await read();
  if (!follow?.wish.trying) return follow;
  await mustLook(watch, follow);
  return await read();
}

async function mustLook({ looks }: Watch, { kind, tmdbId }: Follow): Promise<void> {
  if (!await looks.look({ kind, tmdbId })) throw new Error("Cannot tell what became of it: no look succeeded");
}

/** Undefined when the wish is over. */
function wishing(follow: Follow | undefined): Wishing | undefined {
  return follow?.wish && isLive(follow) ? { ...follow, wish: follow.wish } : undefined;
}

/** Nothing was asked for: what it was about to request has been taken by others, as a look finds. */
async function giveUp(watch: Watch, { follow, chosen }: { follow: Wishing; chosen: readonly number[] }): Promise<void> {
  const { kind, tmdbId, wish } = follow;
  if (!wish.trying && chosen.length === 0) return;
  await write(watch, follow, (it) => Promise.resolve({ follow: { ...it, wish: tried(it.wish) }, tell: [] }));
  watch.looks.look({ kind, tmdbId });
}

/** What it was about to request is known to have been requested, or not. */
function tried({ trying: _over, ...wish }: Wish): Wish {
  return wish;
}

function intended(follow: Wishing, trying: number[]): Tidings {
  return { follow: { ...follow, wish: { ...follow.wish, trying } }, tell: [] };
}

/** What to tell, if anything. What a process that ended meanwhile had asked for is theirs by now. */
function answered(
  watch: Watch,
  asked: WishOutcome,
  { follow, chosen }: { follow: Wishing; chosen: number[] },
): Answer | undefined {
  const { wish, asked: known } = follow;
  if (asked.kind === "requested") return asked;
  if (asked.kind === "waiting") return { ...asked, seasons: chosen.length > 0 ? chosen : [wish.after + 1] };
  const theirs = known.filter((it) => it.is4k === watch.is4k(wish)).flatMap(({ seasons }) => seasons);
  const seasons = (wish.trying ?? []).filter((season) => season > wish.after && theirs.includes(season));
  return seasons.length > 0 ? { kind: "requested", seasons } : undefined;
}

/** How a follow goes on, and what is said about it. */
interface Tidings {
  follow: Follow;
  tell: ToldKey[];
  notice?: Notice;
}

/**
 * Writes it down, against what is there by then: the wish may be over, or another one.
 * @returns whether it did
 * @throws when others write all the time
 */
async function write(
  watch: Watch,
  { person, kind, tmdbId, wish }: Wishing,
  change: (follow: Wishing, told: ToldKey[]) => Promise<Tidings | undefined>,
): Promise<boolean> {
  const { notices } = watch.store;
  const title = { kind, tmdbId };
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const seen = await notices.seen(title);
    const { value, version } = await notices.follow(person, title);
    const follow = wishing(value);
    if (!follow || !isSame(follow.wish, wish)) return false;
    const tidings = await change(follow, await notices.told(person, title));
    if (!tidings) return false;
    const { follow: next, ...said } = tidings;
    const parts = [{ person, untell: [], ...said, follow: { value: next, version } }];
    // Whoever follows a title has its state written down, unless that record was damaged: a look writes it anew.
    if (!seen.value && await watch.looks.look(title)) continue;
    if (!seen.value) break;
    if (await notices.commit({ ...title, seen: { value: seen.value, version: seen.version }, parts }) === "stale") {
      continue;
    }
    if (said.notice) watch.onOwed();
    return true;
  }
  throw new Error(`Cannot write down the wish for tv ${tmdbId}: others write all the time`);
}

/** Whether it was not replaced. */
function isSame(one: Wish, other: Wish): boolean {
  return one.what === other.what && one.at === other.at;
}

/** It is theirs whether or not requesters follow what they request: they wished to be told. */
function withRequest(watch: Watch, follow: Wishing, answer: Answer): Follow {
  const { seasons } = answer;
  if (answer.kind !== "requested" || answer.requestId === undefined) return follow;
  const request = { id: answer.requestId, status: 1, is4k: watch.is4k(follow.wish), seasons: [...seasons] };
  return adopt(follow, request, { person: follow.person, title: follow, now: watch.now() });
}

/** What they are told of it, once for each season; nothing when they were told that it waits. */
async function tidings(
  watch: Watch,
  { follow, told, answer }: { follow: Wishing; told: readonly ToldKey[]; answer: Answer },
): Promise<Tidings | undefined> {
  const { person, wish } = follow;
  const [is4k, event] = [watch.is4k(wish), answer.kind];
  const seasons = answer.seasons.filter((season) =>
    !told.some((it) => it.is4k === is4k && it.event === event && it.unit === seasonUnit(season))
  );
  if (event === "waiting" && seasons.length === 0 && !wish.trying) return undefined;
  const after = event === "requested" ? Math.max(wish.after, ...answer.seasons) : wish.after;
  const part = {
    follow: { ...withRequest(watch, follow, answer), wish: { ...tried(wish), after } },
    tell: seasons.map((season): ToldKey => ({ is4k, unit: seasonUnit(season), event })),
  };
  if (seasons.length === 0 || watch.settings.to === "off") return part;
  const line: Line = { event, is4k, seasons, ...(answer.kind === "waiting" ? { reason: answer.reason } : {}) };
  const { locale } = await watch.store.notices.habits(person);
  const name = await namesOf(watch, follow)(locale ?? watch.settings.language);
  return { ...part, notice: noticeOf({ ...follow, ...name }, { person, lines: [line], now: watch.now() }) };
}
