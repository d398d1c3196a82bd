import assert from "node:assert/strict";
import fc from "fast-check";
import { type Change, changes, hasCome, isAway, isFulfilled, isOpen, UNREAD } from "../../src/notices/changes.ts";
import type { Kind } from "../../src/services/library.ts";
import type { TitleState } from "../../src/services/title_state.ts";
import { anyState, request, state } from "./states.ts";

/** `available movie`, `4K partial s1`. */
function told(list: readonly Change[]): string[] {
  return list.map(({ event, is4k, unit }) => `${is4k ? "4K " : ""}${event} ${unit}`);
}

/** What happened, the before, the after, and what is to be said of it. */
type Row = [why: string, before: TitleState | undefined, after: TitleState, wanted: string[], fresh?: number[]];

function table(kind: Kind, rows: readonly Row[]): void {
  for (const [why, before, after, wanted, fresh = []] of rows) {
    assert.deepEqual(told(changes(before, after, { kind, fresh: new Set(fresh) })), wanted, why);
    const [hd, uhd] = [before && swapped(before), swapped(after)];
    const other = wanted.map((it) => `4K ${it}`);
    assert.deepEqual(told(changes(hd, uhd, { kind, fresh: new Set(fresh) })), other, `${why}, in 4K`);
  }
}

/** HD as 4K, and the other way round. */
function swapped({ hd, uhd, seasons, requests }: TitleState): TitleState {
  return {
    hd: uhd,
    uhd: hd,
    seasons: seasons.map(({ number, hd, uhd }) => ({ number, hd: uhd, uhd: hd })),
    requests: requests.map((it) => ({ ...it, is4k: !it.is4k })),
  };
}

Deno.test("changes() of a film's copy, from every status to every other", () => {
  const AVAILABLE = ["available movie"], REMOVED = ["removed movie"];
  const from = (there: string[], gone: string[]) => (to: number) =>
    to === 5 ? there : [1, 6, 7].includes(to) ? gone : [];
  const expected = {
    ...Object.fromEntries([0, 1, 2, 3, 6, 7, 8, 99].map((it) => [it, from(AVAILABLE, [])])),
    4: from(AVAILABLE, REMOVED),
    5: from([], REMOVED),
  };
  for (const [before, wanted] of Object.entries(expected)) {
    for (const to of [0, 1, 2, 3, 4, 5, 6, 7, 8, 99]) {
      table("movie", [[`${before} to ${to}`, state(Number(before)), state(to), wanted(to)]]);
    }
  }
});
Deno.test("changes() of a season, from every status to every other", () => {
  for (const before of [0, 1, 2, 3, 4, 5, 6, 7, 99]) {
    for (const to of [0, 1, 2, 3, 4, 5, 6, 7, 99]) {
      const event = to === 5 && before !== 5
        ? "available"
        : to === 4 && before < 4 || to === 4 && before > 5
        ? "partial"
        : [1, 6, 7].includes(to) && (before === 4 || before === 5)
        ? "removed"
        : undefined;
      // Another season keeps the series from being silent.
      const [then, now] = [state(4, { 1: before, 2: 4 }), state(4, { 1: to, 2: 4 })];
      table("tv", [[`${before} to ${to}`, then, now, event ? [`${event} s1`] : []]]);
    }
  }
});
Deno.test("changes() of a film that was never seen, or that is no longer", () => {
  table("movie", [
    ["never seen, there", undefined, state(5), ["available movie"]],
    ["never seen, not there", undefined, state(3), []],
    ["its row was deleted", state(5, {}, [request(1, 5)]), state(1), ["removed movie"]],
    ["deleted and asked for again", state(7, {}, [request(1, 5)]), state(2, {}, [request(1, 5), request(2, 1)]), []],
    ["and there again", state(3, {}, [request(2)]), state(5, {}, [request(2, 5)]), ["available movie"]],
  ]);
});
Deno.test("changes() of requests for films, in all three families", () => {
  table("movie", [
    ["1.x: the request stays approved", state(3, {}, [request(1)]), state(5, {}, [request(1)]), ["available movie"]],
    ["2.6: it is completed", state(3, {}, [request(1)]), state(5, {}, [request(1, 5)]), ["available movie"]],
    ["3.1: available while pending", state(2, {}, [request(1, 1)]), state(5, {}, [request(1, 1)]), ["available movie"]],
    ["3.1: approved afterwards", state(5, {}, [request(1, 1)]), state(5, {}, [request(1)]), []],
    ["completed after the film was seen", state(5, {}, [request(1)]), state(5, {}, [request(1, 5)]), []],
    ["approved", state(2, {}, [request(1, 1)]), state(3, {}, [request(1)]), ["approved r1"]],
    ["approved and there at once", state(2, {}, [request(1, 1)]), state(5, {}, [request(1)]), ["available movie"]],
    ["retried", state(3, {}, [request(1, 4)]), state(3, {}, [request(1)]), []],
    ["declined", state(2, {}, [request(1, 1)]), state(2, {}, [request(1, 3)]), ["declined r1"]],
    ["declined after all", state(3, {}, [request(1)]), state(1, {}, [request(1, 3)]), ["declined r1"]],
    ["declined though it is there", state(5, {}, [request(1, 1)]), state(5, {}, [request(1, 3)]), ["declined r1"]],
    ["failed", state(2, {}, [request(1)]), state(2, {}, [request(1, 4)]), ["failed r1"]],
    ["failed from pending", state(2, {}, [request(1, 1)]), state(2, {}, [request(1, 4)]), ["failed r1"]],
    ["failed, yet there", state(5, {}, [request(1)]), state(5, {}, [request(1, 4)]), []],
    ["gone", state(3, {}, [request(1)]), state(3), []],
    ["a status that nobody knows", state(3, {}, [request(1)]), state(3, {}, [request(1, 77)]), []],
    ["seen late, not fresh", state(3), state(3, {}, [request(1, 3), request(2, 4), request(3, 1)]), []],
    ["fresh and pending", state(1), state(2, {}, [request(1, 1)]), [], [1]],
    ["fresh and approved", state(1), state(3, {}, [request(1)]), [], [1]],
    ["fresh and declined", state(1), state(2, {}, [request(1, 3)]), ["declined r1"], [1]],
    ["fresh and failed", state(1), state(2, {}, [request(1, 4)]), ["failed r1"], [1]],
    ["fresh and there", state(1), state(5, {}, [request(1, 5)]), ["available movie"], [1]],
    ["known after all", state(2, {}, [request(1, 3)]), state(2, {}, [request(1, 3)]), [], [1]],
  ]);
});
Deno.test("changes() of a series: seasons and whole requests", () => {
  const both = request(1, 2, [1, 2]), done = request(1, 5, [1, 2]), third = request(2, 2, [3]);
  table("tv", [
    ["the first season of two", state(3, { 1: 3 }, [both]), state(4, { 1: 5, 2: 3 }, [both]), ["available s1"]],
    ["a part of one", state(3, { 1: 3 }, [both]), state(4, { 1: 4 }, [both]), ["partial s1"]],
    ["new episodes are expected", state(5, { 1: 5 }), state(4, { 1: 4 }), []],
    ["and there", state(4, { 1: 4 }), state(5, { 1: 5 }), ["available s1"]],
    [
      "the last of the request",
      state(4, { 1: 5, 2: 3 }, [both]),
      state(5, { 1: 5, 2: 5 }, [done]),
      ["available s2", "available r1"],
    ],
    [
      "likewise on 1.x",
      state(4, { 1: 5, 2: 3 }, [both]),
      state(5, { 1: 5, 2: 5 }, [both]),
      ["available s2", "available r1"],
    ],
    ["completed in the next look", state(5, { 1: 5, 2: 5 }, [both]), state(5, { 1: 5, 2: 5 }, [done]), []],
    ["available, another on its way", state(5, { 1: 5 }), state(5, { 1: 5, 3: 3 }, [third]), []],
    [
      "which then comes",
      state(5, { 1: 5, 3: 3 }, [third]),
      state(5, { 1: 5, 3: 5 }, [third]),
      ["available s3", "available r2"],
    ],
    [
      "completed before the rows say so",
      state(4, { 3: 3, 1: 5 }, [third]),
      state(4, { 3: 3, 1: 5 }, [request(2, 5, [3])]),
      [
        "available r2",
      ],
    ],
    ["fresh and there", undefined, state(5, { 3: 5 }, [request(2, 5, [3])]), ["available s3", "available r2"], [2]],
    ["seen late and there", state(5, { 3: 5 }), state(5, { 3: 5 }, [request(2, 5, [3])]), []],
    ["fresh, there, and gone again", undefined, state(7, { 3: 7 }, [request(2, 5, [3])]), [], [2]],
    ["declined", state(2, {}, [request(1, 1, [1])]), state(1, {}, [request(1, 3, [1])]), ["declined r1"]],
    ["approved", state(2, {}, [request(1, 1, [1])]), state(3, {}, [request(1, 2, [1])]), ["approved r1"]],
  ]);
});
Deno.test("changes() of a series that is declared available without rows of seasons", () => {
  const asked = request(1, 2, [1, 2]);
  table("tv", [
    ["declared", state(3, {}, [asked]), state(5, {}, [asked]), ["available series", "available r1"]],
    ["declared, never seen", undefined, state(5), ["available series"]],
    ["rows that say nothing", state(2, { 1: 1 }), state(5, { 1: 1 }), ["available series", "available s1"]],
    ["then a scan finds one season", state(5), state(4, { 1: 5, 2: 3 }), []],
    ["then a scan finds all", state(5), state(5, { 1: 5, 2: 5 }), []],
    ["partly, whatever that is", state(1, { 1: 1 }), state(4, { 1: 1 }), []],
    ["declared to be less", state(5, { 1: 1 }), state(4, { 1: 1 }), []],
    ["gone", state(5, { 1: 1 }), state(7, { 1: 1 }), ["removed series"]],
    ["its row was deleted", state(5), state(1), ["removed series"]],
    ["asked for again", state(7), state(2, {}, [request(2, 1, [1])]), []],
  ]);
});
Deno.test("changes() of a series that is removed", () => {
  table("tv", [
    ["deleted", state(5, { 1: 5, 2: 4 }), state(7, { 1: 7, 2: 7 }), ["removed s1", "removed s2"]],
    ["on 1.x", state(5, { 1: 5, 2: 5 }), state(1, { 1: 1, 2: 1 }), ["removed s1", "removed s2"]],
    ["one of its seasons", state(5, { 1: 5, 2: 5 }), state(4, { 1: 7, 2: 5 }), ["removed s1"]],
    ["its row was deleted", state(4, { 1: 5, 2: 3 }), state(1), ["removed s1"]],
    ["blocklisted, never there", state(1), state(6, { 1: 6 }), []],
    ["asked for again", state(5, { 1: 5, 2: 5 }), state(3, { 1: 3, 2: 5 }), []],
    ["and back", state(7, { 1: 7 }), state(5, { 1: 5 }), ["available s1"]],
  ]);
});
Deno.test("changes() tells HD before 4K, seasons ascending, requests after them", () => {
  const before = { ...state(3, {}, [request(1, 1, [1]), request(2, 1, [1], true)]), uhd: 3 };
  const after = { ...state(4, { 1: [5, 5], 2: [4, 1] }, [request(1, 3, [1]), request(2, 5, [1], true)]), uhd: 4 };
  assert.deepEqual(told(changes(before, after, { kind: "tv", fresh: new Set() })), [
    ...["available s1", "partial s2", "declined r1", "4K available s1", "4K available r2"],
  ]);
});

const kinds = fc.constantFrom<Kind>("movie", "tv");
const known = fc.uniqueArray(fc.integer({ min: 1, max: 5 })).map((ids) => new Set(ids));

Deno.test("changes() says nothing of a title that stayed as it was", () => {
  fc.assert(fc.property(anyState, kinds, known, (it, kind, fresh) => {
    assert.deepEqual(changes(it, structuredClone(it), { kind, fresh }), []);
  }));
});
Deno.test("changes() says of HD nothing that hangs on 4K", () => {
  fc.assert(fc.property(anyState, anyState, anyState, kinds, (before, after, other, kind) => {
    const fresh = new Set([1, 3]);
    const mixed = (state: TitleState): TitleState => ({
      ...state,
      uhd: other.uhd,
      seasons: state.seasons.map((it) => ({ ...it, uhd: other.hd })),
      requests: [
        ...state.requests.filter(({ is4k }) => !is4k),
        ...other.requests.filter(({ is4k }) => is4k).map((it) => ({ ...it, id: it.id + 100 })),
      ],
    });
    const hd = (list: Change[]) => list.filter(({ is4k }) => !is4k);
    assert.deepEqual(
      hd(changes(before, after, { kind, fresh })),
      hd(changes(mixed(before), mixed(after), { kind, fresh })),
    );
  }));
});
Deno.test("changes() names each unit and event once, available only where something is", () => {
  fc.assert(
    fc.property(fc.option(anyState, { nil: undefined }), anyState, kinds, known, (before, after, kind, fresh) => {
      const found = changes(before, after, { kind, fresh });
      assert.equal(new Set(told(found)).size, found.length);
      for (const { event, unit, is4k, season, request } of found) {
        assert.equal(
          unit,
          request ? `r${request.id}` : season === undefined ? (kind === "tv" ? "series" : "movie") : `s${season}`,
        );
        if (event === "available" && !request) assert(hasCome(after, unit, is4k), unit);
        if (event === "available" && request) assert(isFulfilled(kind, request, after));
        if (event === "removed") assert(!hasCome(after, unit, is4k));
      }
    }),
  );
});
Deno.test("isOpen() is true of what may still come", () => {
  const cases: [Kind, number, TitleState, boolean][] = [
    ...[1, 2, 4, 0, 99].map((status): [Kind, number, TitleState, boolean] => ["movie", status, state(3), true]),
    ["movie", 3, state(3), false],
    ["movie", 5, state(7), false],
    ["movie", 1, state(5), false],
    ["tv", 2, state(5, { 1: 5 }), false],
    ["tv", 2, state(5, { 2: 5 }), true],
    ["tv", 2, state(5), false],
    ["movie", UNREAD, state(5), true],
    ["tv", UNREAD, state(5, { 1: 5 }), true],
  ];
  for (const [kind, status, title, open] of cases) {
    const asked = request(1, status, kind === "tv" ? [1] : []);
    assert.equal(isOpen(kind, asked, title), open, `${kind} ${status} ${JSON.stringify(title)}`);
  }
});
Deno.test("isAway() knows what is gone without having seen it go", () => {
  const cases: [TitleState, string, boolean][] = [
    [state(7), "movie", true],
    [state(1), "movie", true],
    [state(3), "movie", false],
    [state(5), "movie", false],
    [state(4, { 1: 7, 2: 5 }), "s1", true],
    [state(4, { 1: 1, 2: 5 }), "s1", false],
    [state(1, {}), "s1", true],
    [state(7, { 1: 5 }), "s1", false],
    [state(7), "r1", true],
    [state(3), "r1", false],
  ];
  for (const [title, unit, away] of cases) {
    assert.equal(isAway(title, unit, false), away, `${unit} ${JSON.stringify(title)}`);
  }
});
