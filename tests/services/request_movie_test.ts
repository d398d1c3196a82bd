import assert from "node:assert/strict";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer, type Canned } from "./fake_send.ts";
import { DOOR, growing, MATRIX, NOW, request, setUp, UNLIMITED, USED_UP } from "./small_seerr.ts";

const HD = { is4k: false };

Deno.test("requestMovie() asks as the person, and remembers who asked", async () => {
  const { library, calls, remembered } = setUp();
  const { outcome, details } = await library().requestMovie(603, HD);
  assert.deepEqual(outcome, { kind: "requested", requestId: 1, state: "pending", seasons: [] });
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
    assert.deepEqual((await library().requestMovie(603, HD)).outcome, {
      kind: "requested",
      requestId: 1,
      state,
      seasons: [],
    });
  }
});
Deno.test("requestMovie() stands although it cannot be remembered", async () => {
  const { library } = setUp({}, { remember: () => Promise.reject(new Error("disk full")) });
  assert.equal((await library().requestMovie(603, HD)).outcome.kind, "requested");
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
    const { outcome } = await library().requestMovie(603, HD);
    assert.equal(outcome.kind === "refused" && outcome.standing.kind, kind);
    assert.equal(count("POST /request"), 0);
    assert.equal(remembered.length, 0);
  }
});
Deno.test("requestMovie() is forbidden without an account, and missing for an unknown title", async () => {
  const { library, count } = setUp();
  const refused = { kind: "refused", standing: { kind: "forbidden" } };
  assert.deepEqual((await library({ userId: undefined }).requestMovie(603, HD)).outcome, refused);
  assert.deepEqual(await library().requestMovie(1, HD), { outcome: { kind: "missing" } });
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
    assert.deepEqual((await library().requestMovie(603, HD)).outcome, outcome);
    assert.equal(count("POST /request"), 1);
  }
});
Deno.test("requestMovie() looks again to say exactly why Seerr refused", async () => {
  const raced = growing(MATRIX, (requests) => {
    requests.push(request(8, 3, { status: 2 }));
    return { status: 409, body: { message: "Request for this media already exists." } };
  });
  const standing = { kind: "requested", mine: false, state: "approved" };
  assert.deepEqual((await setUp(raced).library().requestMovie(603, HD)).outcome, { kind: "refused", standing });
});
Deno.test("requestMovie() throws what nobody can act on here, and asks once", async () => {
  for (const message of ["[TMDB] Failed: Request failed with status code 503", "SQLITE_BUSY"]) {
    const { library, count } = setUp({ "POST /request": answer(500, { message }) });
    await assert.rejects(library().requestMovie(603, HD), { kind: "broken", status: 500 });
    assert.equal(count("POST /request"), 1);
  }
});
Deno.test("requestMovie() finds what arrived although the answer stayed out", async () => {
  for (const kind of ["slow", "unreachable", "proxy", "nonsense", "broken"] as const) {
    const arrived = growing(MATRIX, (requests) => {
      requests.push(request(7, 3), request(9, 2, { status: 2 }));
      throw new ServiceError("Cannot", { kind });
    });
    const { library, count, remembered } = setUp(arrived);
    const { outcome } = await library().requestMovie(603, HD);
    assert.deepEqual(outcome, { kind: "requested", requestId: 9, state: "approved", seasons: [] }, kind);
    assert.equal(count("POST /request"), 1);
    assert.equal(remembered.length, 1);
  }
});
Deno.test("requestMovie() takes nobody else's request for its own, and throws when nothing arrived", async () => {
  const others = growing(MATRIX, (requests) => {
    requests.push(request(7, 3));
    throw new ServiceError("Cannot", { kind: "slow" });
  });
  const { library, count, remembered } = setUp(others);
  await assert.rejects(library().requestMovie(603, HD), { kind: "slow" });
  assert.equal(count("POST /request"), 1);
  assert.equal(remembered.length, 0);
});
Deno.test("requestMovie() finds a request that Seerr answered without an id", async () => {
  const nameless = growing(MATRIX, (requests) => {
    requests.push(request(9, 2));
    return { status: 201, body: { status: 2 } };
  });
  const { outcome } = await setUp(nameless).library().requestMovie(603, HD);
  assert.deepEqual(outcome, { kind: "requested", requestId: 9, state: "pending", seasons: [] });
});
Deno.test("requestMovie() asks once when somebody presses twice, and when two people press", async () => {
  for (const second of [2, 3]) {
    const routes = growing(MATRIX, (requests) => {
      requests.push(request(9, 2));
      return { status: 201, body: { id: 9, status: 1 } };
    });
    const { library, count } = setUp(routes);
    const outcomes = await Promise.all(
      [library(), library({ userId: second })].map((it) => it.requestMovie(603, HD)),
    );
    assert.equal(count("POST /request"), 1);
    const standing = { kind: "requested", mine: second === 2, state: "pending" };
    assert.deepEqual(outcomes.map(({ outcome }) => outcome), [
      { kind: "requested", requestId: 9, state: "pending", seasons: [] },
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
  const outcomes = await Promise.all([603, 604].map((tmdbId) => library().requestMovie(tmdbId, HD)));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome.kind), ["requested", "refused"]);
  assert.equal(count("POST /request"), 1);
});
Deno.test("requestMovie() waits for others no longer than a person may wait, and then asks nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { library, count } = setUp({
    "POST /request": async () => (await promise, { status: 201, body: { id: 1, status: 1 } }),
  });
  const first = library().requestMovie(603, HD);
  // Of their 11 s, 6 are for asking and looking: 10 ms are left.
  const second = library({ userId: 3, since: NOW - 4_990 }).requestMovie(603, HD);
  await assert.rejects(second, { name: "ServiceError", kind: "slow" });
  resolve();
  assert.equal((await first).outcome.kind, "requested");
  assert.equal(count("POST /request"), 1);
});
Deno.test("requestMovie() leaves time for each part: reading, asking, looking", async () => {
  const { library, calls } = setUp();
  await library().requestMovie(603, HD);
  const until = (method: string) => calls.find((call) => call.method === method)?.until;
  assert.deepEqual([until("GET"), until("POST")], [NOW + 5_000, NOW + 8_500]);
});
Deno.test("requestMovie() makes searches show the new status", async () => {
  const { library, count } = setUp({
    "GET /search": { results: [{ id: 603, mediaType: "movie", title: "The Matrix" }] },
  });
  await library().search("movie", "matrix");
  await library().requestMovie(603, HD);
  await library().search("movie", "matrix");
  assert.equal(count("GET /search"), 2);
});
Deno.test("requestMovie() asks for 4K where there is a service for it and the person may", async () => {
  const cases: [number, boolean, string][] = [
    [2048, true, "requested"],
    [1024, true, "requested"],
    [32, true, "forbidden"],
    [2048, false, "forbidden"],
    [2, false, "forbidden"],
  ];
  for (const [permissions, movie4kEnabled, kind] of cases) {
    const { library, calls } = setUp({
      "GET /movie/603": { ...MATRIX, mediaInfo: { status: 5, requests: [request(1, 3, { status: 5 })] } },
      "GET /settings/public": { movie4kEnabled },
      "GET /user/2": { id: 2, permissions },
    });
    const { outcome } = await library().requestMovie(603, { is4k: true });
    assert.equal(outcome.kind === "refused" ? outcome.standing.kind : outcome.kind, kind);
    const post = calls.find(({ method }) => method === "POST");
    const body = { mediaType: "movie", mediaId: 603, is4k: true };
    assert.deepEqual(post?.body, kind === "requested" ? body : undefined);
  }
});
