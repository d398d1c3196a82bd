import assert from "node:assert/strict";
import fc from "fast-check";
import { changes } from "../../src/notices/changes.ts";
import { announced, BY_DEFAULT, type Found, owed } from "../../src/notices/owed.ts";
import { adopt, stop } from "../../src/notices/wants.ts";
import type { TitleState } from "../../src/services/title_state.ts";
import type { EventName, Follow, Habits, Line, ToldKey } from "../../src/store/notice_types.ts";
import { ALICE, anyState, follow, NOW, request, state } from "./states.ts";

const HOUR = 3_600_000;
const EPISODES = new Map([[1, 8], [2, 10], [4, 6]]);
const EVERYTHING: Habits = { events: { partial: true, approved: true, removed: true } };

const asked = (id: number, seasons: number[] = [], is4k = false) => ({ id, is4k, seasons, at: NOW - HOUR });
/** `available s1` or `4K partial s1`, as they stand below. */
function key(text: string): ToldKey {
  const [, is4k, event, unit = ""] = /^(4K )?(\w+) (\w+)$/.exec(text) ?? [];
  const known = [...Object.keys(BY_DEFAULT) as EventName[]].find((it) => it === event);
  assert(known, text);
  return { is4k: is4k !== undefined, unit, event: known };
}
const textOf = ({ is4k, unit, event }: ToldKey) => `${is4k ? "4K " : ""}${event} ${unit}`;
/** `4K available 1,2 of 18, all that was asked for`. */
function read({ event, is4k, seasons, episodes, whole }: Line): string {
  const words = [is4k ? "4K" : "", event, seasons.join(), episodes ? `of ${episodes}` : "", whole ? "whole" : ""];
  return words.filter(Boolean).join(" ");
}

interface Setting {
  before?: TitleState;
  told?: string[];
  habits?: Habits;
  adopted?: number[];
  fresh?: number[];
}

function look(
  it: Follow,
  after: TitleState,
  { before, told = [], habits = {}, adopted = [], fresh = [] }: Setting = {},
) {
  const found: Found = {
    follow: it,
    changes: changes(before, after, { kind: it.kind, fresh: new Set(fresh) }),
    told: told.map(key),
    habits,
    adopted: new Set(adopted),
    fresh: new Set(fresh),
    state: after,
    episodes: EPISODES,
    now: NOW,
  };
  const { lines, tell, untell, follow, since } = owed(found);
  return { lines: lines.map(read), tell: tell.map(textOf).sort(), untell: untell.map(textOf).sort(), follow, since };
}

/** All that was found is this, and what is left out here is empty. */
function assertSaid(
  { lines, tell, untell }: ReturnType<typeof look>,
  wanted: { lines?: string[]; tell?: string[]; untell?: string[] } = {},
  why?: string,
): void {
  assert.deepEqual({ lines, tell, untell }, { lines: [], tell: [], untell: [], ...wanted }, why);
}

const ended = (it: Follow) => it.ended?.why;

Deno.test("owed() tells of a film once, and then the follow ends", () => {
  const waiting = state(3, {}, [request(1)]), there = state(5, {}, [request(1, 5)]);
  for (const it of [follow("movie", { asked: [asked(1)] }), follow("movie", { hd: { all: true } })]) {
    const first = look(it, there, { before: waiting });
    assertSaid(first, { lines: ["available"], tell: ["available movie"] });
    assert.deepEqual(first.follow.ended, { at: NOW, why: "done" });
    const second = look(first.follow, there, { before: waiting, told: first.tell });
    assertSaid(second);
    assert.equal(second.follow, first.follow);
  }
});
Deno.test("owed() tells again of what was told before a crash only when it was not", () => {
  const it = follow("movie", { asked: [asked(1)] });
  const there = state(5, {}, [request(1)]);
  const again = look(it, there, { before: state(3, {}, [request(1)]), told: ["available movie"] });
  assertSaid(again);
  assert.equal(ended(again.follow), "done");
});
Deno.test("owed() tells of a film that had come before its request was seen", () => {
  const there = state(5, {}, [request(9, 5)]);
  const it = follow("movie", { asked: [asked(9)] });
  assert.deepEqual(look(it, there, { before: state(5), fresh: [9], adopted: [9] }).lines, ["available"]);
  assert.deepEqual(look(follow("movie", { hd: { all: true } }), there, { before: state(5) }).lines, []);
});
Deno.test("owed() tells HD and 4K apart", () => {
  const after = { ...state(5), uhd: 5 }, before = { ...state(3), uhd: 3 };
  const cases: [Partial<Follow>, string[]][] = [
    [{ hd: { all: true } }, ["available"]],
    [{ uhd: { all: true } }, ["4K available"]],
    [{ hd: { all: true }, uhd: { all: true } }, ["available", "4K available"]],
  ];
  for (const [more, lines] of cases) assert.deepEqual(look(follow("movie", more), after, { before }).lines, lines);
  const half = look(follow("movie", { hd: { all: true }, uhd: { all: true } }), { ...after, uhd: 3 }, { before });
  assert.deepEqual(half.lines, ["available"]);
  assert.equal(ended(half.follow), undefined);
});
Deno.test("owed() tells of each season, and of the request when its last one comes", () => {
  const req = request(12, 2, [1, 2]);
  const it = follow("tv", { asked: [asked(12, [1, 2])] });
  const none = state(3, { 1: 3, 2: 3 }, [req]),
    one = state(4, { 1: 5, 2: 3 }, [req]),
    both = state(5, { 1: 5, 2: 5 }, [req]);
  const first = look(it, one, { before: none });
  assertSaid(first, { lines: ["available 1 of 8"], tell: ["available s1"] });
  assert.equal(first.follow, it);
  const last = look(it, both, { before: one, told: first.tell });
  assertSaid(last, {
    lines: ["available 1,2 of 18 whole"],
    tell: ["available r12", "available s2"],
  });
  assert.equal(ended(last.follow), "done");
  const atOnce = look(it, both, { before: none });
  assert.deepEqual(atOnce.lines, ["available 1,2 of 18 whole"]);
  assert.deepEqual(atOnce.tell, ["available r12", "available s1", "available s2"]);
});
Deno.test("owed() says nothing of a request whose seasons were all told before", () => {
  const req = request(12, 2, [1, 2]), both = state(5, { 1: 5, 2: 5 }, [req]);
  const it = follow("tv", { asked: [asked(12, [1, 2])] });
  const found = look(it, both, { before: both, told: ["available s1", "available s2"] });
  assertSaid(found);
  assert.equal(ended(found.follow), "done");
});
Deno.test("owed() tells nothing once a follow has ended, whatever stands in it", () => {
  const before = state(3, {}, [request(1), request(2, 1)]), after = state(5, {}, [request(1, 5), request(2, 3)]);
  for (const why of ["done", "stopped"] as const) {
    const it = follow("movie", { hd: { all: true }, asked: [asked(1), asked(2)], ended: { at: 0, why } });
    const found = look(it, after, { before, habits: EVERYTHING });
    assertSaid(found, {}, why);
    assert.equal(found.follow, it);
  }
});
Deno.test("owed() keeps what was chosen besides a request apart from it", () => {
  const req = request(12, 2, [1]);
  const it = follow("tv", { asked: [asked(12, [1])], hd: { after: 1 } });
  const { lines, follow: next } = look(it, state(4, { 1: 5, 2: 5, 3: 5 }, [req]), { before: state(3, {}, [req]) });
  // TMDB does not say how many episodes season 3 has.
  assert.deepEqual(lines, ["available 1 of 8 whole", "available 2,3"]);
  assert.equal(ended(next), undefined);
  assert.equal(next.asked[0]?.done, true);
});
Deno.test("owed() makes one line of two requests that are fulfilled at once", () => {
  const requests = [request(1, 5, [1]), request(2, 5, [2])];
  const it = follow("tv", { asked: [asked(1, [1]), asked(2, [2])] });
  const found = look(it, state(5, { 1: 5, 2: 5 }, requests), { before: state(3) });
  assert.deepEqual(found.lines, ["available 1,2 of 18 whole"]);
  assert.deepEqual(found.tell, ["available r1", "available r2", "available s1", "available s2"]);
});
Deno.test("owed() tells of a whole series in one line", () => {
  const req = request(12, 2, [1, 2]);
  const before = state(3, { 1: 1 }, [req]), after = state(5, { 1: 1 }, [req]);
  const cases: [string, Partial<Follow>, string[], string[]][] = [
    ["asked for", { asked: [asked(12, [1, 2])] }, ["available 1,2 of 18 whole"], ["r12", "s1", "s2", "series"]],
    ["chosen", { hd: { all: true } }, ["available"], ["s1", "series"]],
    ["later seasons", { hd: { after: 1 } }, ["available"], ["series"]],
    ["one season", { hd: { seasons: [2] } }, ["available"], ["s2", "series"]],
    ["both", { asked: [asked(12, [1, 2])], hd: { all: true } }, ["available"], ["r12", "s1", "s2", "series"]],
  ];
  for (const [why, more, lines, units] of cases) {
    const found = look(follow("tv", more), after, { before });
    assert.deepEqual(found.lines, lines, why);
    assert.deepEqual(found.tell, units.map((unit) => `available ${unit}`), why);
    const again = look(found.follow, state(4, { 1: 5, 2: 5, 3: 3 }, [req]), { before: after, told: found.tell });
    assert.deepEqual(again.lines, [], why);
  }
});
Deno.test("owed() ends a follow only when nothing of it can still come", () => {
  const requests = [request(1, 2, [1]), request(2, 4, [2]), request(3, 3, [2])];
  const cases: [string, Follow, TitleState, string | undefined][] = [
    ["a film", follow("movie", { hd: { all: true } }), state(5), "done"],
    ["not in 4K", follow("movie", { uhd: { all: true } }), state(5), undefined],
    ["partly", follow("movie", { hd: { all: true } }), state(4), undefined],
    ["seasons", follow("tv", { hd: { seasons: [1, 2] } }), state(5, { 1: 5, 2: 5 }), "done"],
    ["one of two", follow("tv", { hd: { seasons: [1, 2] } }), state(5, { 1: 5, 2: 4 }), undefined],
    ["the whole series", follow("tv", { hd: { seasons: [1, 2] } }), state(5), "done"],
    ["everything", follow("tv", { hd: { all: true } }), state(5, { 1: 5 }), undefined],
    ["later ones", follow("tv", { uhd: { after: 3 } }), state(5, { 1: 5 }), undefined],
    ["a wish", follow("tv", { wish: { what: "hd", after: 1, at: 0 } }), state(5, { 1: 5 }), undefined],
    ["declined", follow("tv", { asked: [asked(3, [2])] }), state(3, {}, requests), "done"],
    ["failed", follow("tv", { asked: [asked(2, [2])] }), state(3, {}, requests), undefined],
    ["gone", follow("tv", { asked: [asked(9, [2])] }), state(3, {}, requests), "done"],
    [
      "one declined, one open",
      follow("tv", { asked: [asked(1, [1]), asked(3, [2])] }),
      state(3, {}, requests),
      undefined,
    ],
    ["completed and deleted", follow("movie", { asked: [asked(1)] }), state(7, {}, [request(1, 5)]), "done"],
  ];
  for (const [why, it, title, wanted] of cases) {
    assert.equal(ended(look(it, title, { before: title }).follow), wanted, why);
  }
});
Deno.test("owed() tells requesters what became of their request, and nobody else", () => {
  const before = state(2, {}, [1, 2, 3].map((id) => request(id, 1, [id])));
  const after = state(3, {}, [request(1, 2, [1]), request(2, 3, [2]), request(3, 4, [3])]);
  const all = follow("tv", { asked: [1, 2, 3].map((id) => asked(id, [id])), hd: { all: true } });
  const habits = EVERYTHING;
  const found = look(all, after, { before, habits });
  assert.deepEqual(found.lines, ["declined 2", "failed 3", "approved 1"]);
  assert.deepEqual(found.tell, ["approved r1", "declined r2", "failed r3"]);
  assert.deepEqual(found.follow.asked.map(({ done }) => done), [undefined, true, undefined]);
  assert.deepEqual(look(all, after, { before, habits, told: found.tell }).lines, []);
  assert.deepEqual(look(all, after, { before }).lines, ["declined 2", "failed 3"]);
  assert.deepEqual(look(follow("tv", { hd: { all: true } }), after, { before, habits }).lines, []);
  assert.deepEqual(look(follow("tv", { asked: [asked(4, [1])] }), after, { before, habits }).lines, []);
});
Deno.test("owed() tells of fresh requests that are over already", () => {
  const cases: [number, TitleState, string[]][] = [
    [3, state(1), ["declined"]],
    [4, state(2), ["failed"]],
    [5, state(5), ["available"]],
    [2, state(3), []],
  ];
  for (const [status, title, lines] of cases) {
    const after = { ...title, requests: [request(7, status)] };
    const it = adopt(undefined, request(7, status), {
      person: ALICE,
      title: { kind: "movie", tmdbId: 603, title: "The Matrix" },
      now: NOW,
    });
    assert.deepEqual(look(it, after, { before: state(1), fresh: [7], adopted: [7] }).lines, lines, String(status));
  }
});
Deno.test("owed() goes by what people switched on and off; what is off still ends what was waited for", () => {
  const req = request(1, 2, [1]);
  const before = state(3, { 1: 3 }, [req]);
  const it = follow("tv", { asked: [asked(1, [1])] });
  const off = look(it, state(5, { 1: 5 }, [req]), { before, habits: { events: { available: false } } });
  assertSaid(off);
  assert.equal(off.since, undefined);
  assert.equal(ended(off.follow), "done");
  const part = state(4, { 1: 4 }, [req]);
  assert.deepEqual(look(it, part, { before }).lines, []);
  const partly = look(it, part, { before, habits: EVERYTHING });
  assertSaid(partly, { lines: ["partial 1 of 8"], tell: ["partial s1"] });
  assert.deepEqual(look(it, part, { before, habits: EVERYTHING, told: ["available s1"] }).lines, []);
});
Deno.test("owed() tells in the order of events, HD before 4K", () => {
  const before: TitleState = {
    ...state(4, { 1: [3, 3], 2: [3, 3], 4: [5, 1] }, [request(1, 1, [7]), request(2, 1, [8])]),
    uhd: 4,
  };
  const after: TitleState = {
    ...state(4, { 1: [5, 5], 2: [4, 1], 4: [7, 1] }, [request(1, 3, [7]), request(2, 2, [8])]),
    uhd: 4,
  };
  const it = follow("tv", { hd: { all: true }, uhd: { all: true }, asked: [asked(1, [7]), asked(2, [8])] });
  assert.deepEqual(look(it, after, { before, habits: EVERYTHING }).lines, [
    ...["available 1 of 8", "4K available 1 of 8", "partial 2 of 10", "declined 7", "approved 8", "removed 4"],
  ]);
});
Deno.test("owed() forgets what was told when it is gone, and tells again when it is back", () => {
  const it = follow("tv", { hd: { all: true } });
  const there = state(5, { 1: 5, 2: 5 }), gone = state(7, { 1: 7, 2: 7 });
  const told = ["available s1", "partial s1", "available s2", "available r9", "4K available s1"];
  const removed = look(it, gone, { before: there, told, habits: EVERYTHING });
  assert.deepEqual(removed.lines, ["removed 1,2"]);
  assert.deepEqual(removed.untell, ["4K available s1", "available s1", "available s2", "partial s1"]);
  assert.deepEqual(removed.tell, ["removed s1", "removed s2"]);
  assert.equal(removed.since, undefined);
  const back = look(it, there, { before: gone, told: removed.tell, habits: EVERYTHING });
  assertSaid(back, {
    lines: ["available 1,2 of 18"],
    tell: ["available s1", "available s2"],
    untell: ["removed s1", "removed s2"],
  });
  assert.deepEqual(
    look(it, there, { before: state(4, { 1: 4, 2: 4 }), told: ["available s1", "available s2"] }).lines,
    [],
  );
  // A look that came too late to see it go.
  assert.deepEqual(look(it, state(2, { 1: 7 }), { before: state(2), told: ["available s1"] }).untell, ["available s1"]);
});
Deno.test("owed() tells of a removal those who were told that it was there, unless they stopped", () => {
  const done = follow("movie", { asked: [], hd: { all: true }, ended: { at: 0, why: "done" } });
  const setting = { before: state(5), told: ["available movie"], habits: EVERYTHING };
  assert.deepEqual(look(done, state(7), setting).lines, ["removed"]);
  assert.equal(look(done, state(7), setting).follow, done);
  assert.deepEqual(look(done, state(7), { ...setting, habits: {} }).lines, []);
  assert.deepEqual(look(done, state(7), { ...setting, told: [] }).lines, []);
  const stopped = look(stop(done, NOW), state(7), setting);
  assertSaid(stopped, { untell: ["available movie"] });
});
Deno.test("owed() tells of seasons that a fresh request asked for and that were seen without it", () => {
  const it = follow("tv", { asked: [asked(1, [1, 2])] });
  const there = (status: number) => state(4, { 1: 5 }, [request(1, status, [1, 2])]);
  const setting = { before: state(4, { 1: 5 }), adopted: [1], fresh: [1] };
  assertSaid(look(it, there(2), setting), { lines: ["available 1 of 8"], tell: ["available s1"] });
  assertSaid(look(it, there(2), { ...setting, fresh: [] }), {}, "what is adopted later is history");
  assertSaid(look(it, there(2), { ...setting, adopted: [] }), {}, "what is another\u2019s request is not theirs");
  assertSaid(look(it, there(3), setting), { lines: ["declined 1,2"], tell: ["declined r1"] });
});
Deno.test("owed() tells again of what was asked for again", () => {
  const requests = [request(1, 5, [1]), request(2, 5, [1])];
  const it = follow("tv", { asked: [{ ...asked(1, [1]), done: true }, asked(2, [1])] });
  const there = state(5, { 1: 5 }, requests);
  const told = ["available s1", "available r1", "available s2", "removed s1", "available series"];
  const found = look(it, there, { before: there, told, adopted: [2], fresh: [2] });
  assertSaid(found, {
    lines: ["available 1 of 8 whole"],
    tell: ["available r2", "available s1"],
    untell: ["available s1", "available series", "removed s1"],
  });
  assert.deepEqual(look(found.follow, there, { before: there, told: [...found.tell, "available r1"] }).lines, []);
});
Deno.test("owed() waits as a request says that was changed meanwhile", () => {
  const it = follow("tv", { asked: [asked(1, [1, 2])] });
  const req = request(1, 2, [2, 4]);
  const found = look(it, state(4, { 1: 5, 2: 5 }, [req]), { before: state(3, {}, [req]) });
  assert.deepEqual(found.lines, ["available 2 of 10"]);
  assert.deepEqual(found.follow.asked, [asked(1, [2, 4])]);
});
Deno.test("owed() says since when they waited", () => {
  const requests = [request(1, 2, [1]), request(2, 2, [2])];
  const after = state(5, { 1: 5, 2: 5, 4: 5 }, requests);
  const day = NOW - 24 * HOUR;
  const older = { ...asked(1, [1]), at: NOW - 48 * HOUR };
  const cases: [string, Partial<Follow>, number | undefined][] = [
    ["each new season", { hd: { after: 2 }, at: day }, undefined],
    ["everything", { hd: { all: true }, at: day }, undefined],
    ["each new season, besides a request", { hd: { after: 2 }, asked: [asked(2, [2])], at: day }, NOW - HOUR],
    ["one request", { asked: [asked(2, [2])], at: NOW }, NOW - HOUR],
    ["the older of two", { asked: [older, asked(2, [2])], at: NOW }, older.at],
    ["chosen", { hd: { seasons: [4] }, at: day }, day],
    ["the earlier of both", { hd: { seasons: [4] }, asked: [asked(2, [2])], at: day }, day],
  ];
  for (const [why, more, since] of cases) {
    assert.equal(look(follow("tv", more), after, { before: state(3, {}, requests) }).since, since, why);
  }
});
Deno.test("announced() tells of films, series and seasons that became available, once and of nobody's requests", () => {
  const cases: [string, "movie" | "tv", TitleState, TitleState, string[], string[]][] = [
    ["a film", "movie", state(3), state(5), ["available"], ["available movie"]],
    ["removed", "movie", state(5), state(7), [], []],
    ["declined", "movie", state(2, {}, [request(1, 1)]), state(2, {}, [request(1, 3)]), [], []],
    ["a part", "tv", state(3), state(4, { 1: 4 }), [], []],
    [
      ...["two seasons", "tv"] as const,
      ...[state(3, {}, [request(1, 2, [1, 2])]), state(5, { 1: 5, 2: 5 }, [request(1, 5, [1, 2])])] as const,
      ["available 1,2 of 18"],
      ["available s1", "available s2"],
    ],
    ["a series", "tv", state(3, { 1: 1 }), state(5, { 1: 1 }), ["available"], ["available s1", "available series"]],
  ];
  for (const [why, kind, before, after, lines, tell] of cases) {
    const found = changes(before, after, { kind, fresh: new Set() });
    const first = announced(found, [], EPISODES);
    assert.deepEqual(first.lines.map(read), lines, why);
    assert.deepEqual(first.tell.map(textOf).sort(), tell, why);
    assert.deepEqual(announced(found, first.tell, EPISODES), { lines: [], tell: [], untell: [] }, why);
  }
  const gone = changes(state(5), state(7), { kind: "movie", fresh: new Set() });
  assert.deepEqual(announced(gone, [key("available movie"), key("4K available movie")], EPISODES).untell, [
    key("available movie"),
  ]);
});

const season = fc.integer({ min: 0, max: 3 });
const want = fc.option(
  fc.record({ seasons: fc.uniqueArray(season), after: season }, { requiredKeys: [], noNullPrototype: true }),
  {
    nil: undefined,
  },
);
const anyFound: fc.Arbitrary<Found> = fc.record({
  kind: fc.constantFrom("movie" as const, "tv" as const),
  before: fc.option(anyState, { nil: undefined }),
  after: anyState,
  hd: want,
  uhd: fc.option(fc.constant({ all: true as const }), { nil: undefined }),
  own: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
  fresh: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
  told: fc.uniqueArray(
    fc.record({
      is4k: fc.boolean(),
      unit: fc.constantFrom("movie", "series", "s0", "s1", "s2", "r1", "r2"),
      event: fc.constantFrom<EventName>("available", "partial", "removed", "declined"),
    }, { noNullPrototype: true }),
    { selector: textOf },
  ),
  events: fc.record({ available: fc.boolean(), partial: fc.boolean(), removed: fc.boolean() }, {
    requiredKeys: [],
    noNullPrototype: true,
  }),
}).map(({ kind, before, after, hd, uhd, own, fresh, told, events }) => {
  const asked = own.map((id) => {
    const known = after.requests.find((it) => it.id === id);
    return { id, is4k: id % 2 === 0, seasons: known?.seasons ?? [1], at: NOW };
  });
  return {
    follow: follow(kind, { asked, ...(hd ? { hd } : {}), ...(uhd ? { uhd } : {}) }),
    changes: changes(before, after, { kind, fresh: new Set(fresh) }),
    told,
    habits: { events },
    adopted: new Set(own.filter((id) => fresh.includes(id))),
    fresh: new Set(fresh),
    state: after,
    episodes: EPISODES,
    now: NOW,
  };
});

Deno.test("owed() writes only what can be written, and tells nothing without a key", () => {
  fc.assert(fc.property(anyFound, (found) => {
    const { lines, tell, untell } = owed(found);
    const kept = new Set(found.told.filter((it) => !untell.includes(it)).map(textOf));
    assert(untell.every((it) => found.told.includes(it)));
    assert(tell.every((it) => !kept.has(textOf(it))));
    assert.equal(new Set(tell.map(textOf)).size, tell.length);
    assert.equal(lines.length > 0, tell.length > 0);
    for (const { event, is4k } of lines) assert(tell.some((it) => it.event === event && it.is4k === is4k));
  }));
});
Deno.test("owed() says nothing a second time", () => {
  fc.assert(fc.property(anyFound, (found) => {
    const first = owed(found);
    const told = [...found.told.filter((it) => !first.untell.includes(it)), ...first.tell];
    const again = owed({ ...found, follow: first.follow, told, adopted: new Set() });
    assert.deepEqual([again.lines, again.tell], [[], []]);
    assert.deepEqual(again.follow, first.follow);
    const quiet = owed({ ...found, follow: first.follow, told, adopted: new Set(), changes: [] });
    assert.deepEqual([quiet.lines, quiet.tell, quiet.untell], [[], [], []]);
  }));
});
Deno.test("owed() does not change what it was given", () => {
  fc.assert(fc.property(anyFound, (found) => {
    const copy = structuredClone(found);
    owed(found);
    assert.deepEqual(found, copy);
  }));
});
