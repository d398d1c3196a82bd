import assert from "node:assert/strict";
import type { Standing } from "../../src/services/library.ts";
import { MediaInfo } from "../../src/services/seerr_schemas.ts";
import { type SeriesLook, seriesStanding } from "../../src/services/series_standing.ts";
import type { Asker } from "../../src/services/standing.ts";
import { NOW, request } from "./small_seerr.ts";

const alice: Asker = { userId: 2, permissions: 32, quota: undefined, requests: [] };
const look: SeriesLook = { kind: "tv", is4k: false, offered: true, now: NOW, listed: 3, missing: 1, complete: false };
const full = { ...look, missing: 0 };
const quota = { limit: 4, days: 7, used: 2, remaining: 2, restricted: false };
const mine = { requests: [request(1, 3), request(2, 2, { status: 2 })] };

const CASES: [string, object, SeriesLook, Partial<Asker>, Standing][] = [
  ["a season is missing", {}, look, {}, { kind: "open" }],
  ["a season is missing, others are asked for", mine, look, {}, { kind: "open" }],
  ["blocklisted", { status: 6 }, look, { permissions: 2 }, { kind: "blocklisted" }],
  ["blocklisted, and no seasons", { status: 6 }, { ...full, listed: 0 }, {}, { kind: "blocklisted" }],
  ["no seasons", {}, { ...full, listed: 0 }, {}, { kind: "unknownSeasons" }],
  ["no seasons, no rights", {}, { ...full, listed: 0 }, { permissions: 0 }, { kind: "unknownSeasons" }],
  ["no seasons, and yet there", { status: 5 }, { ...full, listed: 0 }, {}, { kind: "available" }],
  ["all there", {}, { ...full, complete: true }, { permissions: 0 }, { kind: "available" }],
  ["all asked for", mine, full, {}, { kind: "requested", mine: true, state: "approved" }],
  ["all asked for, by others", mine, full, { userId: 9 }, { kind: "requested", mine: false, state: "pending" }],
  ["all asked for, in the other quality", mine, { ...full, is4k: true }, {}, { kind: "processing" }],
  ["all on their way", {}, full, {}, { kind: "processing" }],
  ["not allowed", {}, look, { permissions: 262144 }, { kind: "forbidden" }],
  ["not allowed, but all asked for", mine, full, { permissions: 0 }, {
    kind: "requested",
    mine: true,
    state: "approved",
  }],
  ["4K without its right", {}, { ...look, is4k: true }, {}, { kind: "forbidden" }],
  ["4K by its right alone", {}, { ...look, is4k: true }, { permissions: 4096 }, { kind: "open" }],
  ["4K that the server cannot get", {}, { ...look, is4k: true, offered: false }, { permissions: 2 }, {
    kind: "forbidden",
  }],
  ["a quota", {}, look, { quota }, { kind: "open", left: 2 }],
  ["a quota that is used up", {}, look, { quota: { ...quota, remaining: 0 } }, { kind: "quota", limit: 4, days: 7 }],
  ["no account", {}, look, { userId: undefined, permissions: undefined }, { kind: "open" }],
];
for (const [name, mediaInfo, look, asker, standing] of CASES) {
  Deno.test(`seriesStanding() says "${standing.kind}": ${name}`, () => {
    assert.deepEqual(seriesStanding(MediaInfo.parse(mediaInfo), look, { ...alice, ...asker }), standing);
  });
}
