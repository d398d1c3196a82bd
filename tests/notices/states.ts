/** Titles and follows as tests of notices write them down. */
import fc from "fast-check";
import type { KnownRequest, SeasonState, TitleState } from "../../src/services/title_state.ts";
import type { Follow } from "../../src/store/notice_types.ts";

export const NOW = Date.parse("2026-11-21T12:00:00.000Z");
export const ALICE = "100000000000000002";

/** A film or a series: HD, seasons as `{ 1: 5 }`, requests. */
export function state(
  hd: number,
  seasons: Record<number, number | [hd: number, uhd: number]> = {},
  requests: readonly KnownRequest[] = [],
): TitleState {
  const rows = Object.entries(seasons).map(([number, status]): SeasonState => {
    const [hd, uhd] = typeof status === "number" ? [status, 1] : status;
    return { number: Number(number), hd, uhd };
  });
  return { hd, uhd: 1, seasons: rows, requests: [...requests] };
}

/** Somebody's request for HD, asked for an hour before `NOW`. */
export function request(id: number, status = 2, seasons: number[] = [], is4k = false): KnownRequest {
  return { id, status, is4k, userId: 2, seasons, at: NOW - 3_600_000 };
}

/** A follow that began a day before `NOW`. */
export function follow(kind: "movie" | "tv", more: Partial<Follow> = {}): Follow {
  return { person: ALICE, kind, tmdbId: 603, title: "The Matrix", asked: [], at: NOW - 86_400_000, ...more };
}

const status = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.constantFrom(0, 8, 99, -1));

/** A small title, so that two of them have much in common; a request keeps its quality. */
export const anyState: fc.Arbitrary<TitleState> = fc.record({
  hd: status,
  uhd: status,
  seasons: fc.uniqueArray(
    fc.record({ number: fc.integer({ min: 0, max: 3 }), hd: status, uhd: status }, { noNullPrototype: true }),
    {
      selector: ({ number }) => number,
    },
  ).map((rows) => rows.toSorted((a, b) => a.number - b.number)),
  requests: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 5 }),
      status: fc.integer({ min: 0, max: 6 }),
      seasons: fc.uniqueArray(fc.integer({ min: 0, max: 3 })).map((it) => it.toSorted((a, b) => a - b)),
      at: fc.integer({ min: 1, max: NOW }),
    }, { noNullPrototype: true }),
    { selector: ({ id }) => id },
  ).map((requests) => requests.toSorted((a, b) => a.id - b.id).map((it) => ({ ...it, is4k: it.id % 2 === 0 }))),
}, { noNullPrototype: true });
