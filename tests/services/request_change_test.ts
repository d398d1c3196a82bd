import assert from "node:assert/strict";
import { type Cancelled, cancelRequest, type Changed, changeSeasons } from "../../src/services/request_change.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer, type Canned } from "./fake_send.ts";
import { fakeDesk, NOW } from "./fake_desk.ts";

const SCOPE = { until: NOW + 11_000 };
const MINE = { requestId: 7, userId: 2, scope: SCOPE };
const DENIED = answer(401, { message: "You do not have permission to delete this request." });
const GONE = answer(404, { message: "Request not found." });

const fail = (kind: "slow" | "unreachable" | "key") => (): never => {
  throw new ServiceError("Cannot", { kind });
};
/** One answer after the other; the last one stays. */
function inTurn(...answers: Canned[]): Canned {
  return (call) => {
    const next = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
    return typeof next === "function" ? next(call) : { status: 200, body: next };
  };
}

const film = { id: 7, type: "movie", status: 1, is4k: false, requestedBy: { id: 2 }, media: { tmdbId: 603 } };
const deleted = answer(204);

const CANCELS: [
  name: string,
  routes: Record<string, Canned>,
  own: ReadonlySet<number> | undefined,
  Cancelled,
  number,
][] = [
  ["pending, theirs", { "GET /request/7": film, "DELETE /request/7": deleted }, undefined, "cancelled", 1],
  [
    "pending, theirs of a shared account",
    { "GET /request/7": film, "DELETE /request/7": deleted },
    new Set([7]),
    "cancelled",
    1,
  ],
  ["another's of the same account", { "GET /request/7": film }, new Set([8]), "notYours", 0],
  ["another account's", { "GET /request/7": { ...film, requestedBy: { id: 3 } } }, undefined, "notYours", 0],
  ["nobody's", { "GET /request/7": { ...film, requestedBy: undefined } }, undefined, "notYours", 0],
  [
    "another's, decided on",
    { "GET /request/7": { ...film, status: 2, requestedBy: { id: 3 } } },
    undefined,
    "notYours",
    0,
  ],
  ["approved", { "GET /request/7": { ...film, status: 2 } }, undefined, "tooLate", 0],
  ["declined", { "GET /request/7": { ...film, status: 3 } }, undefined, "tooLate", 0],
  ["failed", { "GET /request/7": { ...film, status: 4 } }, undefined, "tooLate", 0],
  ["a state from the future", { "GET /request/7": { ...film, status: 42 } }, undefined, "tooLate", 0],
  ["gone", { "GET /request/7": GONE }, undefined, "gone", 0],
  ["gone meanwhile", { "GET /request/7": film, "DELETE /request/7": GONE }, undefined, "gone", 1],
  [
    "approved meanwhile",
    {
      "GET /request/7": inTurn(film, { ...film, status: 2 }),
      "DELETE /request/7": DENIED,
    },
    undefined,
    "tooLate",
    1,
  ],
  [
    "no answer, yet done",
    { "GET /request/7": inTurn(film, GONE), "DELETE /request/7": fail("slow") },
    undefined,
    "cancelled",
    1,
  ],
];
for (const [name, routes, own, outcome, deletes] of CANCELS) {
  Deno.test(`cancelRequest() says "${outcome}": ${name}`, async () => {
    const { desk, calls } = fakeDesk(routes);
    assert.equal(await cancelRequest(desk, { ...MINE, ...(own ? { own } : {}) }), outcome);
    const sent = calls.filter(({ method }) => method === "DELETE");
    assert.equal(sent.length, deletes);
    assert(sent.every(({ user }) => user === 2), "as the person");
  });
}
Deno.test("cancelRequest() fails when the request is still there, or nobody can tell", async () => {
  const cases: [Canned, Canned, string][] = [
    [film, fail("unreachable"), "unreachable"],
    [inTurn(film, fail("slow")), fail("unreachable"), "unreachable"],
    [film, fail("key"), "key"],
    [film, answer(500, { message: "SQLITE_BUSY" }), "broken"],
    [fail("slow"), deleted, "slow"],
  ];
  for (const [get, remove, kind] of cases) {
    const { desk, count } = fakeDesk({ "GET /request/7": get, "DELETE /request/7": remove });
    await assert.rejects(cancelRequest(desk, MINE), { kind });
    assert(count("DELETE /request/7") <= 1);
  }
});

const wish = { ...film, type: "tv", media: { tmdbId: 1396 }, seasons: [{ seasonNumber: 2 }, { seasonNumber: 1 }] };
const show = {
  id: 1396,
  name: "Breaking Bad",
  seasons: [0, 1, 2, 3, 4, 5, 6].map((seasonNumber) => ({ seasonNumber, episodeCount: seasonNumber === 6 ? 0 : 7 })),
  mediaInfo: {
    status: 4,
    seasons: [{ seasonNumber: 5, status: 5, status4k: 1 }, { seasonNumber: 1, status: 2, status4k: 1 }],
    requests: [
      { id: 7, status: 1, is4k: false, seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }] },
      { id: 8, status: 1, is4k: false, seasons: [{ seasonNumber: 4 }] },
      { id: 9, status: 3, is4k: false, seasons: [{ seasonNumber: 3 }] },
      { id: 10, status: 1, is4k: true, seasons: [{ seasonNumber: 3 }] },
    ],
  },
};
const unlimited = { tv: { days: 7, limit: 0, used: 0, restricted: false } };

function setUp(routes: Record<string, Canned> = {}) {
  return fakeDesk({
    "GET /request/7": wish,
    "GET /tv/1396": show,
    "GET /settings/public": {},
    "GET /user/2/quota": unlimited,
    "PUT /request/7": (call) => ({ status: 200, body: { ...wish, seasons: seasonsOf(call.body) } }),
    ...routes,
  });
}
function seasonsOf(body: unknown): object[] {
  const { seasons } = Object(body);
  return Array.isArray(seasons) ? seasons.map((seasonNumber) => ({ seasonNumber })) : [];
}
const limited = (remaining: number) => ({
  tv: { days: 7, limit: 9, used: 9 - remaining, remaining, restricted: false },
});

const CHANGES: [
  name: string,
  seasons: number[],
  routes: Record<string, Canned>,
  Changed,
  sent: number[] | undefined,
][] = [
  ["another one", [3, 1], {}, { kind: "changed", seasons: [1, 3] }, [1, 3]],
  ["fewer", [2], {}, { kind: "changed", seasons: [2] }, [2]],
  ["one twice", [3, 3, 2], {}, { kind: "changed", seasons: [2, 3] }, [2, 3]],
  ["the same", [2, 1], {}, { kind: "changed", seasons: [1, 2] }, undefined],
  ["none", [], {}, { kind: "nothing" }, undefined],
  ["one that does not exist", [99], {}, { kind: "nothing" }, undefined],
  ["one that does not exist, and one that does", [99, 3], {}, { kind: "changed", seasons: [3] }, [3]],
  ["one without episodes", [6], {}, { kind: "nothing" }, undefined],
  ["one that another waits for", [4], {}, { kind: "nothing" }, undefined],
  ["one that is there", [5, 3], {}, { kind: "changed", seasons: [3] }, [3]],
  ["specials", [0], {}, { kind: "nothing" }, undefined],
  ["specials where they are enabled", [0], { "GET /settings/public": { enableSpecialEpisodes: true } }, {
    kind: "changed",
    seasons: [0],
  }, [0]],
  ["what Seerr says it has", [1, 3], { "PUT /request/7": { ...wish, seasons: seasonsOf({ seasons: [3, 3] }) } }, {
    kind: "changed",
    seasons: [3],
  }, [1, 3]],
  ["all taken meanwhile", [3], { "PUT /request/7": answer(202, { message: "No seasons available to request" }) }, {
    kind: "nothing",
  }, [3]],
  ["gone", [3], { "GET /request/7": GONE }, { kind: "gone" }, undefined],
  ["gone meanwhile", [3], { "PUT /request/7": GONE }, { kind: "gone" }, [3]],
  ["approved", [3], { "GET /request/7": { ...wish, status: 2 } }, { kind: "tooLate" }, undefined],
  ["approved while it waited", [3], { "GET /request/7": inTurn(wish, { ...wish, status: 2 }) }, {
    kind: "tooLate",
  }, undefined],
  ["another's", [3], { "GET /request/7": { ...wish, requestedBy: { id: 3 } } }, { kind: "notYours" }, undefined],
  ["a film", [3], { "GET /request/7": film }, { kind: "nothing" }, undefined],
  ["enough quota", [1, 2, 3], { "GET /user/2/quota": limited(1) }, { kind: "changed", seasons: [1, 2, 3] }, [1, 2, 3]],
  ["no quota left", [1, 2, 3], { "GET /user/2/quota": limited(0) }, { kind: "quota", left: 0 }, undefined],
  ["no quota left, but no more seasons", [1, 3], { "GET /user/2/quota": limited(0) }, {
    kind: "changed",
    seasons: [1, 3],
  }, [1, 3]],
  [
    "no answer, yet done",
    [3],
    {
      "GET /request/7": inTurn(wish, wish, { ...wish, seasons: seasonsOf({ seasons: [3] }) }),
      "PUT /request/7": fail("slow"),
    },
    { kind: "changed", seasons: [3] },
    [3],
  ],
];
for (const [name, seasons, routes, outcome, expected] of CHANGES) {
  Deno.test(`changeSeasons() says "${outcome.kind}": ${name}`, async () => {
    const { desk, calls } = setUp(routes);
    assert.deepEqual(await changeSeasons(desk, { ...MINE, seasons }), outcome);
    const sent = calls.filter(({ method }) => method === "PUT");
    const body = { mediaType: "tv", seasons: expected, is4k: false };
    assert.deepEqual(sent.map(({ body, user }) => [body, user]), expected ? [[body, 2]] : []);
  });
}
Deno.test("changeSeasons() gives back everything that the request had", async () => {
  const choices = { serverId: 0, profileId: 4, rootFolder: "/data/tv", languageProfileId: 1, tags: [] };
  const { desk, calls } = setUp({ "GET /request/7": { ...wish, is4k: true, ...choices } });
  await changeSeasons(desk, { ...MINE, seasons: [2] });
  assert.deepEqual(calls.at(-1)?.body, { mediaType: "tv", seasons: [2], is4k: true, ...choices });
});
Deno.test("changeSeasons() sends no nulls", async () => {
  const nobody = { serverId: null, profileId: null, rootFolder: null, languageProfileId: null, tags: null };
  const { desk, calls } = setUp({ "GET /request/7": { ...wish, ...nobody } });
  await changeSeasons(desk, { ...MINE, seasons: [2] });
  assert.deepEqual(calls.at(-1)?.body, { mediaType: "tv", seasons: [2], is4k: false });
});
Deno.test("changeSeasons() fails with what it needs, and when the change was not made", async () => {
  const cases: [Record<string, Canned>, string][] = [
    [{ "PUT /request/7": fail("slow") }, "slow"],
    [{ "PUT /request/7": answer(403, { message: "You do not have permission to modify this request." }) }, "refused"],
    [{ "GET /user/2/quota": answer(500) }, "broken"],
    [{ "GET /tv/1396": fail("slow") }, "slow"],
  ];
  for (const [routes, kind] of cases) {
    const { desk, count } = setUp(routes);
    await assert.rejects(changeSeasons(desk, { ...MINE, seasons: [1, 2, 3] }), { kind });
    assert(count("PUT /request/7") <= 1);
  }
});
Deno.test("changeSeasons() waits for what the person asks for meanwhile", async () => {
  const { desk, count } = setUp();
  const asking = Promise.withResolvers<void>();
  const other = desk.locks.alone("user:2", { ms: 1_000, late: () => new Error() }, () => asking.promise);
  const changed = changeSeasons(desk, { ...MINE, seasons: [3] });
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  assert.equal(count("PUT /request/7"), 0);
  asking.resolve();
  await Promise.all([other, changed]);
  assert.equal(count("PUT /request/7"), 1);
});
