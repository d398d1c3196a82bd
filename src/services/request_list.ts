/** What one account has asked for, newest first. */
import { atOnce } from "./at_once.ts";
import type { Desk } from "./desk.ts";
import { readRows } from "./request_list_rows.ts";
import type { Entry, TitleName } from "./request_list_schemas.ts";
import { progressOf, REQUEST, stepOf } from "./request_list_step.ts";
import type { Scope } from "./seerr.ts";
import { readTitleName, titleOf } from "./title_name.ts";

/** How far a request is. removed: it was there once, or the title was blocklisted. */
export type Step = "pending" | "approved" | "downloading" | "partial" | "available" | "declined" | "failed" | "removed";

/** A request in a list. */
export interface ListedRequest {
  id: number;
  kind: "movie" | "tv";
  tmdbId: number;
  /** `tmdb:603` when Seerr does not tell it. */
  title: string;
  year?: number;
  is4k: boolean;
  step: Step;
  /** Milliseconds since the epoch. */
  askedAt?: number;
  /** Milliseconds since the epoch; left out when nothing tells of a change, as always from 2.6 to 3.1. */
  changedAt?: number;
  /** Ascending, each once; empty for films. */
  seasons: number[];
  /** 0–1, while downloading. */
  part?: number;
  /** Milliseconds since the epoch, while downloading. */
  eta?: number;
  /** Pending, and of that account. */
  cancellable: boolean;
}

/** Eight requests at most; `page` is the last one when the page asked for is beyond. */
export interface RequestPage {
  requests: ListedRequest[];
  /** From 1. */
  page: number;
  /** 1 when there is nothing. */
  pages: number;
  total: number;
}

/** What a list is narrowed to. approved: on its way, downloads included · available: partly too. */
export type Filter = "all" | "pending" | "approved" | "available" | "declined" | "failed";

/** Whose list, and which part of it. */
export interface ListOptions {
  userId: number;
  /** From 1. */
  page: number;
  filter: Filter;
  /** BCP 47. */
  language: string;
  /** As the key's owner: without `user`. */
  scope: Scope;
  /** For an account that several people share: the numbers of the requests that are this person's. */
  only?: ReadonlySet<number>;
}

/** How many titles are asked for at a time. */
const TITLES_AT_ONCE = 4;
/** How long titles may keep a list, in milliseconds: it is of use without them. */
const TITLES_WITHIN = 4_000;

/** A page of an account's requests. An account that is gone has none. @throws ServiceError */
export async function listRequests(desk: Desk, options: ListOptions): Promise<RequestPage> {
  const { rows, ...page } = await readRows(desk, options);
  const { language, scope } = options;
  const until = Math.min(scope.until ?? Infinity, desk.now() + TITLES_WITHIN);
  const title = ({ type: kind, media: { tmdbId } }: Entry) =>
    readTitleName(desk, { kind, tmdbId }, { language, scope: { ...scope, until } });
  const titles = await atOnce(TITLES_AT_ONCE, rows, title);
  return { requests: rows.map((row, index) => listed(row, titles[index], options)), ...page };
}

function listed(row: Entry, named: TitleName | undefined, { userId }: ListOptions): ListedRequest {
  const { id, type, is4k, status, media: { tmdbId } } = row;
  const step = stepOf(row);
  return {
    id,
    kind: type,
    tmdbId,
    is4k,
    step,
    ...titleOf(tmdbId, named),
    ...datesOf(row),
    seasons: [...new Set(row.seasons.map(({ seasonNumber }) => seasonNumber))].sort((a, b) => a - b),
    ...(step === "downloading" ? progressOf(row) : {}),
    cancellable: status === REQUEST.PENDING && row.requestedBy?.id === userId,
  };
}

function datesOf({ createdAt, updatedAt }: Entry): Pick<ListedRequest, "askedAt" | "changedAt"> {
  const asked = Date.parse(createdAt ?? ""), changed = Date.parse(updatedAt ?? "");
  return {
    ...(Number.isNaN(asked) ? {} : { askedAt: asked }),
    ...(changed > asked ? { changedAt: changed } : {}),
  };
}
