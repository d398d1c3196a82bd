import assert from "node:assert/strict";
import { answer } from "./fake_send.ts";
import { DOOR, NOW, request, SERIES, setUp, UNLIMITED } from "./small_seerr.ts";

const settings = (some: object) => ({ "GET /settings/public": some });
const series = (mediaInfo: object, some: object = {}) => ({ "GET /tv/1396": { ...SERIES, ...some, mediaInfo } });

Deno.test("series() reads the series as the person, in their language, with its seasons", async () => {
  const { library, calls } = setUp();
  const details = await library({ language: "de" }).series(1396);
  assert.equal(details?.series.title, "Copper Valley");
  assert.deepEqual(details.seasons.map(({ number, year, hd, uhd }) => [number, year, hd, uhd]), [
    [1, 2011, "missing", "missing"],
    [2, 2012, "missing", "missing"],
    [3, 2013, "missing", "missing"],
  ]);
  assert.deepEqual(details.hd, { standing: { kind: "open" }, requestable: [1, 2, 3], downloads: [] });
  assert.deepEqual([details.uhd, details.partial, details.waiting, details.anime], [undefined, true, 0, false]);
  assert.equal(details.webUrl, "https://seerr.example/tv/1396");
  const title = calls.find(({ path }) => path === "/tv/1396");
  assert.deepEqual([title?.user, title?.query], [2, { language: "de" }]);
  assert(calls.every(({ until }) => until === NOW + 11_000));
});
Deno.test("series() is undefined for a title that TMDB does not know", async () => {
  assert.equal(await setUp().library().series(1), undefined);
});
Deno.test("series() has specials only when the server does", async () => {
  const numbers = async (some: object) => (await setUp(settings(some)).library().series(1396))?.hd.requestable;
  assert.deepEqual(await numbers({ enableSpecialEpisodes: true }), [0, 1, 2, 3]);
  assert.deepEqual(await numbers({ enableSpecialEpisodes: false }), [1, 2, 3]);
});
Deno.test("series() says when the server allows no choice of seasons", async () => {
  const details = await setUp(settings({ partialRequestsEnabled: false })).library().series(1396);
  assert.equal(details?.partial, false);
});
Deno.test("series() offers no season without episodes, unless their number is not told", async () => {
  const seasons = [{ seasonNumber: 1, episodeCount: 8 }, { seasonNumber: 2, episodeCount: 0 }, { seasonNumber: 3 }];
  const details = await setUp(series({}, { seasons })).library().series(1396);
  assert.deepEqual(details?.seasons.map(({ number, episodes }) => [number, episodes]), [[1, 8], [2, 0], [3, 0]]);
  assert.deepEqual(details.hd.requestable, [1, 3]);
});
Deno.test("series() says so when TMDB lists no seasons yet", async () => {
  for (
    const seasons of [undefined, null, [], [{ seasonNumber: 0, episodeCount: 4 }], [{
      seasonNumber: 1,
      episodeCount: 0,
    }]]
  ) {
    const details = await setUp(series({}, { seasons })).library().series(1396);
    assert.deepEqual(details?.hd, { standing: { kind: "unknownSeasons" }, requestable: [], downloads: [] });
  }
});
Deno.test("series() is there when all seasons with episodes are", async () => {
  const rows = [1, 2, 3].map((seasonNumber) => ({ seasonNumber, status: 5 }));
  const seasons = [...SERIES.seasons, { seasonNumber: 4, episodeCount: 0 }];
  const details = await setUp(series({ status: 4, seasons: rows }, { seasons })).library().series(1396);
  assert.deepEqual(details?.hd.standing, { kind: "available" });
});
Deno.test("series() keeps HD and 4K apart in everything", async () => {
  const mediaInfo = {
    status: 4,
    status4k: 2,
    seasons: [{ seasonNumber: 1, status: 5, status4k: 1 }, { seasonNumber: 3, status: 1, status4k: 4 }],
    requests: [request(1, 3, { seasons: [2] }), request(2, 3, { is4k: true, seasons: [1] })],
    downloadStatus: [{ size: 4, sizeLeft: 1, episode: { seasonNumber: 2 } }, { size: 4, episode: { seasonNumber: 1 } }],
    downloadStatus4k: [{ size: 4, sizeLeft: 2, status: "paused", episode: { seasonNumber: 1 } }],
    plexUrl: "https://plex.example/hd",
    mediaUrl4k: "https://jellyfin.example/uhd",
  };
  const routes = {
    ...series(mediaInfo),
    ...settings({ series4kEnabled: true }),
    "GET /user/2": { id: 2, permissions: 32 + 4096 },
  };
  const details = await setUp(routes).library().series(1396);
  assert.deepEqual(details?.seasons.map(({ hd, uhd }) => [hd, uhd]), [
    ["available", "requested"],
    ["requested", "missing"],
    ["missing", "partial"],
  ]);
  assert.deepEqual(details.hd, {
    standing: { kind: "open" },
    requestable: [3],
    // What of season 1 lingers in the list has arrived.
    downloads: [{ season: 2, part: 0.75, paused: false }],
    watchUrl: "https://plex.example/hd",
  });
  assert.deepEqual(details.uhd, {
    standing: { kind: "open" },
    requestable: [2],
    downloads: [{ season: 1, part: 0.5, paused: true }],
    watchUrl: "https://jellyfin.example/uhd",
  });
  assert.equal(details.waiting, 1);
});
Deno.test("series() shows a 4K copy without a service for it, and lets nobody ask for more of it", async () => {
  for (const mediaInfo of [{ status4k: 4 }, { requests: [request(1, 3, { is4k: true, seasons: [1] })] }]) {
    const { library } = setUp({ ...series(mediaInfo), "GET /user/2": { id: 2, permissions: 2 } });
    const { uhd } = await library().series(1396) ?? {};
    assert.deepEqual([uhd?.standing, uhd?.requestable], [{ kind: "forbidden" }, []]);
  }
  for (const status4k of [1, 7]) {
    assert.equal((await setUp(series({ status4k })).library().series(1396))?.uhd, undefined);
  }
});
Deno.test("series() lets ask for no season whoever may not", async () => {
  const quota = { tv: { days: 7, limit: 2, used: 2, remaining: 0, restricted: true } };
  const cases: [Parameters<typeof setUp>[0], string][] = [
    [{ "GET /user/2": { id: 2, permissions: 262144 } }, "forbidden"],
    [{
      "GET /user/2": answer(404),
      "GET /tv/1396": ({ user }) => user ? { status: 403, body: DOOR } : { status: 200, body: SERIES },
    }, "forbidden"],
    [{ "GET /user/2/quota": quota }, "quota"],
    [series({ status: 6 }), "blocklisted"],
  ];
  for (const [routes, kind] of cases) {
    const details = await setUp(routes).library().series(1396);
    assert.deepEqual([details?.hd.standing.kind, details?.hd.requestable], [kind, []]);
  }
});
Deno.test("series() counts its quota in seasons, and says when it frees up", async () => {
  const tv = { days: 7, limit: 3, used: 3, remaining: 0, restricted: true };
  const results = [
    { id: 1, type: "tv", status: 2, createdAt: "2026-11-19T12:00:00Z", seasons: [{ seasonNumber: 1 }] },
    {
      id: 2,
      type: "tv",
      status: 1,
      createdAt: "2026-11-20T12:00:00Z",
      seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }],
    },
    { id: 3, type: "movie", status: 1, createdAt: "2026-11-15T12:00:00Z" },
  ];
  const { library } = setUp({ "GET /user/2/quota": { ...UNLIMITED, tv }, "GET /user/2/requests": { results } });
  const freesAt = Date.parse("2026-11-26T12:00:00Z");
  assert.deepEqual((await library().series(1396))?.hd.standing, { kind: "quota", limit: 3, days: 7, freesAt });
  // The quota of series is none of a film's.
  assert.deepEqual((await library().movie(603))?.hd.standing, { kind: "open" });
});
Deno.test("series() and movie() know anime by its keyword", async () => {
  const keywords = [{ id: 818, name: "based on novel or book" }, { id: 210024, name: "anime" }];
  const { library } = setUp({
    "GET /tv/1396": { ...SERIES, keywords },
    "GET /movie/603": { id: 603, keywords },
  });
  assert.equal((await library().series(1396))?.anime, true);
  assert.equal((await library().movie(603))?.anime, true);
});
Deno.test("series() reads only the series for somebody without an account", async () => {
  const { library, calls } = setUp();
  const details = await library({ userId: undefined }).series(1396);
  assert.deepEqual(details?.hd.requestable, [1, 2, 3]);
  assert.deepEqual(calls.map(({ path }) => path).sort(), ["/settings/public", "/tv/1396"]);
});
