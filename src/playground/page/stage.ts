/** What becomes of a request on the page, where time runs fast: approved, downloaded, there. Pure. */
import type { TinyRequest } from "../seerr/mod.ts";

/** Something that happens to a request. */
export type Deed =
  | { do: "approve" }
  /** How far its file is, 0–1, and how long it still takes, in ms of the page's time. */
  | { do: "download"; part: number; left: number; season?: number }
  | { do: "arrive"; season?: number };

/** When an administrator looks, in ms after the request. */
export const APPROVED = 4000;
/** When the download begins. */
const BEGUN = 6000;
/** When all of it is there. */
export const THERE = 17_000;
/** How often a bar moves while one file is downloaded. */
const STEPS = 8;

/** How far a request is after some more time: one that waits stays before its approval, one that was approved needs none. */
export function advance(elapsed: number, passed: number, request: { isPending: boolean; byHand: boolean }): number {
  if (!request.isPending) return Math.max(elapsed, APPROVED) + passed;
  return request.byHand ? Math.min(elapsed + passed, APPROVED - 1) : elapsed + passed;
}

/** What happens after `from` and until `to`, in order; a series comes season by season. */
export function deedsBetween(seasons: TinyRequest["seasons"], from: number, to: number): Deed[] {
  return timeline(seasons).filter(({ at }) => at > from && at <= to).map(({ deed }) => deed);
}

/** Whether a request is still to be looked after. */
export function isOnItsWay({ status }: Pick<TinyRequest, "status">): boolean {
  return status === PENDING || status === APPROVED_STATUS;
}

/** MediaRequestStatus. */
export const PENDING = 1;
const APPROVED_STATUS = 2;

interface Moment {
  at: number;
  deed: Deed;
}

function timeline(seasons: readonly number[]): Moment[] {
  const files = seasons.length === 0 ? [undefined] : seasons;
  const each = (THERE - BEGUN) / files.length;
  return [
    { at: APPROVED, deed: { do: "approve" } },
    ...files.flatMap((season, index) => fileTimes(BEGUN + index * each, each, season)),
  ];
}

/** One file: a film, or a season. */
function fileTimes(from: number, length: number, season: number | undefined): Moment[] {
  const which = season === undefined ? {} : { season };
  const steps = Array.from({ length: STEPS }, (_, step): Moment => {
    const part = (step + 0.3) / STEPS;
    const at = from + step * length / STEPS;
    return { at, deed: { do: "download", part, left: (1 - part) * length, ...which } };
  });
  return [...steps, { at: from + length, deed: { do: "arrive", ...which } }];
}
