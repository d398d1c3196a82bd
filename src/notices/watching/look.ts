/** One look at a title: Seerr is read, what is owed because of it is written, and the title's remembered state advances. */
import { type MediaRow, titlesOf } from "../../services/media_rows.ts";
import { readLook, readRequests } from "../../services/read_look.ts";
import { scopeOf } from "../../services/scope_of.ts";
import { byId, type Look, notLower, type TitleId, type TitleState } from "../../services/title_state.ts";
import type { Follow, SeenTitle, Versioned } from "../../store/mod.ts";
import { changes, isOpen, UNREAD } from "../changes.ts";
import { adoptions } from "./adoptions.ts";
import { disowned, noteLost } from "./disowned.ts";
import { type Hint, keyOf } from "./look_queue.ts";
import { noteOpen, signOf, signOfState, stateOf } from "./memory.ts";
import { partsOf } from "./parts.ts";
import { assertLooking, PATIENCE, type Watch } from "./watch.ts";

/** How often all is read again because somebody wrote meanwhile. */
const MOST_TURNS = 5;

/** @throws ServiceError, StoreError, and when others write all the time: then nothing was taken into account */
export async function lookAt(watch: Watch, title: TitleId, hint: Hint<readonly MediaRow[]>): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (await lookOnce(watch, title, hint) !== "stale") return;
  }
  throw new Error(`Cannot take ${title.kind} ${title.tmdbId} into account: others write all the time`);
}

async function lookOnce(watch: Watch, title: TitleId, hint: Hint<readonly MediaRow[]>): Promise<"done" | "stale"> {
  const { notices } = watch.store;
  assertLooking(watch);
  const seen = await notices.seen(title);
  const before = seen.value && stateOf(seen.value);
  const then = { title, before, hint, follows: await notices.followsOf(title), sign: seen.value?.sign };
  const look = await read(watch, then);
  const { after, sign } = look ? afterwards(then, look) : { ...then, after: await unread(watch, then) };
  const parts = look ? await partsFor(watch, then, { ...look, state: after }) : [];
  assertLooking(watch);
  if (parts.length > 0 || !isSame(seen, after, sign)) {
    const plan = { ...title, seen: { value: { ...after, sign }, version: seen.version }, parts };
    if (await notices.commit(plan) === "stale") return "stale";
  }
  watch.memory.signs.set(keyOf(title), { title, sign });
  watch.memory.fresher.add(keyOf(title));
  noteOpen(watch.memory, title, after);
  if (parts.some(({ notice }) => notice)) watch.onOwed();
  return "done";
}

/** What is known before Seerr is read; whoever changes any of it meanwhile makes what is planned stale. */
interface Then {
  title: TitleId;
  before: TitleState | undefined;
  sign: string | undefined;
  hint: Hint<readonly MediaRow[]>;
  /** Everybody's, those that ended included. */
  follows: readonly { value: Follow; version: string }[];
}

/** Details of the title, and of those requests that may have changed though details do not show them. */
async function read(watch: Watch, { title, before, hint, follows }: Then): Promise<Look | undefined> {
  const awaited = follows.flatMap(({ value }) => value.asked.filter(({ done }) => !done).map(({ id }) => id));
  const requestIds = [...openIn(title, before), ...awaited, ...hint.requestIds ?? [], ...hint.ours ?? []];
  const rows = hint.rows ? { rows: hint.rows } : {};
  const looking = { title, requestIds, language: watch.settings.language, ...rows };
  const look = await readLook(watch.seerr, looking, scopeOf(watch, PATIENCE.look));
  if (!look) watch.log.debug("title is unknown", { ...title });
  return look;
}

/** Numbers of requests that may still come to something. */
function openIn({ kind }: TitleId, state: TitleState | undefined): number[] {
  return state?.requests.filter((it) => isOpen(kind, it, state)).map(({ id }) => id) ?? [];
}

const NOTHING: TitleState = { hd: 1, uhd: 1, seasons: [], requests: [] };

/**
 * A title that TMDB does not know stays as it was, and its rows are not taken into account: the next walk finds them again.
 * That may be wrong for a moment, so requests that nobody has seen are noted as such, for whoever can read it.
 */
async function unread(watch: Watch, { title, before = NOTHING, hint }: Then): Promise<TitleState> {
  const known = before.requests.filter(({ status }) => status !== UNREAD);
  const news = hint.requestIds?.filter((id) => id > watch.memory.newestRequest) ?? [];
  const ids = [...openIn(title, before), ...news, ...hint.ours ?? []].filter((id) => !known.some((it) => it.id === id));
  const found = await readRequests(watch.seerr, { title, requestIds: ids }, scopeOf(watch, PATIENCE.look));
  return { ...before, requests: byId([...known, ...found.map((it) => ({ ...it, status: UNREAD }))]) };
}

/** What is remembered from now on. */
function afterwards(
  { title, before, hint, sign }: Then,
  { state }: Look,
): { after: TitleState; sign: string | undefined } {
  if (hint.rows) return { after: state, sign: signOf(titlesOf(hint.rows)[0]) };
  // Of several rows only some were seen, and what they lack another one may have.
  const partly = (before?.rows ?? 1) > (state.rows ?? 1);
  const after = partly ? notLower(before, state) : state;
  return { after, sign: (signOfState(title, after) ?? { sign }).sign };
}

async function partsFor(watch: Watch, { title, before, hint, follows }: Then, look: Look) {
  const { kind, state } = look;
  const known = before?.requests ?? [];
  const fresh = new Set([
    ...state.requests.map(({ id }) => id)
      .filter((id) => id > watch.memory.newestRequest && !known.some((it) => it.id === id)),
    ...known.filter(({ status }) => status === UNREAD).map(({ id }) => id),
    ...hint.ours ?? [],
  ]);
  // Before all rows are known, what was never seen was there before: nobody is told history.
  const was = before ?? (watch.memory.walkedAt === undefined ? { ...state, requests: [] } : undefined);
  const lost = await disowned(watch, { look, follows });
  noteLost(watch.memory, look, lost);
  return await partsOf(watch, {
    look,
    changes: changes(was, state, { kind, fresh }),
    public: changes(was, state, { kind, fresh: new Set() }),
    follows,
    fresh,
    adopted: await adoptions(watch, { look, news: new Set([...fresh, ...openIn(title, before)]), follows }),
    lost,
  });
}

/** Whether the store says so already. */
function isSame({ value }: Versioned<SeenTitle>, after: TitleState, sign: string | undefined): boolean {
  return value !== undefined && value.sign === sign && written(stateOf(value)) === written(after);
}

/** The same text for the same state. */
function written({ hd, uhd, seasons, requests, rows = 1 }: TitleState): string {
  return JSON.stringify([
    [hd, uhd, rows],
    seasons.map((it) => [it.number, it.hd, it.uhd]),
    requests.map((it) => [it.id, it.status, it.is4k, it.userId, it.seasons, it.at]),
  ]);
}
