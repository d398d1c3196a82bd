import assert from "node:assert/strict";
import * as z from "zod";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer } from "./fake_send.ts";
import { growing, NOW, request, SERIES, setUp } from "./small_seerr.ts";

const wish = (...seasons: number[]) => ({ is4k: false, seasons });
const series = (mediaInfo: object) => ({ "GET /tv/1396": { ...SERIES, mediaInfo } });
const made = (seasons: number[], some: object = {}) => answer(201, { ...request(1, 2, { seasons }), ...some });
const Posted = z.object({ seasons: z.array(z.number()) });
/** A series whose requests grow as they do in Seerr. */
const grow = () =>
  growing(SERIES, (requests, body) => {
    const { seasons } = Posted.parse(body);
    requests.push(request(9, 2, { seasons }));
    return { status: 201, body: request(9, 2, { seasons }) };
  });

Deno.test("requestSeries() asks for seasons as the person, and remembers who asked", async () => {
  const { library, calls, remembered } = setUp({ "POST /request": made([1, 2]) });
  const { outcome, details } = await library().requestSeries(1396, wish(2, 1));
  assert.deepEqual(outcome, { kind: "requested", requestId: 1, state: "pending", seasons: [1, 2] });
  assert.equal(details?.series.title, "Copper Valley");
  const [post] = calls.filter(({ method }) => method === "POST");
  const body = { mediaType: "tv", mediaId: 1396, is4k: false, seasons: [1, 2] };
  assert.deepEqual([post?.user, post?.body], [2, body]);
  assert.deepEqual(remembered, [
    { requestId: 1, person: "100000000000000002", mediaType: "tv", tmdbId: 1396, is4k: false, at: NOW },
  ]);
});
Deno.test("requestSeries() sends only seasons that exist and are missing, each once, ascending", async () => {
  const mediaInfo = { seasons: [{ seasonNumber: 1, status: 5 }] };
  const cases: [object, number[], number[] | undefined][] = [
    [{}, [3, 1, 3], [1, 3]],
    [{}, [0, 99, 2], [2]],
    [{}, [0, 99], undefined],
    [{}, [], undefined],
    [mediaInfo, [1, 2], [2]],
    [mediaInfo, [1], undefined],
  ];
  for (const [info, asked, sent] of cases) {
    const { library, calls, count } = setUp({ ...series(info), "POST /request": made(sent ?? []) });
    const { outcome } = await library().requestSeries(1396, wish(...asked));
    assert.equal(outcome.kind, sent ? "requested" : "nothing");
    assert.equal(count("POST /request"), sent ? 1 : 0);
    const [post] = calls.filter(({ method }) => method === "POST");
    if (sent) assert.deepEqual(Posted.parse(post?.body).seasons, sent);
  }
});
Deno.test("requestSeries() sends all that are missing where the server allows no choice", async () => {
  const { library, calls } = setUp({
    ...series({ seasons: [{ seasonNumber: 1, status: 5 }] }),
    "GET /settings/public": { partialRequestsEnabled: false },
    "POST /request": made([2, 3]),
  });
  const { outcome } = await library().requestSeries(1396, wish(3));
  assert.deepEqual(outcome.kind === "requested" && outcome.seasons, [2, 3]);
  assert.deepEqual(Posted.parse(calls.find(({ method }) => method === "POST")?.body).seasons, [2, 3]);
});
Deno.test("requestSeries() says what was really requested, not what was asked for", async () => {
  const { library } = setUp({ "POST /request": made([3, 2, 3]) });
  const { outcome } = await library().requestSeries(1396, wish(1, 2, 3));
  assert.deepEqual(outcome.kind === "requested" && outcome.seasons, [2, 3]);
});
Deno.test("requestSeries() passes an administrator's choice on, a server 0 included, and else none", async () => {
  const { library, calls } = setUp({ "POST /request": made([1]) });
  const destination = { serverId: 0, profileId: 4, rootFolder: "/anime", tags: [] };
  await library().requestSeries(1396, { ...wish(1), destination });
  await library().requestMovie(603, { is4k: false, destination: { profileId: 1 } });
  const bodies = calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  assert.deepEqual(bodies, [
    { mediaType: "tv", mediaId: 1396, is4k: false, seasons: [1], ...destination },
    { mediaType: "movie", mediaId: 603, is4k: false, profileId: 1 },
  ]);
});
Deno.test("requestSeries() asks for 4K where there is a service for it and the person may", async () => {
  const cases: [number, boolean, string][] = [
    [4096, true, "requested"],
    [32, true, "forbidden"],
    [4096, false, "forbidden"],
  ];
  for (const [permissions, series4kEnabled, kind] of cases) {
    const { library, calls } = setUp({
      ...series({ seasons: [{ seasonNumber: 1, status: 5 }] }),
      "GET /settings/public": { series4kEnabled },
      "GET /user/2": { id: 2, permissions },
      "POST /request": made([1], { is4k: true }),
    });
    const { outcome } = await library().requestSeries(1396, { is4k: true, seasons: [1] });
    assert.equal(outcome.kind === "refused" ? outcome.standing.kind : outcome.kind, kind);
    const [post] = calls.filter(({ method }) => method === "POST");
    const body = { mediaType: "tv", mediaId: 1396, is4k: true, seasons: [1] };
    assert.deepEqual(post?.body, kind === "requested" ? body : undefined);
  }
});
Deno.test("requestSeries() asks nothing when the series read again says no", async () => {
  const all = [1, 2, 3].map((seasonNumber) => ({ seasonNumber, status: 5 }));
  const cases: [object, string][] = [
    [{ seasons: all }, "available"],
    [{ status: 6 }, "blocklisted"],
    [{ seasons: all.map((it) => ({ ...it, status: 3 })) }, "processing"],
    [{ requests: [request(1, 3, { seasons: [1, 2, 3] })] }, "requested"],
  ];
  for (const [mediaInfo, kind] of cases) {
    const { library, count, remembered } = setUp(series(mediaInfo));
    const { outcome } = await library().requestSeries(1396, wish(1));
    assert.equal(outcome.kind === "refused" && outcome.standing.kind, kind);
    assert.deepEqual([count("POST /request"), remembered.length], [0, 0]);
  }
});
Deno.test("requestSeries() is forbidden without an account, and missing for an unknown title", async () => {
  const { library, count } = setUp();
  const refused = { kind: "refused", standing: { kind: "forbidden" } };
  assert.deepEqual((await library({ userId: undefined }).requestSeries(1396, wish(1))).outcome, refused);
  assert.deepEqual(await library().requestSeries(1, wish(1)), { outcome: { kind: "missing" } });
  assert.equal(count("POST /request"), 0);
});
Deno.test("requestSeries() asks nothing for more seasons than the quota leaves, and says when it will", async () => {
  const tv = { days: 7, limit: 3, used: 2, remaining: 1, restricted: false };
  const results = [{
    type: "tv",
    status: 1,
    createdAt: "2026-11-20T12:00:00Z",
    seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }],
  }];
  const { library, count } = setUp({
    "GET /user/2/quota": { tv },
    "GET /user/2/requests": { results },
    "POST /request": made([1]),
  });
  const freesAt = Date.parse("2026-11-27T12:00:00Z");
  const standing = { kind: "quota", limit: 3, days: 7, freesAt, left: 1 };
  assert.deepEqual((await library().requestSeries(1396, wish(1, 2))).outcome, { kind: "refused", standing });
  assert.equal(count("POST /request"), 0);
  assert.equal((await library().requestSeries(1396, wish(1))).outcome.kind, "requested");
});
Deno.test("requestSeries() reads Seerr's answers", async () => {
  const said = (status: number, message: string) => answer(status, { message });
  const cases: [ReturnType<typeof answer>, object][] = [
    [said(202, "No seasons available to request"), { kind: "nothing" }],
    [answer(201, { type: "tv", status: 2, seasons: [{ seasonNumber: 1 }] }), { kind: "unknown" }],
    [said(403, "Series Quota exceeded."), { kind: "refused", standing: { kind: "quota", limit: 0, days: 0 } }],
    [said(403, "This media is blocklisted."), { kind: "refused", standing: { kind: "blocklisted" } }],
    [said(500, "[TMDB] Failed to fetch TV show details: Request failed with status code 404"), { kind: "missing" }],
    [made([1], { status: 4 }), { kind: "requested", requestId: 1, state: "failed", seasons: [1] }],
  ];
  for (const [canned, outcome] of cases) {
    const { library, count } = setUp({ "POST /request": canned });
    assert.deepEqual((await library().requestSeries(1396, wish(1))).outcome, outcome);
    assert.equal(count("POST /request"), 1);
  }
});
Deno.test("requestSeries() finds what arrived although the answer stayed out, by its seasons", async () => {
  const mine = (seasons: number[], is4k = false) => request(9, 2, { seasons, is4k });
  const cases: [string, object[], boolean][] = [
    ["all that were asked for", [mine([1, 2])], true],
    ["some of them", [request(7, 3, { seasons: [1] }), mine([2])], true],
    ["another one of theirs", [mine([3])], false],
    ["one more than was asked for", [mine([1, 2, 3])], false],
    ["the other quality", [mine([1, 2], true)], false],
    ["somebody else's", [request(7, 3, { seasons: [1, 2] })], false],
  ];
  for (const [name, arrived, found] of cases) {
    const routes = growing(SERIES, (requests) => {
      requests.push(...arrived);
      throw new ServiceError("Cannot", { kind: "slow" });
    });
    const { library, count, remembered } = setUp(routes);
    const asked = library().requestSeries(1396, wish(1, 2));
    if (found) assert.equal((await asked).outcome.kind, "requested", name);
    else await assert.rejects(asked, { kind: "slow" }, name);
    assert.deepEqual([count("POST /request"), remembered.length], [1, found ? 1 : 0], name);
  }
});
Deno.test("requestSeries() asks once for a season that two want; another one is asked for too", async () => {
  const cases: [number[], string][] = [[[1, 2, 3], "refused"], [[1, 2], "nothing"]];
  for (const [seasons, kind] of cases) {
    const { library, count } = setUp(grow());
    const asked = [library(), library({ userId: 3 })].map((it) => it.requestSeries(1396, wish(...seasons)));
    assert.deepEqual((await Promise.all(asked)).map(({ outcome }) => outcome.kind), ["requested", kind]);
    assert.equal(count("POST /request"), 1);
  }
  const { library, calls } = setUp(grow());
  await Promise.all([library().requestSeries(1396, wish(1)), library({ userId: 3 }).requestSeries(1396, wish(1, 2))]);
  const sent = calls.filter(({ method }) => method === "POST").map(({ body }) => Posted.parse(body).seasons);
  assert.deepEqual(sent, [[1], [2]]);
});
Deno.test("requestSeries() makes one request of fifty people's", async () => {
  const people = Array.from({ length: 50 }, (_, i) => i + 10);
  const rights = people.flatMap((id): [string, object][] => [
    [`GET /user/${id}`, { id, permissions: 32 }],
    [`GET /user/${id}/quota`, {}],
  ]);
  const { library, count } = setUp({ ...Object.fromEntries(rights), ...grow() });
  const asked = people.map((userId) => library({ userId, person: String(userId) }).requestSeries(1396, wish(1, 2, 3)));
  const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);
  assert.equal(count("POST /request"), 1);
  const standing = { kind: "requested", mine: false, state: "pending" };
  assert.equal(outcomes[0]?.kind, "requested");
  assert.deepEqual(outcomes.slice(1), people.slice(1).map(() => ({ kind: "refused", standing })));
});
