import assert from "node:assert/strict";
import { freesAt, isUsedUp } from "../../src/services/quota.ts";
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
    assert.equal(freesAt(quota(some), requests, NOW), days === undefined ? undefined : NOW + days * DAY, name);
  }
});
