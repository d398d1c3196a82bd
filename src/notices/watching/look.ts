/** One look at a title: Seerr is read, what is owed because of it is written, and the title's remembered state advances. */
import { type MediaRow, titlesOf } from "../../services/media_rows.ts";
import { readLook } from "../../services/read_look.ts";
import { type Look, notLower, type TitleId, type TitleState } from "../../services/title_state.ts";
import type { SeenTitle, Versioned } from "../../store/mod.ts";
import { changes, isOpen } from "../changes.ts";
import { adoptions } from "./adoptions.ts";
import { disowned, noteLost } from "./disowned.ts";
import { type Hint, keyOf } from "./look_queue.ts";
import { noteOpen, signOf, signOfState, stateOf } from "./memory.ts";
import { partsOf } from "./parts.ts";
import { assertLooking, PATIENCE, scopeOf, type Watch } from "./watch.ts";

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
  const look = await read(watch, { title, before, hint });
  const { after, sign } = afterwards({ title, before, hint, look, sign: seen.value?.sign });
  const parts = look ? await partsFor(watch, { look: { ...look, state: after }, before, hint }) : [];
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

interface Then {
  title: TitleId;
  before: TitleState | undefined;
  hint: Hint<readonly MediaRow[]>;
}

/** Details of the title, and of those requests that may have changed though details do not show them. */
async function read(watch: Watch, { title, before, hint }: Then): Promise<Look | undefined> {
  const open = before?.requests.filter((it) => isOpen(title.kind, it, before)).map(({ id }) => id) ?? [];
  const requestIds = [...new Set([...open, ...hint.requestIds ?? [], ...hint.ours ?? []])];
  const rows = hint.rows ? { rows: hint.rows } : {};
  const looking = { title, requestIds, language: watch.settings.language, ...rows };
  const look = await readLook(watch.seerr, looking, scopeOf(watch, PATIENCE.look));
  if (!look) watch.log.debug("title is unknown", { ...title });
  return look;
}

const NOTHING: TitleState = { hd: 1, uhd: 1, seasons: [], requests: [] };

/** What is remembered from now on. A title that TMDB does not know stays as it was. */
function afterwards(
  { title, before, hint, look, sign }: Then & { look: Look | undefined; sign: string | undefined },
): { after: TitleState; sign: string | undefined } {
  // Its rows are not taken into account, and so the next walk finds them again.
  if (!look) return { after: before ?? NOTHING, sign };
  const { state } = look;
  if (hint.rows) return { after: state, sign: signOf(titlesOf(hint.rows)[0]) };
  // Of several rows only some were seen, and what they lack another one may have.
  const partly = (before?.rows ?? 1) > (state.rows ?? 1);
  const after = partly ? notLower(before, state) : state;
  return { after, sign: (signOfState(title, after) ?? { sign }).sign };
}

async function partsFor(
  watch: Watch,
  { look, before, hint }: { look: Look; before: TitleState | undefined; hint: Then["hint"] },
) {
  const { kind, state } = look;
  const known = new Set(before?.requests.map(({ id }) => id));
  const fresh = new Set([
    ...state.requests.map(({ id }) => id).filter((id) => id > watch.memory.newestRequest && !known.has(id)),
    ...hint.ours ?? [],
  ]);
  // Before all rows are known, what was never seen was there before: nobody is told history.
  const was = before ?? (watch.memory.walkedAt === undefined ? { ...state, requests: [] } : undefined);
  const follows = await watch.store.notices.followsOf(look);
  const lost = await disowned(watch, { look, follows });
  noteLost(watch.memory, look, lost);
  return await partsOf(watch, {
    look,
    changes: changes(was, state, { kind, fresh }),
    public: changes(was, state, { kind, fresh: new Set() }),
    follows,
    fresh,
    adopted: await adoptions(watch, { look, fresh, follows }),
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
