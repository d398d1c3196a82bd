import assert from "node:assert/strict";
import fc from "fast-check";
import type { Standing } from "../../src/services/library.ts";
import { waitingFor } from "../../src/services/open_requests.ts";
import { Movie } from "../../src/services/seerr_schemas.ts";
import { type Asker, type Look, standingOf } from "../../src/services/standing.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const alice: Asker = { userId: 2, permissions: 32, quota: undefined, requests: [] };
const usedUp = { limit: 1, days: 7, used: 1, remaining: 0, restricted: true };
const film = (mediaInfo?: object) => Movie.parse({ id: 603, title: "The Matrix", mediaInfo }).mediaInfo;
const HD: Look = { kind: "movie", is4k: false, offered: true, now: NOW };
const UHD: Look = { ...HD, is4k: true };
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
    assert.deepEqual(standingOf(film(mediaInfo), HD, { ...alice, ...asker }), standing);
  });
}
Deno.test("standingOf() looks at 4K apart", () => {
  const film4k = film({ status: 5, status4k: 1, requests: [by(3, 1)] });
  assert.deepEqual(standingOf(film4k, UHD, alice), { kind: "forbidden" });
  assert.deepEqual(standingOf(film4k, UHD, { ...alice, permissions: 1024 }), { kind: "open" });
  assert.deepEqual(standingOf(film({ status: 1, status4k: 5 }), UHD, alice), { kind: "available" });
  assert.deepEqual(standingOf(film({ status: 1, status4k: 5 }), HD, alice), { kind: "open" });
});
Deno.test("standingOf() forbids to everybody what the server cannot get, and shows it all the same", () => {
  const lost = { ...UHD, offered: false };
  for (const asker of [{ ...alice, permissions: 2 }, { ...alice, userId: undefined }]) {
    assert.deepEqual(standingOf(film({ status4k: 7 }), lost, asker), { kind: "forbidden" });
    assert.deepEqual(standingOf(film({ status4k: 5 }), lost, asker), { kind: "available" });
  }
});
Deno.test("standingOf() says what the quota leaves", () => {
  const quota = { ...usedUp, limit: 5, remaining: 4, restricted: false };
  assert.deepEqual(standingOf(film(), HD, { ...alice, quota }), { kind: "open", left: 4 });
  assert.deepEqual(standingOf(film(), UHD, { ...alice, permissions: 1024, quota }), { kind: "open", left: 4 });
});
/** Every combination of what there is on each axis. */
function every<Row extends object>(axes: { [Name in keyof Row]: readonly Row[Name][] }): Row[] {
  const names = Object.keys(axes) as (keyof Row)[];
  return names.reduce<Row[]>((rows, name) => rows.flatMap((row) => axes[name].map((it) => ({ ...row, [name]: it }))), [
    {} as Row,
  ]);
}
interface Combination {
  status: number;
  status4k: number;
  request: number;
  permissions: number;
  quota: typeof usedUp | undefined;
  is4k: boolean;
}
function expected({ status, status4k, request, permissions, quota, is4k }: Combination): Standing["kind"] {
  const media = is4k ? status4k : status;
  if (status === 6 || status4k === 6) return "blocklisted";
  if (media === 5) return "available";
  if ([1, 2, 4].includes(request)) return "requested";
  if (media === 3 || media === 4) return "processing";
  if (permissions !== (is4k ? 1024 : 32)) return "forbidden";
  return quota ? "quota" : "open";
}
Deno.test("standingOf() has one answer for every status, status in 4K, request, right and quota", () => {
  const rows = every<Combination>({
    status: [1, 2, 3, 4, 5, 6, 7],
    status4k: [1, 2, 3, 4, 5, 6, 7],
    request: [0, 1, 2, 3, 4, 5],
    permissions: [0, 32, 1024],
    quota: [undefined, usedUp],
    is4k: [false, true],
  });
  assert.equal(rows.length, 7 * 7 * 6 * 3 * 2 * 2);
  for (const row of rows) {
    const { status, status4k, request, permissions, quota, is4k } = row;
    const info = film({ status, status4k, requests: request ? [by(3, request, is4k)] : [] });
    const { kind } = standingOf(info, { ...HD, is4k }, { ...alice, permissions, quota });
    assert.equal(kind, expected(row), JSON.stringify(row));
  }
});
Deno.test("standingOf() says when the quota frees up", () => {
  const requests = [{ type: "movie", status: 1, is4k: false, seasons: [], createdAt: "2026-11-20T12:00:00.000Z" }];
  const standing = standingOf(film(), HD, { ...alice, quota: usedUp, requests });
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
    standingOf(film(mediaInfo), { ...HD, is4k }, alice);
  }));
});
Deno.test("waitingFor() counts people, not requests, and not the one who looks", () => {
  const movie = film({ status: 2, requests: [by(2, 1), by(3, 1), by(3, 2, true), by(4, 3), by(5, 5), by(6, 4)] });
  assert.equal(waitingFor(movie, { userId: 2 }), 2);
  assert.equal(waitingFor(movie, { userId: undefined }), 3);
  assert.equal(waitingFor(film({ status: 5, requests: [by(3, 2)] }), { userId: 2 }), 0);
  assert.equal(waitingFor(film(), { userId: 2 }), 0);
});
Deno.test("waitingFor() does not count whom all seasons have come to, though the request stays approved", () => {
  const asked = { ...by(3, 2), seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }] };
  const waiting = (...statuses: number[]) =>
    waitingFor(film({ requests: [asked], seasons: statuses.map((status, i) => ({ seasonNumber: i + 1, status })) }), {
      userId: 2,
    });
  assert.deepEqual([waiting(), waiting(5, 4), waiting(5, 5), waiting(5, 5, 1)], [1, 1, 0, 0]);
});
