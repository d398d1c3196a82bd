/** What is remembered between sweeps and walks, so that only what changed is read; after a restart it comes from the store. */
import type { RequestRow } from "../../services/open_request_list.ts";
import { type RowsOfTitle, titlesOf } from "../../services/media_rows.ts";
import type { KnownRequest, TitleId, TitleState } from "../../services/title_state.ts";
import type { NoticeStore, SeenTitle } from "../../store/mod.ts";
import { isOpen, UNREAD } from "../changes.ts";
import type { Lost } from "./disowned.ts";
import { keyOf } from "./look_queue.ts";

/** A request as the list showed it last; whether single seasons have come is not known after a restart. */
export interface Listed {
  title: TitleId;
  sign: string;
  seasons?: string;
  /** It needs no look when it is not listed any more. */
  over?: boolean;
}

/** Whose an open request is. */
export interface Adoption {
  /** Those who have the account. */
  linked: string;
  owners: readonly string[];
  /** Which of them follow it. */
  sign: string;
  /** How often it was looked at because some of them do not. */
  looks: number;
}

/** All of it belongs to one term of the lease. */
export interface Memory {
  term: number;
  /** Every title of which the store knows, with the signature of its rows; none: nobody has seen a row that says anything. */
  signs: Map<string, { title: TitleId; sign: string | undefined }>;
  /** Requests on the list of open ones. */
  listed: Map<number, Listed>;
  /** By title: its requests that may still come to something, listed or not; whether any was never taken into account. */
  open: Map<string, { title: TitleId; ids: number[]; isUnread: boolean }>;
  /** By open request, who should follow it, and who did when that was looked at last. */
  adopted: Map<number, Adoption>;
  /** By title, requests that do not count while their account is not the person's. */
  lost: Map<string, { title: TitleId; requests: readonly Lost[] }>;
  /** The newest request that was there when the bot first looked. */
  newestRequest: number;
  /** Requests up to this one are taken into account, and these beyond. */
  lastRequest: number;
  settled: Set<number>;
  /** At the very first start, requests as they were open before all titles became known, until the first sweep. */
  first: Map<number, RequestRow>;
  sweptAt?: number;
  walkedAt?: number;
  /** When all rows were walked over in this term, how many there were, and whether their dates tell what changed. */
  wholeAt?: number;
  rows?: number;
  movesDates?: boolean;
  /** Titles that were looked at since the walk under way began: what it saw of them may be older. */
  fresher: Set<string>;
}

/** The memory of nobody. */
export function emptyMemory(): Memory {
  return {
    term: 0,
    signs: new Map(),
    listed: new Map(),
    open: new Map(),
    adopted: new Map(),
    lost: new Map(),
    newestRequest: 0,
    lastRequest: 0,
    settled: new Set(),
    first: new Map(),
    fresher: new Set(),
  };
}

/** What the store knows of titles and their requests. */
export async function loadMemory(store: Pick<NoticeStore, "signs">, term: number): Promise<Memory> {
  const memory = { ...emptyMemory(), term };
  for (const { title, sign, seen } of await store.signs()) {
    const state = stateOf(seen);
    memory.signs.set(keyOf(title), { title, sign });
    noteOpen(memory, title, state);
    for (const request of state.requests) {
      const over = !isOpen(title.kind, request, state);
      memory.listed.set(request.id, { title, sign: requestSign(request, state), over });
    }
  }
  return memory;
}

/** Requests that somebody waits for though it is remembered that nothing can come of them: what became of them is unsaid. */
export async function unsettled(
  store: Pick<NoticeStore, "awaited">,
  { open }: Pick<Memory, "open">,
): Promise<{ title: TitleId; requestIds: number[] }[]> {
  const found = (await store.awaited()).map(({ kind, tmdbId, ids }) => {
    const title = { kind, tmdbId };
    const isOpen = new Set(open.get(keyOf(title))?.ids);
    return { title, requestIds: ids.filter((id) => !isOpen.has(id)) };
  });
  return found.filter(({ requestIds }) => requestIds.length > 0);
}

/** Notes which of a title's requests may still come to something. */
export function noteOpen(memory: Pick<Memory, "open">, title: TitleId, state: TitleState): void {
  const open = state.requests.filter((it) => isOpen(title.kind, it, state));
  const isUnread = open.some(({ status }) => status === UNREAD);
  if (open.length > 0) memory.open.set(keyOf(title), { title, ids: open.map(({ id }) => id), isUnread });
  else memory.open.delete(keyOf(title));
}

/** A title as it was remembered, as services have it. */
export function stateOf({ hd, uhd, seasons, requests, rows }: SeenTitle): TitleState {
  return {
    hd,
    uhd,
    seasons,
    requests: requests.map(({ userId, at, ...request }) => ({
      ...request,
      ...(userId === undefined ? {} : { userId }),
      ...(at === undefined ? {} : { at }),
    })),
    ...(rows === undefined ? {} : { rows }),
  };
}

/** A row of the list as it is remembered. */
export function listedAs({ kind, tmdbId, row, ...request }: RequestRow): Listed {
  return {
    title: { kind, tmdbId },
    sign: requestSign({ ...request, seasons: request.seasons.map(({ number }) => number) }, row),
    seasons: request.seasons.map(({ status }) => status).join(),
  };
}

/** Whether a row of the list says something else than before. */
export function differs(before: Listed | undefined, now: Listed): boolean {
  if (!before || keyOf(before.title) !== keyOf(now.title)) return true;
  return before.sign !== now.sign || (before.seasons !== undefined && before.seasons !== now.seasons);
}

function requestSign(request: KnownRequest, title: Pick<TitleState, "hd" | "uhd">): string {
  const { status, is4k, userId = "", seasons } = request;
  return [status, is4k, userId, seasons.join("."), title.hd, title.uhd].join(" ");
}

/** What a row says of which nothing is known. */
const NOTHING = "1.1";

/** The signature of a title's rows; undefined when they say no more than if there were none. */
export function signOf(title: Pick<RowsOfTitle, "sign"> | undefined): string | undefined {
  return title?.sign === NOTHING ? undefined : title?.sign;
}

/** The signature that a title's one row must have; undefined when it has several, of which this is the sum. */
export function signOfState(
  title: TitleId,
  { hd, uhd, seasons, rows }: TitleState,
): { sign: string | undefined } | undefined {
  if (rows !== undefined) return undefined;
  return { sign: signOf(titlesOf([{ id: 0, ...title, hd, uhd, seasons }])[0]) };
}
