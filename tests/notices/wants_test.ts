import assert from "node:assert/strict";
import { adopt, covers, isLive, stop, wantOf, withChoice, withoutTaken } from "../../src/notices/wants.ts";
import type { TitleState } from "../../src/services/title_state.ts";
import type { Follow, Want } from "../../src/store/notice_types.ts";
import { ALICE, follow, NOW, request, state } from "./states.ts";

const FILM = { kind: "movie" as const, tmdbId: 603, title: "The Matrix", year: 1999 };
const ABOUT = { person: ALICE, title: FILM, now: NOW };
const asked = (id: number, seasons: number[], more: { is4k?: boolean; done?: true } = {}) => ({
  id,
  is4k: false,
  seasons,
  at: NOW - 3_600_000,
  ...more,
});

Deno.test("wantOf() joins what was chosen and what was asked for, of one quality", () => {
  const cases: [string, Follow, Want, Want][] = [
    ["nothing", follow("tv"), {}, {}],
    ["a film", follow("movie", { asked: [asked(1, [])] }), { all: true }, {}],
    ["in 4K", follow("movie", { asked: [asked(1, [], { is4k: true })] }), {}, { all: true }],
    ["over", follow("movie", { asked: [asked(1, [], { done: true })] }), {}, {}],
    ["seasons", follow("tv", { asked: [asked(1, [2, 3])], hd: { seasons: [1, 2] } }), { seasons: [1, 2, 3] }, {}],
    ["later ones", follow("tv", { asked: [asked(1, [2])], hd: { after: 4 } }), { seasons: [2], after: 4 }, {}],
    ["season 0 and later", follow("tv", { hd: { seasons: [0], after: 0 } }), { seasons: [0], after: 0 }, {}],
    ["everything", follow("tv", { hd: { all: true }, uhd: { seasons: [1] } }), { all: true }, { seasons: [1] }],
    ["a request for no season", follow("tv", { asked: [asked(1, [])] }), { all: true }, {}],
    ["ended", follow("tv", { hd: { all: true }, ended: { at: NOW, why: "done" } }), {}, {}],
  ];
  for (const [name, it, hd, uhd] of cases) {
    assert.deepEqual(wantOf(it, false), hd, name);
    assert.deepEqual(wantOf(it, true), uhd, name);
  }
});
Deno.test("covers() knows which units a want is about", () => {
  const cases: [Want, string[], string[]][] = [
    [{}, [], ["movie", "series", "s0", "s1", "r1"]],
    [{ all: true }, ["movie", "series", "s0", "s1"], ["r1"]],
    [{ seasons: [0, 2] }, ["series", "s0", "s2"], ["movie", "s1", "s20", "r2"]],
    [{ after: 2 }, ["series", "s3", "s10"], ["movie", "s0", "s2", "r3"]],
    [{ after: 0 }, ["series", "s1"], ["s0"]],
  ];
  for (const [want, yes, no] of cases) {
    for (const unit of yes) assert.equal(covers(want, unit), true, `${JSON.stringify(want)} ${unit}`);
    for (const unit of no) assert.equal(covers(want, unit), false, `${JSON.stringify(want)} ${unit}`);
  }
});
Deno.test("adopt() begins a follow with a request, and takes each one once", () => {
  const first = adopt(undefined, request(7), ABOUT);
  assert.deepEqual(first, { person: ALICE, ...FILM, asked: [asked(7, [])], at: NOW });
  assert.equal(adopt(first, request(7), { ...ABOUT, now: NOW + 1 }), first);
  const { at: _at, ...undated } = request(8, 1, [], true);
  const second = adopt(first, undated, { ...ABOUT, now: NOW + 1 });
  assert.deepEqual(second, { ...first, asked: [asked(7, []), { id: 8, is4k: true, seasons: [], at: NOW + 1 }] });
});
Deno.test("adopt() revives a follow that ended, without what had been chosen in it", () => {
  for (const why of ["done", "stopped"] as const) {
    const ended = follow("movie", { hd: { all: true }, asked: [asked(1, [])], ended: { at: NOW - 1, why } });
    const revived = adopt(ended, request(9), ABOUT);
    assert.deepEqual(revived.asked, [asked(1, [], { done: true }), asked(9, [])], why);
    assert(isLive(revived) && revived.hd === undefined && revived.at === NOW, why);
    assert.equal(adopt(ended, request(1), ABOUT), ended, why);
  }
});
Deno.test("withChoice() begins, adds to and revives a follow", () => {
  const begun = withChoice(undefined, { hd: { all: true } }, ABOUT);
  assert.deepEqual(begun, { person: ALICE, ...FILM, asked: [], hd: { all: true }, at: NOW });
  const more = withChoice(begun, { uhd: { all: true } }, { ...ABOUT, now: NOW + 1 });
  assert.deepEqual(more, { ...begun, uhd: { all: true } });
  const again = withChoice(stop(more, NOW + 2), { uhd: { all: true } }, { ...ABOUT, now: NOW + 3 });
  assert.deepEqual(again, { person: ALICE, ...FILM, asked: [], uhd: { all: true }, at: NOW + 3 });
});
Deno.test("stop() ends a follow, its requests and its standing wish", () => {
  const wish = { what: "hd", after: 3, at: NOW };
  const live = follow("tv", { hd: { after: 3 }, wish, asked: [asked(1, [3])] });
  const stopped = stop(live, NOW);
  assert.deepEqual(
    stopped,
    follow("tv", { asked: [asked(1, [3], { done: true })], ended: { at: NOW, why: "stopped" } }),
  );
  assert.equal(isLive(stopped), false);
  assert.equal(isLive(live), true);
});
Deno.test("withoutTaken() moves a wish on after what others have taken, up to what is still to be asked for", () => {
  const episodes = new Map([1, 2, 3, 4, 5].map((season) => [season, 8]));
  const cases: [string, number, TitleState, number[]?][] = [
    ["nothing new", 2, state(5, { 1: 5, 2: 5 })],
    ["on its way, there in part", 4, state(4, { 2: 5, 3: 3, 4: 4 })],
    ["deleted", 3, state(4, { 2: 5, 3: 7 })],
    ["not in this quality", 2, state(4, { 2: 5, 3: [1, 5] })],
    ["asked for, and declined", 3, state(4, { 2: 5 }, [request(1, 3, [3])])],
    ["asked for in 4K", 2, state(4, { 2: 5 }, [request(1, 2, [3], true)])],
    ["one after a season that nobody has", 2, state(4, { 2: 5, 4: 5 })],
    ["all of them", 5, state(4, { 3: 5, 4: 5, 5: 5 })],
    ["waiting for approval", 2, state(5, { 2: 5, 3: 2 }, [request(1, 1, [3])])],
    ["waiting behind one that is there", 3, state(5, { 2: 5, 3: 5, 4: 2 }, [request(1, 1, [4])])],
    ["a season that TMDB does not list", 2, state(5, { 2: 5 }, [request(1, 2, [99])])],
    ["all that TMDB lists, and one more", 5, state(4, { 3: 5, 4: 5, 5: 5 }, [request(1, 2, [99])])],
    ["one that it was about to request itself", 2, state(4, { 2: 5 }, [request(1, 2, [3])]), [3]],
  ];
  for (const [why, after, now, trying] of cases) {
    const wish = { what: "hd", after: 2, at: NOW, ...(trying ? { trying } : {}) };
    const it = follow("tv", { wish });
    const found = withoutTaken(it, { state: now, episodes }, false);
    assert.deepEqual(found, { ...it, wish: { ...wish, after } }, why);
    if (after === 2) assert.equal(found, it, why);
  }
  const over = follow("tv", { wish: { what: "hd", after: 2, at: NOW }, ended: { at: NOW, why: "done" } });
  assert.equal(withoutTaken(over, { state: state(5, { 3: 5 }), episodes }, false), over);
});
