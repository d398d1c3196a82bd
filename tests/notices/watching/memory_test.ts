import assert from "node:assert/strict";
import { UNREAD } from "../../../src/notices/changes.ts";
import {
  differs,
  listedAs,
  loadMemory,
  signOf,
  signOfState,
  stateOf,
  unsettled,
} from "../../../src/notices/watching/memory.ts";
import { noticeId, noticeOf } from "../../../src/notices/notice.ts";
import { candidates, ownersOf } from "../../../src/notices/watching/owners.ts";
import { titlesOf } from "../../../src/services/media_rows.ts";
import type { RequestRow } from "../../../src/services/open_request_list.ts";
import type { SeenTitle } from "../../../src/store/mod.ts";

const SERIES = { kind: "tv" as const, tmdbId: 7 };
const row = (more: Partial<RequestRow> = {}): RequestRow => ({
  ...SERIES,
  id: 3,
  is4k: false,
  status: 2,
  userId: 4,
  seasons: [{ number: 1, status: 2 }, { number: 2, status: 2 }],
  row: { id: 9, hd: 3, uhd: 1, seasons: [] },
  ...more,
});
const SEEN: SeenTitle = {
  hd: 3,
  uhd: 1,
  seasons: [],
  requests: [
    { id: 3, status: 2, is4k: false, userId: 4, seasons: [1, 2], at: undefined },
    { id: 2, status: 3, is4k: false, userId: undefined, seasons: [1] },
  ],
  sign: "3.1",
};

Deno.test("loadMemory() knows which titles there are, which requests are open, and what the list last said of them", async () => {
  const memory = await loadMemory({ signs: () => Promise.resolve([{ title: SERIES, sign: "3.1", seen: SEEN }]) }, 5);
  assert.deepEqual([memory.term, memory.signs.get("tv:7")?.sign, memory.open.get("tv:7")?.ids], [5, "3.1", [3]]);
  assert.equal(differs(memory.listed.get(3), listedAs(row())), false);
  assert.equal(memory.listed.get(2)?.over, true);
});

Deno.test("loadMemory() takes a request for open of which nothing came yet, whatever its title's state", async () => {
  const requests = [{ id: 3, status: UNREAD, is4k: false, userId: 4, seasons: [1, 2] }];
  const seen = { ...SEEN, hd: 5, requests };
  const memory = await loadMemory({ signs: () => Promise.resolve([{ title: SERIES, sign: "5.1", seen }]) }, 5);
  assert.deepEqual(memory.open.get("tv:7"), { title: SERIES, ids: [3], isUnread: true });
  assert.deepEqual([memory.listed.get(3)?.over, differs(memory.listed.get(3), listedAs(row()))], [false, true]);
});

Deno.test("unsettled() finds what somebody waits for and what cannot come any more", async () => {
  const memory = await loadMemory({ signs: () => Promise.resolve([{ title: SERIES, sign: "3.1", seen: SEEN }]) }, 5);
  const film = { kind: "movie" as const, tmdbId: 7 };
  const of = (...all: { ids: number[]; kind: "movie" | "tv"; tmdbId: number }[]) =>
    unsettled({ awaited: () => Promise.resolve(all) }, memory);
  assert.deepEqual(await of({ ...SERIES, ids: [3] }), []);
  assert.deepEqual(await of({ ...SERIES, ids: [2, 3, 9] }), [{ title: SERIES, requestIds: [2, 9] }]);
  assert.deepEqual(await of({ ...film, ids: [3] }), [{ title: film, requestIds: [3] }]);
});

Deno.test("differs() sees every change of a request and of its title", () => {
  const before = listedAs(row());
  assert.equal(differs(before, listedAs(row({ at: 5 }))), false);
  assert.equal(differs(undefined, before), true);
  const changed: Partial<RequestRow>[] = [
    { status: 1 },
    { userId: 5 },
    { seasons: [{ number: 1, status: 2 }] },
    { seasons: [{ number: 1, status: 5 }, { number: 2, status: 2 }] },
    { row: { id: 9, hd: 4, uhd: 1, seasons: [] } },
    { row: { id: 9, hd: 3, uhd: 2, seasons: [] } },
  ];
  for (const change of changed) assert.equal(differs(before, listedAs(row(change))), true, JSON.stringify(change));
});

Deno.test("signOfState() says the same as the walk does of a title with one row", () => {
  const seasons = [{ number: 1, hd: 5, uhd: 1 }, { number: 2, hd: 1, uhd: 1 }];
  const state = { hd: 4, uhd: 1, seasons, requests: [] };
  const [walked] = titlesOf([{ ...SERIES, id: 1, hd: 4, uhd: 1, seasons: seasons.toReversed() }]);
  assert.deepEqual(signOfState(SERIES, state), { sign: signOf(walked) });
  assert.deepEqual(signOfState(SERIES, { hd: 1, uhd: 1, seasons: [], requests: [] }), { sign: undefined });
  assert.equal(signOfState(SERIES, { ...state, rows: 2 }), undefined);
});

Deno.test("stateOf() leaves out what is not known", () => {
  assert.deepEqual(stateOf(SEEN), {
    hd: 3,
    uhd: 1,
    seasons: [],
    requests: [
      { id: 3, status: 2, is4k: false, userId: 4, seasons: [1, 2] },
      { id: 2, status: 3, is4k: false, seasons: [1] },
    ],
  });
});

Deno.test("ownersOf() finds who asked, else who is linked, and nobody who wants to be forgotten", async () => {
  const people = new Map([[4, ["a", "b"]], [8, ["c"]]]);
  const asked = new Map([[3, "z"], [5, "gone"]]);
  const parts = {
    store: {
      requester: (id: number) => Promise.resolve(asked.get(id)),
      remembers: (person: string) => Promise.resolve(person !== "b" && person !== "gone"),
    },
    settings: { sharedUser: 8 },
  };
  const cases: [{ id: number; userId?: number }, string[]][] = [
    [{ id: 3, userId: 4 }, ["z"]],
    [{ id: 1, userId: 4 }, ["a"]],
    [{ id: 5, userId: 4 }, []],
    [{ id: 1, userId: 8 }, []],
    [{ id: 1, userId: 9 }, []],
    [{ id: 1 }, []],
  ];
  for (const [request, owners] of cases) {
    const owned = { kind: "movie" as const, tmdbId: 603, is4k: false, ...request };
    assert.deepEqual(await ownersOf(parts, owned, people), owners, JSON.stringify(request));
  }
  assert.deepEqual(candidates(undefined, 8, people), ["c"]);
});

Deno.test("noticeId() is 16 characters of digits and small letters, another one each time", () => {
  const ids = Array.from({ length: 500 }, noticeId);
  for (const id of ids) assert.match(id, /^[0-9a-z]{16}$/);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(ids.join("")).size, 36);
});

Deno.test("noticeOf() is due at once, and leaves out what there is none of", () => {
  const title = { kind: "movie" as const, tmdbId: 1, title: "A film", posterPath: "" };
  const { id: _id, ...notice } = noticeOf(title, { person: "a", lines: [], now: 9 });
  const { posterPath: _none, ...shown } = title;
  assert.deepEqual(notice, { ...shown, person: "a", lines: [], at: 9, due: 9, tries: 0 });
  assert.equal(noticeOf(title, { person: "a", lines: [], now: 9, since: 3 }).since, 3);
});
