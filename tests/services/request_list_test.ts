import assert from "node:assert/strict";
import { type ListOptions, listRequests } from "../../src/services/request_list.ts";
import { answer, type Canned } from "./fake_send.ts";
import { fakeDesk, NOW, paged } from "./fake_desk.ts";

const MINE: ListOptions = { userId: 2, page: 1, filter: "all", language: "en", scope: { until: NOW + 11_000 } };

const row = (id: number, more: object = {}, media: object = {}) => ({
  id,
  type: "movie",
  status: 1,
  is4k: false,
  createdAt: "2026-11-20T12:00:00.000Z",
  updatedAt: "2026-11-20T12:00:00.000Z",
  requestedBy: { id: 2, email: "alice@seerr.example" },
  seasons: [],
  media: { tmdbId: 600 + id, status: 2, ...media },
  ...more,
});

/** Newest first, as Seerr lists them. */
function setUp(rows: readonly object[], routes: Record<string, Canned> = {}) {
  const titles = Object.fromEntries(
    Array.from(
      { length: 40 },
      (_, id) => [`GET /movie/${600 + id}`, { title: `Film ${id}`, releaseDate: "1999-03-31" }],
    ),
  );
  return fakeDesk({ ...titles, "GET /user/2/requests": paged(rows), ...routes });
}
const newestFirst = (count: number, of = (id: number): object => row(id)) =>
  Array.from({ length: count }, (_, index) => of(count - index));

Deno.test("listRequests() gives what a list shows, and nobody's address", async () => {
  const rows = [
    row(3, {
      type: "tv",
      status: 2,
      is4k: true,
      seasons: [{ seasonNumber: 2 }, { seasonNumber: 1 }, { seasonNumber: 2 }],
      updatedAt: "2026-11-21T10:00:00.000Z",
    }, {
      tmdbId: 1396,
      status4k: 3,
      downloadStatus4k: [{ size: 4, sizeLeft: 1, estimatedCompletionTime: "2026-11-21T13:00:00.000Z" }],
    }),
    row(1),
  ];
  const { desk, calls } = setUp(rows, { "GET /tv/1396": { name: "Breaking Bad", firstAirDate: "2008-01-20" } });
  const page = await listRequests(desk, { ...MINE, language: "de" });
  assert.deepEqual(page, {
    requests: [
      {
        id: 3,
        kind: "tv",
        tmdbId: 1396,
        is4k: true,
        step: "downloading",
        title: "Breaking Bad",
        year: 2008,
        askedAt: Date.parse("2026-11-20T12:00:00.000Z"),
        changedAt: Date.parse("2026-11-21T10:00:00.000Z"),
        seasons: [1, 2],
        part: 0.75,
        eta: Date.parse("2026-11-21T13:00:00.000Z"),
        cancellable: false,
      },
      {
        id: 1,
        kind: "movie",
        tmdbId: 601,
        is4k: false,
        step: "pending",
        title: "Film 1",
        year: 1999,
        askedAt: Date.parse("2026-11-20T12:00:00.000Z"),
        seasons: [],
        cancellable: true,
      },
    ],
    page: 1,
    pages: 1,
    total: 2,
  });
  assert(calls.filter(({ path }) => /^\/(movie|tv)/.test(path)).every(({ query }) => query?.["language"] === "de"));
  assert(calls.every(({ user }) => user === undefined));
});
Deno.test("listRequests() reads eight at a time, and the last page for one beyond it", async () => {
  const { desk, calls } = setUp(newestFirst(17));
  const cases: [page: number, ids: number[], page: number][] = [
    [1, [17, 16, 15, 14, 13, 12, 11, 10], 1],
    [3, [1], 3],
    [9, [1], 3],
    [0, [17, 16, 15, 14, 13, 12, 11, 10], 1],
  ];
  for (const [page, ids, shown] of cases) {
    const read = await listRequests(desk, { ...MINE, page });
    assert.deepEqual([read.requests.map(({ id }) => id), read.page, read.pages, read.total], [ids, shown, 3, 17]);
  }
  assert(calls.every(({ path, query }) => path !== "/user/2/requests" || query?.["take"] === 8));
});
Deno.test("listRequests() is one empty page for nobody's list, and for an account that is gone", async () => {
  const nothing = { requests: [], page: 1, pages: 1, total: 0 };
  const gone = { "GET /user/2/requests": answer(404, { message: "User not found." }) };
  for (const filter of ["all", "failed"] as const) {
    assert.deepEqual(await listRequests(setUp([]).desk, { ...MINE, filter, page: 5 }), nothing);
    assert.deepEqual(await listRequests(setUp([], gone).desk, { ...MINE, filter, page: 5 }), nothing);
  }
});
Deno.test("listRequests() narrows a list by our own steps, over every part of it, and pages what is left", async () => {
  const { desk, count } = setUp(newestFirst(600, (id) => row(id, { status: id % 60 === 0 ? 4 : 1 })));
  const failed = await listRequests(desk, { ...MINE, filter: "failed", page: 2 });
  assert.deepEqual([failed.requests.map(({ id }) => id), failed.page, failed.pages, failed.total], [
    [120, 60],
    2,
    2,
    10,
  ]);
  assert.equal(count("GET /user/2/requests"), 3);
  const sent = await listRequests(desk, { ...MINE, filter: "available" });
  assert.equal(sent.total, 0);
});
Deno.test("listRequests() shows of a shared account what is this person's, and reads no further than needed", async () => {
  const { desk, count } = setUp(newestFirst(900));
  const only = new Set([899, 700, 9999]);
  const page = await listRequests(desk, { ...MINE, only });
  assert.deepEqual(page.requests.map(({ id, cancellable }) => [id, cancellable]), [[899, true], [700, true]]);
  assert.equal(count("GET /user/2/requests"), 1);
  const none = await listRequests(desk, { ...MINE, only: new Set() });
  assert.deepEqual(none.requests, []);
  assert.equal(count("GET /user/2/requests"), 1);
});
Deno.test("listRequests() stops at 2,000 requests", async () => {
  const { desk, count } = setUp(newestFirst(3_000));
  assert.equal((await listRequests(desk, { ...MINE, filter: "pending" })).total, 2_000);
  assert.equal(count("GET /user/2/requests"), 8);
});
Deno.test("listRequests() knows a request once although the list moves on while it is read", async () => {
  let asked = 600;
  const { desk } = setUp([], {
    "GET /user/2/requests": (call) => paged(newestFirst(asked++))(call),
  });
  const { total } = await listRequests(desk, { ...MINE, filter: "pending" });
  assert.equal(total, 600);
});
Deno.test("listRequests() does without a title that Seerr does not tell, and asks for each once in a while", async () => {
  const { desk, count, clock } = setUp([row(2), row(1), row(1, { id: 0 })], {
    "GET /movie/602": answer(500, { message: "Unable to retrieve movie." }),
  });
  const titles = async () => (await listRequests(desk, MINE)).requests.map(({ title }) => title);
  assert.deepEqual(await titles(), ["tmdb:602", "Film 1", "Film 1"]);
  await titles();
  assert.deepEqual([count("GET /movie/602"), count("GET /movie/601")], [1, 1]);
  clock.at += 2_000;
  await titles();
  assert.deepEqual([count("GET /movie/602"), count("GET /movie/601")], [2, 1]);
  clock.at += 600_000;
  await titles();
  assert.equal(count("GET /movie/601"), 2);
});
Deno.test("listRequests() lets titles take 4 s, and never longer than there is", async () => {
  const untils = async (until: number | undefined) => {
    const { desk, calls } = setUp([row(1)]);
    await listRequests(desk, { ...MINE, scope: until === undefined ? {} : { until } });
    return calls.filter(({ path }) => path === "/movie/601").map((call) => call.until);
  };
  assert.deepEqual(await untils(NOW + 11_000), [NOW + 4_000]);
  assert.deepEqual(await untils(NOW + 1_000), [NOW + 1_000]);
  assert.deepEqual(await untils(undefined), [NOW + 4_000]);
});
Deno.test("listRequests() takes back only what is pending, and theirs", async () => {
  const rows = [
    row(5, { status: 2 }),
    row(4, { requestedBy: { id: 3 } }),
    row(3, { status: 42 }),
    row(2, {}, { status: 5 }),
    row(1),
  ];
  const { requests } = await listRequests(setUp(rows).desk, MINE);
  assert.deepEqual(requests.map(({ cancellable }) => cancellable), [false, false, false, true, true]);
});
Deno.test("listRequests() leaves out an entry that it cannot read, and fails with a Seerr that does", async () => {
  const rows = [row(3, { media: undefined }), row(2, { type: "book" }), row(1, { createdAt: "yesterday" })];
  const { requests } = await listRequests(setUp(rows).desk, MINE);
  assert.deepEqual(requests.map(({ id, askedAt, changedAt }) => [id, askedAt, changedAt]), [[1, undefined, undefined]]);
  const broken = setUp([], { "GET /user/2/requests": answer(500, { message: "SQLITE_CORRUPT" }) });
  await assert.rejects(listRequests(broken.desk, MINE), { kind: "broken" });
});
