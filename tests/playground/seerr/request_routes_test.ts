/** Reading and changing requests. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { member, quotaUsedUp, moderator, forbidden } = sampleUserIds;
const now = () => Date.UTC(2026, 0, 15);

// The sample requests: 1 pending (moderator), 2 approved and 3 pending (quotaUsedUp), 4 failed, 5 declined, 6 completed (member).
const lists: readonly (readonly [query: string, user: number, ids: readonly number[], options?: TinySeerrOptions])[] = [
  ["", moderator, [6, 5, 4, 3, 2, 1]],
  ["take=2&skip=1", moderator, [5, 4]],
  ["filter=pending", moderator, [3, 1]],
  ["filter=approved", moderator, [2]],
  ["filter=processing", moderator, [2]],
  ["filter=unavailable", moderator, [3, 2, 1]],
  ["filter=available", moderator, [6]],
  ["filter=completed", moderator, [6]],
  ["filter=failed", moderator, [4]],
  ["filter=deleted", moderator, []],
  ["filter=available", moderator, [6], { family: "overseerr" }],
  ["filter=approved", moderator, [6, 2], { family: "overseerr" }],
  ["sortDirection=asc&take=2", moderator, [1, 2]],
  ["sort=modified&take=1", moderator, [6]],
  ["mediaType=tv", moderator, []],
  [`requestedBy=${member}`, moderator, [6, 5, 4]],
  ["", member, [6, 5, 4]],
  [`requestedBy=${member}`, member, [6, 5, 4]],
  ["", forbidden, []],
];

Deno.test("GET /request lists what the asker may see", async (t) => {
  for (const [query, user, ids, options] of lists) {
    await t.step(`${query} as ${user} ${JSON.stringify(options) ?? ""}`, () => {
      const { status, body } = askWorld(createTinyWorld({ now, ...options }), `GET /request?${query}`, { user });
      assert.equal(status, 200);
      assert.deepEqual(each(body, "results", "id"), ids);
    });
  }
});

Deno.test("GET /request refuses others' lists and what its release does not know", () => {
  const ask = (call: string, options: TinySeerrOptions = {}) =>
    askWorld(createTinyWorld({ now, ...options }), call, { user: member });
  const others = ask(`GET /request?requestedBy=${moderator}`);
  assert.deepEqual([others.status, others.body], [403, {
    message: "You do not have permission to view this user's requests.",
  }]);
  assert.equal(ask(`GET /user/${moderator}/requests`).status, 403);
  assert.equal(ask("GET /request?filter=bogus").status, 400);
  for (const query of ["filter=completed", "sortDirection=asc", "mediaType=movie"]) {
    assert.equal(ask(`GET /request?${query}`).status, 200, query);
    assert.equal(ask(`GET /request?${query}`, { family: "overseerr" }).status, 400, query);
  }
});

Deno.test("GET /request tells which servers are down, from 3.0 on", () => {
  const world = createTinyWorld({ now });
  world.faults.arr = "down";
  assert.deepEqual(each(askWorld(world, "GET /request").body, "serviceErrors.radarr", "name"), ["Radarr", "Radarr 4K"]);
  const older = askWorld(createTinyWorld({ now, family: "jellyseerr" }), "GET /request").body;
  assert.equal(at(older, "serviceErrors"), undefined);
});

Deno.test("GET /request/{id} is for the owner and who may view", () => {
  const world = createTinyWorld({ now });
  const ask = (id: number | string, user: number) => askWorld(world, `GET /request/${id}`, { user }).status;
  assert.deepEqual([ask(4, member), ask(4, moderator), ask(4, quotaUsedUp), ask(9999, member), ask("abc", member)], [
    200,
    200,
    403,
    404,
    404,
  ]);
});

Deno.test("GET /request/count counts, with completed from 3.0 on", () => {
  const count = (options: TinySeerrOptions) =>
    askWorld(createTinyWorld({ now, ...options }), "GET /request/count", { user: forbidden }).body;
  const newest = {
    total: 6,
    movie: 6,
    tv: 0,
    pending: 2,
    approved: 1,
    declined: 1,
    processing: 1,
    available: 0,
    completed: 1,
  };
  assert.deepEqual(count({}), newest);
  assert.deepEqual(count({ family: "overseerr" }), {
    total: 6,
    movie: 6,
    tv: 0,
    pending: 2,
    approved: 2,
    declined: 1,
    processing: 1,
    available: 1,
  });
});

Deno.test("POST /request/{id}/approve sends to Radarr, again and again", () => {
  const world = createTinyWorld({ now });
  for (let times = 0; times < 2; times++) {
    const { status, body } = askWorld(world, "POST /request/1/approve", { user: moderator });
    assert.deepEqual([status, at(body, "status")], [200, 2]);
    assert.equal(at(askWorld(world, "GET /request/1").body, "media.status"), 3);
  }
  assert.equal(at(askWorld(world, "GET /request/1").body, "modifiedBy.id"), moderator);
});

Deno.test("POST /request/{id}/decline frees the title for another request", () => {
  const world = createTinyWorld({ now });
  assert.equal(at(askWorld(world, "POST /request/1/decline").body, "status"), 3);
  assert.equal(at(askWorld(world, `GET /movie/${sampleIds.pendingByAnother}`).body, "mediaInfo.status"), 1);
  const body = { mediaType: "movie", mediaId: sampleIds.pendingByAnother, is4k: false };
  assert.equal(askWorld(world, "POST /request", { user: member, body }).status, 201);
});

Deno.test("POST /request/{id}/… knows two words, and retry", () => {
  const world = createTinyWorld({ now });
  for (const word of ["pending", "available", "frobnicate"]) {
    assert.equal(askWorld(world, `POST /request/1/${word}`).status, 400, word);
  }
  assert.equal(askWorld(world, "POST /request/9999/approve").status, 404);
  assert.equal(at(askWorld(world, "POST /request/4/retry").body, "status"), 2);
  world.faults.arr = "refuse";
  askWorld(world, "POST /request/4/retry");
  assert.equal(at(askWorld(world, "GET /request/4").body, "status"), 4);
});

interface Deletion {
  readonly name: string;
  readonly id: number;
  readonly user: number;
  readonly newest: number;
  readonly until31: number;
}

const deletions: readonly Deletion[] = [
  { name: "own pending", id: 3, user: quotaUsedUp, newest: 204, until31: 204 },
  { name: "own approved", id: 2, user: quotaUsedUp, newest: 401, until31: 204 },
  { name: "another's pending", id: 3, user: member, newest: 401, until31: 204 },
  { name: "another's approved", id: 2, user: member, newest: 401, until31: 401 },
  { name: "anything by who manages requests", id: 2, user: moderator, newest: 204, until31: 204 },
  { name: "what is gone", id: 9999, user: moderator, newest: 404, until31: 404 },
];

Deno.test("DELETE /request/{id} has its hole until 3.1", async (t) => {
  for (const { name, id, user, newest, until31 } of deletions) {
    await t.step(name, () => {
      const ask = (options: TinySeerrOptions) =>
        askWorld(createTinyWorld({ now, ...options }), `DELETE /request/${id}`, { user }).status;
      assert.deepEqual([ask({}), ask({ version: "3.1.0" }), ask({ family: "overseerr" })], [newest, until31, until31]);
    });
  }
});

Deno.test("DELETE /request/{id} leaves the row UNKNOWN", () => {
  const world = createTinyWorld({ now });
  askWorld(world, "DELETE /request/1");
  assert.equal(at(askWorld(world, `GET /movie/${sampleIds.pendingByAnother}`).body, "mediaInfo.status"), 1);
});

Deno.test("PUT /request/{id} resets what is left out, and moves seasons and people", () => {
  const world = createTinyWorld({ now });
  const id = createControls(world).ask(member, "tv", sampleIds.shared, { seasons: [1, 2] });
  const put = (body: Record<string, unknown>, user: number) =>
    askWorld(world, `PUT /request/${id}`, { user, body: { mediaType: "tv", ...body } });
  assert.deepEqual(each(put({ seasons: [2, 3], serverId: 0, profileId: 6 }, member).body, "seasons", "seasonNumber"), [
    2,
    3,
  ]);
  assert.equal(at(put({ seasons: [2] }, member).body, "serverId"), null);
  assert.equal(put({ seasons: [] }, member).status, 500);
  assert.equal(put({ seasons: [1] }, quotaUsedUp).status, 403);
  assert.equal(put({ seasons: [1], userId: quotaUsedUp }, member).status, 403);
  assert.equal(at(put({ seasons: [1], userId: quotaUsedUp }, moderator).body, "requestedBy.id"), quotaUsedUp);
  assert.equal(askWorld(world, "PUT /request/4", { user: member, body: { mediaType: "movie" } }).status, 403);
  assert.equal(askWorld(world, "PUT /request/4", { user: member, body: {} }).status, 400);
  assert.equal(askWorld(world, "PUT /request/9999", { body: { mediaType: "movie" } }).status, 404);
});
