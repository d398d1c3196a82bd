import assert from "node:assert/strict";
import fc from "fast-check";
import type { Standing } from "../../src/services/library.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import { type Asker, standingOf, waitingFor } from "../../src/services/standing.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const alice: Asker = { userId: 2, permissions: 32, quota: undefined, requests: [] };
const usedUp = { limit: 1, days: 7, used: 1, remaining: 0, restricted: true };
const film = (mediaInfo?: object) => Movie.parse({ id: 603, title: "The Matrix", mediaInfo });
const by = (userId: number, status: number, is4k = false) => ({
  id: userId * 10,
  status,
  is4k,
  requestedBy: { id: userId },
});

const CASES: [string, object | undefined, Partial<Asker>, Standing][] = [
  ["nobody asked", undefined, {}, { kind: "open" }],
  ["known, but nothing", { status: 1 }, {}, { kind: "open" }],
  ["deleted again", { status: 7 }, {}, { kind: "open" }],
  ["a number from the future", { status: 99 }, {}, { kind: "open" }],
  ["there", { status: 5 }, {}, { kind: "available" }],
  ["there, and an old request waits", { status: 5, requests: [by(2, 1)] }, {}, { kind: "available" }],
  ["blocklisted", { status: 6, requests: [by(2, 1)] }, { permissions: 2 }, { kind: "blocklisted" }],
  ["mine, pending", { status: 2, requests: [by(2, 1)] }, {}, { kind: "requested", mine: true, state: "pending" }],
  ["others'", { status: 2, requests: [by(3, 1)] }, {}, { kind: "requested", mine: false, state: "pending" }],
  ["both: mine first", { status: 2, requests: [by(3, 1), by(2, 4)] }, {}, {
    kind: "requested",
    mine: true,
    state: "failed",
  }],
  ["approved", { status: 3, requests: [by(2, 2)] }, {}, { kind: "requested", mine: true, state: "approved" }],
  ["approved, media lags", { status: 2, requests: [by(2, 2)] }, {}, {
    kind: "requested",
    mine: true,
    state: "approved",
  }],
  ["an unknown state is pending", { status: 2, requests: [by(2, 42)] }, {}, {
    kind: "requested",
    mine: true,
    state: "pending",
  }],
  ["declined", { status: 1, requests: [by(2, 3)] }, {}, { kind: "open" }],
  ["completed, then deleted", { status: 7, requests: [by(2, 5)] }, {}, { kind: "open" }],
  ["a 4K request does not count", { status: 1, status4k: 2, requests: [by(2, 1, true)] }, {}, { kind: "open" }],
  ["added in Radarr", { status: 3 }, {}, { kind: "processing" }],
  ["partly there", { status: 4 }, {}, { kind: "processing" }],
  ["not allowed", { status: 1 }, { permissions: 0 }, { kind: "forbidden" }],
  ["an account that is gone", undefined, { permissions: undefined }, { kind: "forbidden" }],
  ["not allowed, but there", { status: 5 }, { permissions: 0 }, { kind: "available" }],
  ["quota", undefined, { quota: usedUp }, { kind: "quota", limit: 1, days: 7 }],
  ["quota for ever", undefined, { quota: { ...usedUp, days: 0 } }, { kind: "quota", limit: 1, days: 0 }],
  ["no quota", undefined, { quota: { ...usedUp, limit: 0 } }, { kind: "open" }],
  ["not allowed before quota", undefined, { permissions: 0, quota: usedUp }, { kind: "forbidden" }],
  ["no account", { requests: [{ status: 1 }] }, { userId: undefined }, {
    kind: "requested",
    mine: false,
    state: "pending",
  }],
  ["no account, nothing known of it", undefined, { userId: undefined, permissions: undefined }, { kind: "open" }],
];

for (const [name, mediaInfo, asker, standing] of CASES) {
  Deno.test(`standingOf() says "${standing.kind}": ${name}`, () => {
    assert.deepEqual(standingOf(film(mediaInfo), false, { ...alice, ...asker }, NOW), standing);
  });
}
Deno.test("standingOf() looks at 4K apart", () => {
  const movie = film({ status: 5, status4k: 1 });
  assert.deepEqual(standingOf(movie, true, alice, NOW), { kind: "forbidden" });
  assert.deepEqual(standingOf(movie, true, { ...alice, permissions: 1024 }, NOW), { kind: "open" });
});
Deno.test("standingOf() says when the quota frees up", () => {
  const requests = [{ type: "movie", status: 1, is4k: false, createdAt: "2026-11-20T12:00:00.000Z" }];
  const standing = standingOf(film(), false, { ...alice, quota: usedUp, requests }, NOW);
  assert.deepEqual(standing, { kind: "quota", limit: 1, days: 7, freesAt: Date.parse("2026-11-27T12:00:00.000Z") });
});
Deno.test("standingOf() never throws, whatever Seerr says", () => {
  const odd = fc.oneof(fc.anything(), fc.integer({ min: -1, max: 9 }));
  const request = fc.record({
    id: odd,
    status: odd,
    is4k: odd,
    createdAt: odd,
    requestedBy: fc.oneof(odd, fc.record({ id: odd })),
  });
  const info = fc.record({ status: odd, status4k: odd, requests: fc.oneof(odd, fc.array(request)) }, {
    requiredKeys: [],
  });
  fc.assert(fc.property(info, fc.boolean(), (mediaInfo, is4k) => {
    standingOf(Movie.parse({ id: 1, mediaInfo }), is4k, alice, NOW);
  }));
});
Deno.test("waitingFor() counts people, not requests, and not the one who looks", () => {
  const movie = film({ status: 2, requests: [by(2, 1), by(3, 1), by(3, 2, true), by(4, 3), by(5, 5), by(6, 4)] });
  assert.equal(waitingFor(movie, { userId: 2 }), 2);
  assert.equal(waitingFor(movie, { userId: undefined }), 3);
  assert.equal(waitingFor(film({ status: 5, requests: [by(3, 2)] }), { userId: 2 }), 0);
  assert.equal(waitingFor(film(), { userId: 2 }), 0);
});
