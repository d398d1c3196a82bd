/** POST /request: what is stored, what is answered, and what Radarr makes of it. */
import assert from "node:assert/strict";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import { handle } from "../../../src/playground/seerr/handle.ts";
import { askWorld } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { member, owner, autoApproved, moderator } = sampleUserIds;
const now = () => Date.UTC(2026, 0, 15);

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

Deno.test("ask() stores a pending request for the person who asked", () => {
  const world = createTinyWorld({ now });
  const { body } = askWorld(world, "POST /request", { user: member, body: movie(sampleIds.open) });
  const asked = createControls(world).requests().at(-1);
  assert.deepEqual(asked && { ...asked, id: 0 }, {
    id: 0,
    mediaType: "movie",
    tmdbId: sampleIds.open,
    is4k: false,
    status: 1,
    requestedBy: member,
    seasons: [],
  });
  assert.equal(at(body, "id"), asked?.id);
});

Deno.test("ask() approves at once for who may, and Radarr takes it", () => {
  const world = createTinyWorld({ now });
  const { body } = askWorld(world, "POST /request", { user: autoApproved, body: movie(sampleIds.open) });
  assert.equal(at(body, "status"), 2);
  assert.equal(at(body, "media.status"), 2, "the answer shows the row as it was before Radarr took it");
  assert.equal(mediaStatusOf(world, sampleIds.open), 3);
});

Deno.test("ask() says FAILED at once when Radarr refuses at once, and later when it refuses later", () => {
  let time = now();
  const world = createTinyWorld({ now: () => time });
  world.faults.arr = "refuse";
  assert.equal(
    at(askWorld(world, "POST /request", { user: autoApproved, body: movie(sampleIds.open) }).body, "status"),
    4,
  );
  world.faults.arr = 1000;
  const { body } = askWorld(world, "POST /request", { user: autoApproved, body: movie(sampleIds.emoji) });
  assert.equal(at(body, "status"), 2);
  const look = () => at(askWorld(world, `GET /request/${at(body, "id")}`).body, "status");
  time += 999;
  assert.equal(look(), 2);
  time += 1;
  assert.equal(look(), 4);
});

Deno.test("ask() fails a request with a profile that Radarr does not have, and leaves one for an unknown server APPROVED", () => {
  const world = createTinyWorld({ now });
  const ask = (mediaId: number, options: Record<string, unknown>) =>
    at(askWorld(world, "POST /request", { user: owner, body: movie(mediaId, options) }).body, "status");
  assert.equal(ask(sampleIds.open, { serverId: 0, profileId: 777 }), 4);
  assert.equal(ask(sampleIds.emoji, { serverId: 42 }), 2);
});

Deno.test("ask() lets an approved series without a TVDB id vanish behind its 201", () => {
  const world = createTinyWorld({ now });
  const before = world.requests.length;
  const answer = askWorld(world, "POST /request", {
    user: owner,
    body: series(sampleIds.seriesWithoutTvdb, { seasons: [1] }),
  });
  assert.equal(answer.status, 201);
  assert.equal(at(answer.body, "id"), undefined);
  assert.equal(world.requests.length, before);
  assert.equal(at(askWorld(world, `GET /tv/${sampleIds.seriesWithoutTvdb}`).body, "mediaInfo"), undefined);
});

Deno.test("ask() with seasons 'all' takes the specials on 1.x only", () => {
  const seasonsOf = (options: TinySeerrOptions) => {
    const world = createTinyWorld({ now, ...options });
    askWorld(world, "POST /request", { user: member, body: series(sampleIds.shared, { seasons: "all" }) });
    return createControls(world).requests().at(-1)?.seasons;
  };
  assert.deepEqual(seasonsOf({}), [1, 2, 3]);
  assert.deepEqual(seasonsOf({ specials: true }), [0, 1, 2, 3]);
  assert.deepEqual(seasonsOf({ family: "overseerr" }), [0, 1, 2, 3]);
});

Deno.test("ask() drops seasons silently that are asked for already", () => {
  const world = createTinyWorld({ now });
  askWorld(world, "POST /request", { user: member, body: series(sampleIds.shared, { seasons: [1, 2] }) });
  const { body } = askWorld(world, "POST /request", {
    user: moderator,
    body: series(sampleIds.shared, { seasons: [2, 3] }),
  });
  assert.deepEqual(each(body, "seasons", "seasonNumber"), [3]);
});

Deno.test("ask() shows others' requests and e-mail addresses in the 201, as the real one does", () => {
  const world = createTinyWorld({ now });
  const { body } = askWorld(world, "POST /request", {
    user: member,
    body: { mediaType: "movie", mediaId: sampleIds.pendingByAnother },
  });
  assert.match(JSON.stringify(at(body, "media")), /greta@seerr\.example/);
});

Deno.test("ask() is not atomic while faults.racy is set", () => {
  const world = createTinyWorld({ now });
  world.faults.racy = 5;
  const call = {
    method: "POST",
    path: "/api/v1/request",
    query: "",
    headers: { "x-api-key": world.settings.apiKey, "x-api-user": "2", "content-type": "application/json" },
    body: JSON.stringify(movie(sampleIds.open)),
  };
  const replies = [handle(world, call), handle(world, call)];
  const statuses = replies.map((reply) => typeof reply === "object" && "after" in reply ? reply.finish().status : 0);
  assert.deepEqual(statuses, [201, 201]);
  assert.equal(world.media.filter((media) => media.tmdbId === sampleIds.open).length, 2);
});

function mediaStatusOf(world: ReturnType<typeof createTinyWorld>, id: number): unknown {
  return at(askWorld(world, `GET /movie/${id}`).body, "mediaInfo.status");
}
