/** The sweep: the newest and the open requests tell where to look. */
import { newestRequests, openRequests, type RequestRow } from "../../services/open_request_list.ts";
import type { TitleId } from "../../services/title_state.ts";
import { regained } from "./disowned.ts";
import { differs, type Listed, listedAs } from "./memory.ts";
import { type Hint, keyOf, merged } from "./look_queue.ts";
import type { MediaRow } from "../../services/media_rows.ts";
import { scopeOf } from "../../services/scope_of.ts";
import type { Scope } from "../../services/seerr.ts";
import { unadopted } from "./unadopted.ts";
import { assertLooking, PATIENCE, type Watch } from "./watch.ts";

/** Titles to look at, by their key. */
type Reasons = Map<string, { title: TitleId; hint: Hint<readonly MediaRow[]> }>;

/**
 * Looks at the titles of requests that are new, changed or gone from the list, of those that somebody should follow and does
 * not, and where the last look failed.
 * @returns whether all looks succeeded; those that did not are made again by the next one
 * @throws ServiceError when a list cannot be read: then nothing was taken into account
 */
export async function sweep(watch: Watch): Promise<boolean> {
  assertLooking(watch);
  const { memory, seerr } = watch;
  const scope = scopeOf(watch, PATIENCE.list);
  const open = await openRequests(seerr, scope);
  const { rows: newest, newestId } = await newestRequests(seerr, memory.lastRequest, scope);
  // Where nobody asks there is nothing to count from, and a list that is empty by mistake must not make all of it news.
  if (newestId > 0 && newestId < memory.lastRequest) await countAnew(watch, newestId, scope);
  const rows = new Map(open.map((row) => [row.id, row]));
  const lacking = await unadopted(watch, open);
  const back = await regained(watch);
  const reasons = reasonsOf(watch, { rows, newest });
  // Nothing may fail in between: it would be forgotten.
  watch.failed.clear();
  memory.first.clear();
  for (const { row } of lacking) addReason(reasons, row, { requestIds: [row.id] });
  for (const { id, ...title } of back) addReason(reasons, title, { requestIds: [id] });
  const succeeded = await lookAll(watch, reasons);
  assertLooking(watch);
  take(watch, { rows, newest, succeeded });
  // Whatever came of it: a request that nobody can adopt would be looked at for ever.
  for (const { row, adoption } of lacking) if (succeeded.has(keyOf(row))) memory.adopted.set(row.id, adoption);
  await note(watch, newest);
  return reasons.size === succeeded.size;
}

/**
 * Numbers are lower than they were: Seerr was set up anew, or its newest requests are gone. What is there now is known, but
 * for the newest one when it was made since the last sweep.
 */
async function countAnew({ memory, seerr, store, log }: Watch, newestId: number, scope: Scope): Promise<void> {
  const { sweptAt = 0 } = await store.notices.marks();
  const { at = 0 } = await seerr.requestRow(newestId, scope) ?? {};
  const known = at > sweptAt ? newestId - 1 : newestId;
  log.debug("requests are counted anew", { from: memory.lastRequest, to: known });
  await store.notices.mark({ newestRequest: known, lastRequest: known });
  memory.newestRequest = memory.lastRequest = known;
  memory.settled.clear();
  memory.adopted.clear();
}

interface Read {
  rows: ReadonlyMap<number, RequestRow>;
  newest: readonly RequestRow[];
}

function reasonsOf({ memory, failed }: Watch, { rows, newest }: Read): Reasons {
  const reasons: Reasons = new Map(failed);
  for (const row of newest) if (!memory.settled.has(row.id)) addReason(reasons, row, { requestIds: [row.id] });
  for (const row of rows.values()) {
    if (differs(memory.listed.get(row.id), listedAs(row))) addReason(reasons, row, { requestIds: [row.id] });
  }
  for (const [id, { title, over }] of memory.listed) {
    if (!over && !rows.has(id)) addReason(reasons, title, { requestIds: [id] });
  }
  // While all titles became known it ceased to be open: it counts as if it had not been there before.
  for (const [id, title] of memory.first) if (!rows.has(id)) addReason(reasons, title, { ours: [id] });
  return reasons;
}

function addReason(reasons: Reasons, { kind, tmdbId }: TitleId, hint: Hint<readonly MediaRow[]>): void {
  const title = { kind, tmdbId };
  reasons.set(keyOf(title), { title, hint: merged(reasons.get(keyOf(title))?.hint, hint) });
}

async function lookAll({ looks }: Watch, reasons: Reasons): Promise<Set<string>> {
  const all = [...reasons].map(async ([key, { title, hint }]) => await looks.look(title, hint) ? key : undefined);
  return new Set((await Promise.all(all)).filter((key) => key !== undefined));
}

/** Remembers the list as it is, but not what could not be looked at. */
function take({ memory }: Watch, { rows, newest, succeeded }: Read & { succeeded: ReadonlySet<string> }): void {
  const before = memory.listed;
  const after = new Map<number, Listed>();
  for (const row of rows.values()) {
    const [then, now] = [before.get(row.id), listedAs(row)];
    if (succeeded.has(keyOf(row)) || !differs(then, now)) after.set(row.id, now);
    else if (then) after.set(row.id, then);
  }
  for (const [id, then] of before) {
    if (!then.over && !rows.has(id) && !succeeded.has(keyOf(then.title))) after.set(id, then);
  }
  memory.listed = after;
  for (const id of memory.adopted.keys()) if (!rows.has(id)) memory.adopted.delete(id);
  for (const row of newest) if (succeeded.has(keyOf(row))) memory.settled.add(row.id);
}

/** How far all is taken into account survives a restart. */
async function note({ memory, store, now }: Watch, newest: readonly RequestRow[]): Promise<void> {
  const undone = newest.find(({ id }) => !memory.settled.has(id));
  const last = undone ? undone.id - 1 : newest.at(-1)?.id ?? memory.lastRequest;
  const sweptAt = now();
  await store.notices.mark({ sweptAt, ...(last > memory.lastRequest ? { lastRequest: last } : {}) });
  memory.lastRequest = Math.max(last, memory.lastRequest);
  for (const id of memory.settled) if (id <= memory.lastRequest) memory.settled.delete(id);
  memory.sweptAt = sweptAt;
}
