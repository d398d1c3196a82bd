import assert from "node:assert/strict";
import { answer } from "./fake_send.ts";
import { DOOR, MATRIX, NOW, request, setUp, USED_UP } from "./small_seerr.ts";

Deno.test("movie() reads the film as the person, in their language, and their rights as the key's owner", async () => {
  const { library, calls } = setUp();
  const details = await library({ language: "de" }).movie(603);
  assert.equal(details?.movie.title, "The Matrix");
  assert.deepEqual(details.hd.standing, { kind: "open" });
  assert.equal(details.webUrl, "https://seerr.example/movie/603");
  const users = Object.fromEntries(calls.map(({ path, user }) => [path, user]));
  assert.deepEqual(users, {
    "/movie/603": 2,
    "/user/2": undefined,
    "/user/2/quota": undefined,
    "/settings/public": undefined,
  });
  assert.equal(calls.find(({ path }) => path === "/movie/603")?.query?.["language"], "de");
  assert(calls.every(({ until }) => until === NOW + 11_000));
});
Deno.test("movie() only reads the film for somebody without an account", async () => {
  const { library, calls } = setUp();
  const details = await library({ userId: undefined }).movie(603);
  assert.deepEqual(details?.hd.standing, { kind: "open" });
  assert.deepEqual(calls.map(({ path }) => path).sort(), ["/movie/603", "/settings/public"]);
});
Deno.test("movie() gives links that a button can open, and no others", async () => {
  const cases: [object, string | undefined, string | undefined][] = [
    [
      { mediaUrl: "https://jellyfin.example/1", plexUrl: "https://plex.example" },
      "https://s.example",
      "https://jellyfin.example/1",
    ],
    [{ plexUrl: "https://app.plex.tv/desktop#!/x" }, "", "https://app.plex.tv/desktop#!/x"],
    [{ mediaUrl: "javascript:alert(1)" }, "seerr.local", undefined],
    [{ mediaUrl: "plex://x" }, undefined, undefined],
  ];
  for (const [info, applicationUrl, watchUrl] of cases) {
    const { library } = setUp({
      "GET /movie/603": { ...MATRIX, mediaInfo: { status: 5, ...info } },
      "GET /settings/public": { applicationUrl },
    });
    const details = await library().movie(603);
    assert.equal(details?.hd.watchUrl, watchUrl);
    assert.equal(details?.webUrl, applicationUrl === "https://s.example" ? "https://s.example/movie/603" : undefined);
  }
});
Deno.test("movie() is undefined for a title that TMDB does not know", async () => {
  assert.equal(
    await setUp({ "GET /movie/603": answer(404, { message: "not found" }) }).library().movie(603),
    undefined,
  );
});
Deno.test("movie() says when a used up quota frees up", async () => {
  const { library } = setUp({
    "GET /user/2/quota": USED_UP,
    "GET /user/2/requests": { results: [{ id: 5, type: "movie", status: 1, createdAt: "2026-11-20T12:00:00.000Z" }] },
  });
  const freesAt = Date.parse("2026-11-27T12:00:00.000Z");
  assert.deepEqual((await library().movie(603))?.hd.standing, { kind: "quota", limit: 1, days: 7, freesAt });
});
Deno.test("movie() does without what is only nice to have", async () => {
  const { library } = setUp({ "GET /user/2/quota": answer(500), "GET /settings/public": answer(500) });
  const details = await library().movie(603);
  assert.deepEqual(details?.hd.standing, { kind: "open" });
  assert.equal(details.webUrl, undefined);
});
Deno.test("movie() forbids asking to an account that is gone, and blames the key only when it is wrong", async () => {
  const asGone = ({ user }: { user?: number }) =>
    user === 2 ? { status: 403, body: DOOR } : { status: 200, body: MATRIX };
  const gone = setUp({ "GET /movie/603": asGone, "GET /user/2": answer(404), "GET /user/2/quota": answer(404) });
  assert.deepEqual((await gone.library().movie(603))?.hd.standing, { kind: "forbidden" });
  const locked = answer(403, DOOR);
  const wrong = setUp({ "GET /movie/603": locked, "GET /user/2": locked, "GET /user/2/quota": locked });
  await assert.rejects(wrong.library().movie(603), { kind: "key" });
});
Deno.test("byImdb() asks Seerr's search", async () => {
  const results = [{ id: 1, mediaType: "tv" }, { id: 603, mediaType: "movie", title: "The Matrix" }];
  const { library, calls } = setUp({ "GET /search": { results } });
  assert.equal(await library().byImdb("movie", "tt0133093"), 603);
  assert.equal(calls[0]?.query?.["query"], "imdb:tt0133093");
  assert.equal(await setUp({ "GET /search": { results: [] } }).library().byImdb("movie", "tt1"), undefined);
});

Deno.test("byImdb() and byTvdb() take only a title of that kind", async () => {
  const results = [{ id: 603, mediaType: "movie" }, { id: 1396, mediaType: "tv", name: "Copper Valley" }];
  const { library, calls } = setUp({ "GET /search": { results } });
  assert.equal(await library().byImdb("tv", "tt0903747"), 1396);
  assert.equal(await library().byTvdb(81189), 1396);
  assert.equal(calls[1]?.query?.["query"], "tvdb:81189");
  const film = setUp({ "GET /search": { results: results.slice(0, 1) } });
  assert.equal(await film.library().byTvdb(81189), undefined);
});
Deno.test("movie() has a 4K copy when there is a service for it, or one anyway", async () => {
  const cases: [object, object, string | undefined][] = [
    [{}, {}, undefined],
    [{}, { status4k: 7 }, undefined],
    [{}, { status4k: 5 }, "available"],
    [{}, { requests: [request(1, 3, { is4k: true })] }, "requested"],
    [{ movie4kEnabled: true }, {}, "open"],
    [{ movie4kEnabled: true }, { status: 5 }, "open"],
    [{ series4kEnabled: true }, {}, undefined],
  ];
  for (const [settings, mediaInfo, kind] of cases) {
    const { library } = setUp({
      "GET /movie/603": { ...MATRIX, mediaInfo },
      "GET /settings/public": settings,
      "GET /user/2": { id: 2, permissions: 2048 },
    });
    assert.equal((await library().movie(603))?.uhd?.standing.kind, kind, JSON.stringify({ settings, mediaInfo }));
  }
});
Deno.test("movie() shows how far each copy's download is, until it has come", async () => {
  const item = { size: 10, sizeLeft: 4, status: "downloading", title: "The.Matrix.1999" };
  const downloads = async (mediaInfo: object) => {
    const { library } = setUp({ "GET /movie/603": { ...MATRIX, mediaInfo } });
    const details = await library().movie(603);
    return [details?.hd.downloads.length, details?.uhd?.downloads.length];
  };
  assert.deepEqual(await downloads({ status: 3, downloadStatus: [item, item] }), [1, undefined]);
  assert.deepEqual(await downloads({ status: 5, status4k: 3, downloadStatus: [item], downloadStatus4k: [item] }), [
    0,
    1,
  ]);
});
Deno.test("settled() looks again after an automatic approval", async () => {
  for (
    const [canned, state] of [[{ id: 1, status: 2 }, "approved"], [{ id: 1, status: 4 }, "failed"], [
      answer(404),
      "gone",
    ]] as const
  ) {
    assert.equal(await setUp({ "GET /request/1": canned }).library().settled(1), state);
  }
});
Deno.test("createLibraries() tells of every look-up in what it keeps", async () => {
  const lookedUp: boolean[] = [];
  const { library } = setUp({ "GET /search": { page: 1, totalPages: 1, results: [] } }, {
    onLookUp: (isHit) => lookedUp.push(isHit),
  });
  await library().search("movie", "matrix");
  await library().search("tv", "matrix");
  assert.deepEqual(lookedUp, [false, true]);
  await library().movie(603);
  await library().movie(603);
  assert.deepEqual(lookedUp, [false, true, false, true]);
});
