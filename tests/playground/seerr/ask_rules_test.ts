/** POST /request: every outcome, in the order in which the real server checks. */
import assert from "node:assert/strict";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";
import { at } from "./json.ts";

const { member, owner, forbidden, quotaUsedUp, uhd } = sampleUserIds;
const now = () => Date.UTC(2026, 0, 15);

interface Case {
  readonly name: string;
  readonly user: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly message?: string | RegExp;
  readonly options?: TinySeerrOptions;
}

const movie = (mediaId: number, rest: Record<string, unknown> = {}) => ({
  mediaType: "movie",
  mediaId,
  is4k: false,
  ...rest,
});
const series = (mediaId: number, rest: Record<string, unknown> = {}) => ({
  mediaType: "tv",
  mediaId,
  is4k: false,
  ...rest,
});

const noSeasons = "No seasons available to request";
const exists = "Request for this media already exists.";
const unknownFilm = "[TMDB] Failed to fetch movie details: Request failed with status code 404";

const cases: readonly Case[] = [
  { name: "a film", user: member, body: movie(sampleIds.open), status: 201 },
  {
    name: "unknown fields are ignored",
    user: member,
    body: movie(sampleIds.open, { ignoreQuota: true, foo: 1 }),
    status: 201,
  },
  { name: "an available film without a request", user: member, body: movie(sampleIds.available), status: 201 },
  { name: "a deleted film", user: member, body: movie(sampleIds.deleted), status: 201 },
  { name: "a film that Radarr has already", user: member, body: movie(sampleIds.processing), status: 201 },
  {
    name: "a film that somebody asked for",
    user: member,
    body: movie(sampleIds.pendingByAnother),
    status: 409,
    message: exists,
  },
  {
    name: "the same without is4k, which compares with nothing",
    user: member,
    body: { mediaType: "movie", mediaId: sampleIds.pendingByAnother },
    status: 201,
  },
  {
    name: "a film whose request failed",
    user: member,
    body: movie(sampleIds.firstOfMany + 2),
    status: 409,
    message: exists,
  },
  { name: "a film whose request was declined", user: member, body: movie(sampleIds.firstOfMany + 3), status: 201 },
  { name: "a film whose request was completed", user: member, body: movie(sampleIds.firstOfMany + 4), status: 201 },
  {
    name: "the same on 1.x, where it stays APPROVED",
    user: member,
    body: movie(sampleIds.firstOfMany + 4),
    status: 409,
    message: exists,
    options: { family: "overseerr" },
  },
  {
    name: "blocklisted",
    user: member,
    body: movie(sampleIds.blocklisted),
    status: 403,
    message: "This media is blocklisted.",
  },
  {
    name: "blocklisted, for the owner too",
    user: owner,
    body: movie(sampleIds.blocklisted),
    status: 403,
    message: "This media is blocklisted.",
  },
  {
    name: "blacklisted, in the words of 2.x",
    user: member,
    body: movie(sampleIds.blocklisted),
    status: 403,
    message: "This media is blacklisted.",
    options: { family: "jellyseerr" },
  },
  {
    name: "no permission",
    user: forbidden,
    body: movie(sampleIds.open),
    status: 403,
    message: "You do not have permission to make movie requests.",
  },
  {
    name: "no permission for series",
    user: forbidden,
    body: series(sampleIds.shared, { seasons: [1] }),
    status: 403,
    message: "You do not have permission to make series requests.",
  },
  {
    name: "no permission for 4K",
    user: member,
    body: movie(sampleIds.open, { is4k: true }),
    status: 403,
    message: "You do not have permission to make 4K movie requests.",
  },
  { name: "4K with the bit for it", user: uhd, body: movie(sampleIds.open, { is4k: true }), status: 201 },
  {
    name: "quota used up",
    user: quotaUsedUp,
    body: movie(sampleIds.open),
    status: 403,
    message: "Movie Quota exceeded.",
  },
  {
    name: "quota comes before TMDB and duplicates",
    user: quotaUsedUp,
    body: movie(1),
    status: 403,
    message: "Movie Quota exceeded.",
  },
  { name: "permission comes before TMDB", user: forbidden, body: movie(1), status: 403, message: /movie requests/ },
  { name: "unknown to TMDB", user: member, body: movie(1), status: 500, message: unknownFilm },
  {
    name: "userId needs two bits",
    user: member,
    body: movie(sampleIds.open, { userId: member }),
    status: 403,
    message: /modify the request user/,
  },
  { name: "userId null is nobody else", user: member, body: movie(sampleIds.open, { userId: null }), status: 201 },
  {
    name: "somebody unknown",
    user: owner,
    body: movie(sampleIds.open, { userId: 9999 }),
    status: 500,
    message: /Could not find any entity/,
  },
  {
    name: "the named person's quota counts",
    user: owner,
    body: movie(sampleIds.open, { userId: quotaUsedUp }),
    status: 403,
    message: /Quota/,
  },
  {
    name: "a string for a number",
    user: member,
    body: movie(0, { mediaId: "700001" }),
    status: 400,
    message: /mediaId must be number/,
  },
  {
    name: "is4k null",
    user: member,
    body: movie(sampleIds.open, { is4k: null }),
    status: 400,
    message: /is4k must be boolean/,
  },
  {
    name: "a person",
    user: member,
    body: movie(sampleIds.open, { mediaType: "person" }),
    status: 400,
    message: /allowed values: movie, tv/,
  },
  {
    name: "no mediaId",
    user: member,
    body: { mediaType: "movie" },
    status: 400,
    message: /required property 'mediaId'/,
  },
  { name: "nothing", user: member, body: {}, status: 400, message: /required property 'mediaType'/ },
  { name: "all seasons", user: member, body: series(sampleIds.shared, { seasons: "all" }), status: 201 },
  { name: "seasons left out", user: member, body: series(sampleIds.shared), status: 500, message: /reading 'filter'/ },
  {
    name: "no season named",
    user: member,
    body: series(sampleIds.shared, { seasons: [] }),
    status: 202,
    message: noSeasons,
  },
  {
    name: "specials while they are off",
    user: member,
    body: series(sampleIds.shared, { seasons: [0] }),
    status: 202,
    message: noSeasons,
  },
  {
    name: "a season that does not exist",
    user: member,
    body: series(sampleIds.shared, { seasons: [99] }),
    status: 201,
  },
  {
    name: "seasons that are there",
    user: member,
    body: series(sampleIds.partialSeries, { seasons: [1, 2, 3] }),
    status: 202,
    message: noSeasons,
  },
  {
    name: "a series without seasons",
    user: member,
    body: series(sampleIds.seriesWithoutSeasons, { seasons: "all" }),
    status: 202,
    message: noSeasons,
  },
  {
    name: "more seasons than the quota has left",
    user: quotaUsedUp,
    body: series(sampleIds.manySeasons, { seasons: "all" }),
    status: 403,
    message: "Series Quota exceeded.",
  },
  {
    name: "as many as it has",
    user: quotaUsedUp,
    body: series(sampleIds.manySeasons, { seasons: [1, 2, 3] }),
    status: 201,
  },
  {
    name: "a word for seasons",
    user: member,
    body: series(sampleIds.shared, { seasons: "latest" }),
    status: 400,
    message: /seasons must be array/,
  },
  {
    name: "text for a season",
    user: member,
    body: series(sampleIds.shared, { seasons: ["1"] }),
    status: 400,
    message: /seasons\/0 must be number/,
  },
];

Deno.test("ask() answers each case as the real server does", async (t) => {
  for (const { name, user, body, status, message, options } of cases) {
    await t.step(name, () => {
      const world = createTinyWorld({ now, ...options });
      const before = world.requests.length;
      const answer = askWorld(world, "POST /request", { user, body });
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.equal(world.requests.length - before, status === 201 ? 1 : 0);
      if (message !== undefined) {
        assert.match(messageOf(answer.body), message instanceof RegExp ? message : exactly(message));
      }
    });
  }
});

function messageOf(body: unknown): string {
  return String(at(body, "message"));
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
