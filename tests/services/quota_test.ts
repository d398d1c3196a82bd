import assert from "node:assert/strict";
import { freesAt, isUsedUp, leftOf } from "../../src/services/quota.ts";
import type { MediaRequest, Quota } from "../../src/services/seerr_schemas.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const quota = (some: Partial<Quota>): Quota => ({
  limit: 2,
  days: 7,
  used: 2,
  remaining: 0,
  restricted: true,
  ...some,
});
const asked = (daysAgo: number, some: Partial<MediaRequest> = {}): MediaRequest => ({
  type: "movie",
  status: 1,
  is4k: false,
  seasons: [],
  createdAt: new Date(NOW - daysAgo * DAY).toISOString(),
  ...some,
});

Deno.test("isUsedUp() needs a limit", () => {
  const cases: [Partial<Quota>, boolean][] = [
    [{}, true],
    [{ limit: 0 }, false],
    [{ restricted: false }, true],
    [{ restricted: false, remaining: 1 }, false],
    [{ restricted: false, remaining: undefined, used: 1 }, false],
    [{ restricted: false, remaining: undefined, used: 3 }, true],
  ];
  for (const [some, used] of cases) assert.equal(isUsedUp(quota(some)), used, JSON.stringify(some));
});
Deno.test("freesAt() is when the oldest counted film leaves the window", () => {
  const cases: [string, MediaRequest[], Partial<Quota>, number | undefined][] = [
    ["the oldest of two", [asked(1), asked(5)], {}, 2],
    ["not the declined one", [asked(1), asked(2), asked(5, { status: 3 })], {}, 5],
    ["not the series", [asked(1), asked(2), asked(5, { type: "tv" })], {}, 5],
    ["not what has left already", [asked(1), asked(2), asked(8)], {}, 5],
    ["over the limit: the second to leave", [asked(1), asked(3), asked(5)], {}, 4],
    ["fewer than the limit: the oldest that is known", [asked(3)], {}, 4],
    ["for ever", [asked(1), asked(5)], { days: 0 }, undefined],
    ["nothing known", [], {}, undefined],
    ["no date", [asked(1, { createdAt: "soon" })], {}, undefined],
  ];
  for (const [name, requests, some, days] of cases) {
    const at = freesAt(quota(some), requests, { kind: "movie", now: NOW });
    assert.equal(at, days === undefined ? undefined : NOW + days * DAY, name);
  }
});
Deno.test("leftOf() is what may still be asked for; undefined without a limit", () => {
  const cases: [Partial<Quota>, number | undefined][] = [
    [{ limit: 0, restricted: false }, undefined],
    [{ restricted: false, remaining: 3 }, 3],
    [{ restricted: false, remaining: undefined, used: 1 }, 1],
    [{ restricted: false, remaining: -2 }, 0],
    [{ restricted: true, remaining: 1 }, 0],
  ];
  for (const [some, left] of cases) assert.equal(leftOf(quota(some)), left, JSON.stringify(some));
});
Deno.test("freesAt() counts seasons of series, as many as are needed", () => {
  const series = (daysAgo: number, seasons: number[]) => asked(daysAgo, { type: "tv", seasons });
  const cases: [string, MediaRequest[], number, number | undefined][] = [
    ["one, of two asked together", [series(5, [1, 2]), series(1, [3])], 1, 2],
    ["two, of two asked together", [series(5, [1, 2]), series(1, [3])], 2, 2],
    ["three: all must go", [series(5, [1, 2]), series(1, [3])], 3, 6],
    ["four: never", [series(5, [1, 2]), series(1, [3])], 4, undefined],
    ["two, when one is left already", [series(5, [1, 2])], 2, 2],
    ["films do not count", [asked(6), series(5, [1, 2, 3])], 1, 2],
    ["seasons that are not told count as one", [series(5, []), series(4, [1, 2])], 1, 2],
  ];
  for (const [name, requests, count, days] of cases) {
    const at = freesAt(quota({ limit: 3 }), requests, { kind: "tv", count, now: NOW });
    assert.equal(at, days === undefined ? undefined : NOW + days * DAY, name);
  }
});
