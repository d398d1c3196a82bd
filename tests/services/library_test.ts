import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { createLibraries, type LibrariesOptions, type Who } from "../../src/services/library.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const MATRIX = { id: 603, title: "The Matrix", releaseDate: "1999-03-31" };
const UNLIMITED = { movie: { days: 7, limit: 0, used: 0, restricted: false } };
const USED_UP = { movie: { days: 7, limit: 1, used: 1, remaining: 0, restricted: true } };
const DOOR = { status: 403, error: "You do not have permission to access this endpoint" };

/** Seerr with one film and two people; a test says what differs. */
function setUp(routes: Record<string, Canned> = {}, options: Partial<LibrariesOptions> = {}) {
  const remembered: unknown[] = [];
  const fake = fakeSend({
    "GET /movie/603": MATRIX,
    "GET /user/2": { id: 2, permissions: 32 },
    "GET /user/3": { id: 3, permissions: 32 },
    "GET /user/2/quota": UNLIMITED,
    "GET /user/3/quota": UNLIMITED,
    "GET /settings/public": { applicationUrl: "https://seerr.example/" },
    "POST /request": answer(201, { id: 1, status: 1, is4k: false }),
    ...routes,
  });
  const libraries = createLibraries({
    seerr: createSeerr(fake.send),
    log: silent,
    now: () => NOW,
    remember: (asked) => Promise.resolve(void remembered.push(asked)),
    settleAfter: 0,
    ...options,
  });
  const library = (who: Partial<Who> = {}) =>
    libraries.for({ person: "100000000000000002", userId: 2, language: "en", log: silent, ...who });
  return { ...fake, remembered, library };
}
/** A film whose requests grow when somebody asks. */
function growing(onPost: (requests: object[]) => ReturnType<ReturnType<typeof answer>>) {
  const requests: object[] = [];
  return {
    "GET /movie/603": () => ({ status: 200, body: { ...MATRIX, mediaInfo: { status: 2, requests: [...requests] } } }),
    "POST /request": () => onPost(requests),
  };
}
const request = (id: number, userId: number, status = 1) => ({ id, status, is4k: false, requestedBy: { id: userId } });

Deno.test("movie() reads the film as the person, in their language, and their rights as the key's owner", async () => {
  const { library, calls } = setUp();
  const details = await library({ language: "de" }).movie(603);
  assert.equal(details?.movie.title, "The Matrix");
  assert.deepEqual(details.standing, { kind: "open" });
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
  assert.deepEqual(details?.standing, { kind: "open" });
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
    assert.equal(details?.watchUrl, watchUrl);
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
  assert.deepEqual((await library().movie(603))?.standing, { kind: "quota", limit: 1, days: 7, freesAt });
});
Deno.test("movie() does without what is only nice to have", async () => {
  const { library } = setUp({ "GET /user/2/quota": answer(500), "GET /settings/public": answer(500) });
  const details = await library().movie(603);
  assert.deepEqual(details?.standing, { kind: "open" });
  assert.equal(details.webUrl, undefined);
});
Deno.test("movie() forbids asking to an account that is gone, and blames the key only when it is wrong", async () => {
  const asGone = ({ user }: { user?: number }) =>
    user === 2 ? { status: 403, body: DOOR } : { status: 200, body: MATRIX };
  const gone = setUp({ "GET /movie/603": asGone, "GET /user/2": answer(404), "GET /user/2/quota": answer(404) });
  assert.deepEqual((await gone.library().movie(603))?.standing, { kind: "forbidden" });
  const locked = answer(403, DOOR);
  const wrong = setUp({ "GET /movie/603": locked, "GET /user/2": locked, "GET /user/2/quota": locked });
  await assert.rejects(wrong.library().movie(603), { kind: "key" });
});
Deno.test("movieByImdb() asks Seerr's search", async () => {
  const results = [{ id: 1, mediaType: "tv" }, { id: 603, mediaType: "movie", title: "The Matrix" }];
  const { library, calls } = setUp({ "GET /search": { results } });
  assert.equal(await library().movieByImdb("tt0133093"), 603);
  assert.equal(calls[0]?.query?.["query"], "imdb:tt0133093");
  assert.equal(await setUp({ "GET /search": { results: [] } }).library().movieByImdb("tt1"), undefined);
});

Deno.test("requestMovie() asks as the person, and remembers who asked", async () => {
  const { library, calls, remembered } = setUp();
  const { outcome, details } = await library().requestMovie(603, false);
  assert.deepEqual(outcome, { kind: "requested", requestId: 1, state: "pending" });
  assert.equal(details?.movie.title, "The Matrix");
  const [post] = calls.filter(({ method }) => method === "POST");
  assert.deepEqual([post?.user, post?.body], [2, { mediaType: "movie", mediaId: 603, is4k: false }]);
  assert.deepEqual(remembered, [
    { requestId: 1, person: "100000000000000002", mediaType: "movie", tmdbId: 603, is4k: false, at: NOW },
  ]);
});
Deno.test("requestMovie() says at once when Radarr refused or somebody approved", async () => {
  for (const [status, state] of [[1, "pending"], [2, "approved"], [4, "failed"]] as const) {
    const { library } = setUp({ "POST /request": answer(201, { id: 1, status }) });
    assert.deepEqual((await library().requestMovie(603, false)).outcome, { kind: "requested", requestId: 1, state });
  }
});
Deno.test("requestMovie() stands although it cannot be remembered", async () => {
  const { library } = setUp({}, { remember: () => Promise.reject(new Error("disk full")) });
  assert.equal((await library().requestMovie(603, false)).outcome.kind, "requested");
});
Deno.test("requestMovie() asks nothing when the title read again says no", async () => {
  const cases: [object, string][] = [
    [{ status: 5 }, "available"],
    [{ status: 6 }, "blocklisted"],
    [{ status: 3 }, "processing"],
    [{ status: 2, requests: [request(1, 3)] }, "requested"],
  ];
  for (const [mediaInfo, kind] of cases) {
    const { library, count, remembered } = setUp({ "GET /movie/603": { ...MATRIX, mediaInfo } });
    const { outcome } = await library().requestMovie(603, false);
    assert.equal(outcome.kind === "refused" && outcome.standing.kind, kind);
    assert.equal(count("POST /request"), 0);
    assert.equal(remembered.length, 0);
  }
});
Deno.test("requestMovie() is forbidden without an account, and missing for an unknown title", async () => {
  const { library, count } = setUp();
  const refused = { kind: "refused", standing: { kind: "forbidden" } };
  assert.deepEqual((await library({ userId: undefined }).requestMovie(603, false)).outcome, refused);
  assert.deepEqual(await library().requestMovie(1, false), { outcome: { kind: "missing" } });
  assert.equal(count("POST /request"), 0);
});
Deno.test("requestMovie() reads every answer of Seerr's", async () => {
  const refused = (standing: object) => ({ kind: "refused", standing });
  const said = (status: number, message: string) => answer(status, { message });
  const cases: [Canned, object][] = [
    [said(403, "Movie Quota exceeded."), refused({ kind: "quota", limit: 0, days: 0 })],
    [said(403, "This media is blacklisted."), refused({ kind: "blocklisted" })],
    [said(403, "You do not have permission to make movie requests."), refused({ kind: "forbidden" })],
    [answer(403, DOOR), refused({ kind: "forbidden" })],
    [
      said(409, "Request for this media already exists."),
      refused({ kind: "requested", mine: false, state: "pending" }),
    ],
    [said(202, "No seasons available to request"), { kind: "unknown" }],
    [answer(201, { status: 2 }), { kind: "unknown" }],
    [said(500, "[TMDB] Failed to fetch movie details: Request failed with status code 404"), { kind: "missing" }],
  ];
  for (const [canned, outcome] of cases) {
    const { library, count } = setUp({ "POST /request": canned });
    assert.deepEqual((await library().requestMovie(603, false)).outcome, outcome);
    assert.equal(count("POST /request"), 1);
  }
});
Deno.test("requestMovie() looks again to say exactly why Seerr refused", async () => {
  const raced = growing((requests) => {
    requests.push(request(8, 3, 2));
    return { status: 409, body: { message: "Request for this media already exists." } };
  });
  const standing = { kind: "requested", mine: false, state: "approved" };
  assert.deepEqual((await setUp(raced).library().requestMovie(603, false)).outcome, { kind: "refused", standing });
});
Deno.test("requestMovie() throws what nobody can act on here, and asks once", async () => {
  for (const message of ["[TMDB] Failed: Request failed with status code 503", "SQLITE_BUSY"]) {
    const { library, count } = setUp({ "POST /request": answer(500, { message }) });
    await assert.rejects(library().requestMovie(603, false), { kind: "broken", status: 500 });
    assert.equal(count("POST /request"), 1);
  }
});
Deno.test("requestMovie() finds what arrived although the answer stayed out", async () => {
  for (const kind of ["slow", "unreachable", "proxy", "nonsense", "broken"] as const) {
    const arrived = growing((requests) => {
      requests.push(request(7, 3), request(9, 2, 2));
      throw new ServiceError("Cannot", { kind });
    });
    const { library, count, remembered } = setUp(arrived);
    const { outcome } = await library().requestMovie(603, false);
    assert.deepEqual(outcome, { kind: "requested", requestId: 9, state: "approved" }, kind);
    assert.equal(count("POST /request"), 1);
    assert.equal(remembered.length, 1);
  }
});
Deno.test("requestMovie() takes nobody else's request for its own, and throws when nothing arrived", async () => {
  const others = growing((requests) => {
    requests.push(request(7, 3));
    throw new ServiceError("Cannot", { kind: "slow" });
  });
  const { library, count, remembered } = setUp(others);
  await assert.rejects(library().requestMovie(603, false), { kind: "slow" });
  assert.equal(count("POST /request"), 1);
  assert.equal(remembered.length, 0);
});
Deno.test("requestMovie() finds a request that Seerr answered without an id", async () => {
  const nameless = growing((requests) => {
    requests.push(request(9, 2));
    return { status: 201, body: { status: 2 } };
  });
  const { outcome } = await setUp(nameless).library().requestMovie(603, false);
  assert.deepEqual(outcome, { kind: "requested", requestId: 9, state: "pending" });
});
Deno.test("requestMovie() asks once when somebody presses twice, and when two people press", async () => {
  for (const second of [2, 3]) {
    const routes = growing((requests) => {
      requests.push(request(9, 2));
      return { status: 201, body: { id: 9, status: 1 } };
    });
    const { library, count } = setUp(routes);
    const outcomes = await Promise.all(
      [library(), library({ userId: second })].map((it) => it.requestMovie(603, false)),
    );
    assert.equal(count("POST /request"), 1);
    const standing = { kind: "requested", mine: second === 2, state: "pending" };
    assert.deepEqual(outcomes.map(({ outcome }) => outcome), [
      { kind: "requested", requestId: 9, state: "pending" },
      { kind: "refused", standing },
    ]);
  }
});
Deno.test("requestMovie() lets one person ask for one film at a time, so that quotas hold", async () => {
  let asked = 0;
  const { library, count } = setUp({
    "GET /movie/604": { ...MATRIX, id: 604 },
    "GET /user/2/quota": () => ({ status: 200, body: asked === 0 ? UNLIMITED : USED_UP }),
    "POST /request": () => ({ status: 201, body: { id: ++asked, status: 1 } }),
  });
  const outcomes = await Promise.all([603, 604].map((tmdbId) => library().requestMovie(tmdbId, false)));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome.kind), ["requested", "refused"]);
  assert.equal(count("POST /request"), 1);
});
Deno.test("requestMovie() waits for others no longer than a person may wait, and then asks nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { library, count } = setUp({
    "POST /request": async () => (await promise, { status: 201, body: { id: 1, status: 1 } }),
  });
  const first = library().requestMovie(603, false);
  // Of their 11 s, 6 are for asking and looking: 10 ms are left.
  const second = library({ userId: 3, since: NOW - 4_990 }).requestMovie(603, false);
  await assert.rejects(second, { name: "ServiceError", kind: "slow" });
  resolve();
  assert.equal((await first).outcome.kind, "requested");
  assert.equal(count("POST /request"), 1);
});
Deno.test("requestMovie() leaves time for each part: reading, asking, looking", async () => {
  const { library, calls } = setUp();
  await library().requestMovie(603, false);
  const until = (method: string) => calls.find((call) => call.method === method)?.until;
  assert.deepEqual([until("GET"), until("POST")], [NOW + 5_000, NOW + 8_500]);
});
Deno.test("requestMovie() makes searches show the new status", async () => {
  const { library, count } = setUp({
    "GET /search": { results: [{ id: 603, mediaType: "movie", title: "The Matrix" }] },
  });
  await library().searchMovies("matrix");
  await library().requestMovie(603, false);
  await library().searchMovies("matrix");
  assert.equal(count("GET /search"), 2);
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
