import assert from "node:assert/strict";
import type { MediaRow } from "../../src/services/media_rows.ts";
import { type Looking, readLook, readRequests } from "../../src/services/read_look.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";
import { MATRIX, request, SERIES } from "./small_seerr.ts";

const FILM = { kind: "movie" as const, tmdbId: 603 }, SHOW = { kind: "tv" as const, tmdbId: 1396 };

function look(routes: Record<string, Canned>, looking: Partial<Looking> = {}) {
  const fake = fakeSend(routes);
  const found = readLook(createSeerr(fake.send), { title: FILM, requestIds: [], language: "de", ...looking }, {
    until: 9,
  });
  return { found, ...fake };
}
const film = (mediaInfo?: object) => ({ ...MATRIX, posterPath: "/p.jpg", ...(mediaInfo ? { mediaInfo } : {}) });
/** A request for the film that hangs on another media row. */
const elsewhere = (id: number, row: object, status = 2) => ({
  ...request(id, 3, { status }),
  type: "movie",
  media: { id: 71, tmdbId: 603, ...row },
});
const row = (id: number, hd: number): MediaRow => ({ id, ...FILM, hd, uhd: 1, seasons: [] });

Deno.test("readLook() reads a film that Seerr has never seen, in one call", async () => {
  const { found, calls } = look({ "GET /movie/603": film() });
  assert.deepEqual(await found, {
    ...FILM,
    state: { hd: 1, uhd: 1, seasons: [], requests: [] },
    title: "The Matrix",
    year: 1999,
    posterPath: "/p.jpg",
    episodes: new Map(),
  });
  assert.deepEqual(calls.map(({ query, user, until }) => [query, user, until]), [[{ language: "de" }, undefined, 9]]);
});
Deno.test("readLook() reads a series: seasons, requests, episodes, and where to watch it", async () => {
  const seasons = [{ seasonNumber: 2, status: 3, status4k: 1 }, { seasonNumber: 1, status: 5, status4k: 5 }];
  const mediaInfo = {
    ...{ id: 70, status: 4, status4k: 3, seasons, mediaUrl: "https://plex.example/hd", mediaUrl4k: "plex://uhd" },
    requests: [request(12, 2, { status: 2, seasons: [2, 1] })],
  };
  const listed = [...SERIES.seasons, { seasonNumber: 4, episodeCount: 0 }, { seasonNumber: 5 }];
  const { found } = look({ "GET /tv/1396": { ...SERIES, firstAirDate: "2008-01-20", seasons: listed, mediaInfo } }, {
    title: SHOW,
    requestIds: [12, 12],
  });
  assert.deepEqual(await found, {
    ...SHOW,
    state: {
      hd: 4,
      uhd: 3,
      seasons: [{ number: 1, hd: 5, uhd: 5 }, { number: 2, hd: 3, uhd: 1 }],
      requests: [{ id: 12, status: 2, is4k: false, seasons: [1, 2], userId: 2 }],
    },
    title: "Copper Valley",
    year: 2008,
    watchUrl: "https://plex.example/hd",
    episodes: new Map([[0, 8], [1, 8], [2, 8], [3, 8]]),
  });
});
Deno.test("readLook() finds requests on other media rows of the title, and merges the rows", async () => {
  const mediaInfo = { id: 70, status: 3, status4k: 1, requests: [request(1, 2, { status: 2 })] };
  const { found, count } = look({
    "GET /movie/603": film(mediaInfo),
    "GET /request/2": elsewhere(2, { status: 5, status4k: 2 }),
    "GET /request/3": elsewhere(3, { tmdbId: 604, status: 5 }),
    "GET /request/4": { ...elsewhere(4, { status: 5 }), type: "tv" },
  }, { requestIds: [1, 2, 3, 4, 5] });
  assert.deepEqual((await found)?.state, {
    hd: 5,
    uhd: 2,
    seasons: [],
    requests: [
      { id: 1, status: 2, is4k: false, seasons: [], userId: 2 },
      { id: 2, status: 2, is4k: false, seasons: [], userId: 3 },
    ],
    rows: 2,
  });
  assert.equal(count("GET /request/1"), 0);
});
Deno.test("readLook() finds a request when the details have no row at all", async () => {
  const { found } = look({ "GET /movie/603": film(), "GET /request/2": elsewhere(2, { status: 3 }, 1) }, {
    requestIds: [2],
  });
  assert.deepEqual((await found)?.state, {
    hd: 3,
    uhd: 1,
    seasons: [],
    requests: [{ id: 2, status: 1, is4k: false, seasons: [], userId: 3 }],
  });
});
Deno.test("readLook() takes rows that were just listed into account, and newer words for their own", async () => {
  const details = (status: number) => ({ "GET /movie/603": film({ id: 70, status }) });
  const state = async (status: number, rows: MediaRow[]) => (await look(details(status), { rows }).found)?.state;
  assert.partialDeepStrictEqual(await state(3, [row(70, 3), row(71, 5)]), { hd: 5, rows: 2 });
  assert.partialDeepStrictEqual(await state(7, [row(70, 5)]), { hd: 7 });
  assert.equal((await state(7, [row(70, 5)]))?.rows, undefined);
  assert.partialDeepStrictEqual(await state(5, [row(70, 3), row(71, 7), row(72, 1)]), { hd: 5, rows: 3 });
});
Deno.test("readLook() does not know what TMDB does not know", async () => {
  const unknown = { "GET /movie/603": answer(500, { message: "Unable to retrieve movie." }) };
  assert.equal(await look({ ...unknown, "GET /discover/movies": {} }).found, undefined);
  assert.equal(await look({}).found, undefined);
});
Deno.test("readRequests() finds those that are there and for that very title, each in one call", async () => {
  const { send, count } = fakeSend({
    "GET /request/2": elsewhere(2, { status: 5 }),
    "GET /request/3": elsewhere(3, { tmdbId: 604, status: 5 }),
  });
  const found = await readRequests(createSeerr(send), { title: FILM, requestIds: [2, 3, 4, 2] });
  assert.deepEqual(found, [{ id: 2, status: 2, is4k: false, seasons: [], userId: 3 }]);
  assert.equal(count("GET /request/2"), 1);
  const broken = fakeSend({ "GET /request/2": answer(502) });
  await assert.rejects(readRequests(createSeerr(broken.send), { title: FILM, requestIds: [2] }), { kind: "broken" });
});
Deno.test("readLook() throws when anything cannot be read", async () => {
  const cases: [Record<string, Canned>, string][] = [
    [{ "GET /movie/603": answer(502) }, "broken"],
    [{ "GET /movie/603": { title: "no id" } }, "nonsense"],
    [{ "GET /movie/603": film(), "GET /request/2": answer(503) }, "broken"],
    [{ "GET /movie/603": film(), "GET /request/2": { ...elsewhere(2, {}), media: null } }, "nonsense"],
  ];
  for (const [routes, kind] of cases) {
    await assert.rejects(look(routes, { requestIds: [2] }).found, { name: "ServiceError", kind });
  }
});
