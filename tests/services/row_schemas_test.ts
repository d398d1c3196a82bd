import assert from "node:assert/strict";
import fc from "fast-check";
import { MediaRow, MediaRows, RequestRow, RequestRows } from "../../src/services/row_schemas.ts";

for (const [name, schema] of Object.entries({ MediaRow, MediaRows, RequestRow, RequestRows })) {
  Deno.test(`${name} never throws, whatever comes`, () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.object()), (body) => {
      schema.safeParse(body);
    }));
  });
}
Deno.test("MediaRow needs to say of which title it is", () => {
  const bare = { id: 0, mediaType: "tv", tmdbId: 1396 };
  assert.deepEqual(MediaRow.parse(bare), { id: 0, kind: "tv", tmdbId: 1396, hd: 1, uhd: 1, seasons: [] });
  for (const odd of [{ id: "0" }, { mediaType: "person" }, { tmdbId: 0 }, { tmdbId: null }]) {
    assert(!MediaRow.safeParse({ ...bare, ...odd }).success, JSON.stringify(odd));
  }
});
Deno.test("MediaRow says what is known of both copies, and since when", () => {
  const row = {
    id: 8,
    mediaType: "tv",
    tmdbId: 4607,
    status: 7,
    status4k: 99,
    updatedAt: "2026-11-21T08:00:26.000Z",
    seasons: [{ seasonNumber: 1, status: 7, status4k: null }, { status: 5 }],
    serviceUrl: "http://127.0.0.1:8989",
  };
  assert.deepEqual(MediaRow.parse(row), {
    id: 8,
    kind: "tv",
    tmdbId: 4607,
    hd: 7,
    uhd: 99,
    seasons: [{ number: 1, hd: 7, uhd: 1 }],
    updatedAt: Date.UTC(2026, 10, 21, 8, 0, 26),
  });
});
Deno.test("RequestRow says who asked for what, and what has come of it", () => {
  const row = {
    id: 31,
    type: "tv",
    createdAt: "2026-11-21T08:00:41.000Z",
    requestedBy: { id: 2, email: "alice@seerr.test" },
    media: { id: 30, tmdbId: 910001, status: 2 },
    seasons: [{ seasonNumber: 2, status: 2 }, { seasonNumber: 1, status: 5 }, { seasonNumber: 2, status: 3 }],
  };
  assert.deepEqual(RequestRow.parse(row), {
    id: 31,
    kind: "tv",
    tmdbId: 910001,
    is4k: false,
    status: 0,
    userId: 2,
    seasons: [{ number: 1, status: 5 }, { number: 2, status: 3 }],
    row: { id: 30, hd: 2, uhd: 1, seasons: [] },
    at: Date.UTC(2026, 10, 21, 8, 0, 41),
  });
  assert(!RequestRow.safeParse({ ...row, media: null }).success);
});
Deno.test("a page leaves out what is no row, and must say how many there are", () => {
  const row = { id: 1, mediaType: "movie", tmdbId: 603 };
  const { total, entries } = MediaRows.parse({ pageInfo: { results: 3 }, results: [row, null, {}] });
  assert.deepEqual([total, entries.map(({ id }) => id)], [3, [1]]);
  for (const body of [{ results: [row] }, { pageInfo: {}, results: [row] }, { pageInfo: { results: 1 } }, []]) {
    assert(!MediaRows.safeParse(body).success, JSON.stringify(body));
    assert(!RequestRows.safeParse(body).success, JSON.stringify(body));
  }
});
