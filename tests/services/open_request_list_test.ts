import assert from "node:assert/strict";
import { newestRequestId, newestRequests, openRequests } from "../../src/services/open_request_list.ts";
import type { Call } from "../../src/services/http_call.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

const row = (id: number) => ({
  id,
  type: "movie",
  status: 1,
  is4k: false,
  media: { id: id + 500, tmdbId: id + 1_000, status: 2, status4k: 1 },
});
/** Requests 1 to `count`, newest first. */
function setUp(count: number, other?: Canned) {
  const all = Array.from({ length: count }, (_, index) => row(count - index));
  const { send, calls } = fakeSend({
    "GET /request": other ?? (({ query = {} }: Call) => {
      const [take, skip] = [Number(query["take"]), Number(query["skip"])];
      return { status: 200, body: { pageInfo: { results: count }, results: all.slice(skip, skip + take) } };
    }),
  });
  return { seerr: createSeerr(send), calls, queries: () => calls.map(({ query }) => query) };
}

Deno.test("openRequests() reads all pages, as the key's owner", async () => {
  const { seerr, calls, queries } = setUp(150);
  const open = await openRequests(seerr, { until: 5 });
  assert.deepEqual(open.map(({ id }) => id), Array.from({ length: 150 }, (_, index) => 150 - index));
  assert.partialDeepStrictEqual(open[0], { kind: "movie", tmdbId: 1_150, row: { id: 650, hd: 2, uhd: 1 } });
  assert.deepEqual(queries(), [0, 80].map((skip) => ({ filter: "unavailable", sort: "added", take: 100, skip })));
  assert(calls.every(({ user, until }) => user === undefined && until === 5));
});
Deno.test("openRequests() gives nothing when a page fails", async () => {
  const page = (skip: unknown) => skip === 0 ? { pageInfo: { results: 150 }, results: [row(1)] } : "<html>";
  const { seerr } = setUp(0, ({ query = {} }) => ({ status: 200, body: page(query["skip"]) }));
  await assert.rejects(openRequests(seerr), { name: "ServiceError" });
  await assert.rejects(openRequests(setUp(0, answer(503)).seerr), { name: "ServiceError", kind: "broken" });
});
Deno.test("newestRequests() reads until what is known, oldest first", async () => {
  const cases: [after: number, ids: number[], pages: number][] = [
    [200, [], 1],
    [198, [199, 200], 1],
    [150, Array.from({ length: 50 }, (_, index) => index + 151), 2],
    [0, Array.from({ length: 200 }, (_, index) => index + 1), 5],
  ];
  for (const [after, ids, pages] of cases) {
    const { seerr, queries } = setUp(200);
    const { rows, newestId } = await newestRequests(seerr, after);
    assert.deepEqual([rows.map(({ id }) => id), newestId], [ids, 200]);
    assert.equal(queries().length, pages);
    assert.deepEqual(queries()[0], { sort: "added", take: 50, skip: 0 });
  }
});
Deno.test("newestRequestId() is 0 where nobody ever asked", async () => {
  assert.equal(await newestRequestId(setUp(120).seerr), 120);
  assert.equal(await newestRequestId(setUp(0).seerr), 0);
  await assert.rejects(newestRequestId(setUp(0, answer(403, { status: 403, error: "no" })).seerr), { kind: "key" });
});
