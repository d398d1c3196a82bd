/** Media rows, arrivals, and the servers behind Seerr. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld, replyOf } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { member } = sampleUserIds;
const now = () => Date.UTC(2026, 0, 15);

const filters: readonly (readonly [query: string, statuses: readonly number[]])[] = [
  ["filter=available", [5]],
  ["filter=partial", [4]],
  ["filter=allavailable", [4, 5]],
  ["filter=processing", [3]],
  ["filter=pending", [2]],
  ["filter=all", [1, 2, 3, 4, 5, 6, 7]],
  ["filter=deleted", [1, 2, 3, 4, 5, 6, 7]],
];

Deno.test("GET /media filters by the status of the HD copy", async (t) => {
  const world = createTinyWorld({ now });
  for (const [query, statuses] of filters) {
    await t.step(query, () => {
      const found = each(askWorld(world, `GET /media?take=100&${query}`).body, "results", "status");
      assert.deepEqual([...new Set(found)].sort(), statuses);
    });
  }
  assert.equal(askWorld(world, "GET /media?sort=bogus").status, 400);
  assert.equal(askWorld(createTinyWorld({ family: "overseerr" }), "GET /media?filter=deleted").status, 400);
});

const arrivals: readonly (readonly [options: TinySeerrOptions, pending: number, approved: number])[] = [
  [{}, 5, 5],
  [{ version: "3.1.0" }, 2, 5],
  [{ family: "jellyseerr" }, 2, 5],
  [{ family: "overseerr" }, 2, 2],
];

Deno.test("an arrival completes requests as each release does", async (t) => {
  for (const [options, pending, approved] of arrivals) {
    await t.step(JSON.stringify(options), () => {
      const controls = createControls(createTinyWorld({ now, ...options }));
      const waiting = controls.ask(member, "movie", sampleIds.open);
      const underway = controls.ask(member, "movie", sampleIds.emoji);
      controls.approve(underway);
      controls.arrive("movie", sampleIds.open);
      controls.arrive("movie", sampleIds.emoji);
      const statusOf = (id: number) => controls.requests().find((asked) => asked.id === id)?.status;
      assert.deepEqual([statusOf(waiting), statusOf(underway)], [pending, approved]);
    });
  }
});

Deno.test("arrive() completes a series once all its seasons are there, and a link to watch appears", () => {
  const world = createTinyWorld({ now });
  const controls = createControls(world);
  const id = controls.ask(member, "tv", sampleIds.shared, { seasons: [1, 2] });
  controls.approve(id);
  const look = () => {
    const { body } = askWorld(world, `GET /request/${id}`);
    return [at(body, "status"), at(body, "media.status"), each(body, "seasons", "status")];
  };
  assert.deepEqual(look(), [2, 3, [2, 2]]);
  controls.arrive("tv", sampleIds.shared, { seasons: [1] });
  assert.deepEqual(look(), [2, 4, [5, 2]]);
  controls.arrive("tv", sampleIds.shared, { seasons: [2] });
  assert.deepEqual(look(), [5, 4, [5, 5]]);
  controls.arrive("tv", sampleIds.shared);
  assert.deepEqual(look(), [5, 5, [5, 5]]);
  assert.match(String(at(askWorld(world, `GET /tv/${sampleIds.shared}`).body, "mediaInfo.mediaUrl")), /^http/);
});

Deno.test("arrive() keeps HD and 4K apart", () => {
  const controls = createControls(createTinyWorld({ now }));
  const [hd, uhd] = [
    controls.ask(member, "movie", sampleIds.open),
    controls.ask(member, "movie", sampleIds.open, { is4k: true }),
  ];
  controls.arrive("movie", sampleIds.open, { is4k: true });
  const statuses = new Map(controls.requests().map((asked) => [asked.id, asked.status]));
  assert.deepEqual([statuses.get(hd), statuses.get(uhd)], [1, 5]);
});

Deno.test("POST /media/{id}/available without seasons leaves a series' request APPROVED for good", () => {
  const world = createTinyWorld({ now });
  const controls = createControls(world);
  const id = controls.ask(member, "tv", sampleIds.shared, { seasons: [1] });
  controls.approve(id);
  const row = at(askWorld(world, `GET /request/${id}`).body, "media.id");
  const available = (body: unknown) => askWorld(world, `POST /media/${row}/available`, { body }).status;
  assert.equal(available({}), 200);
  assert.equal(available({ seasons: [{ seasonNumber: 1 }] }), 200);
  assert.equal(at(askWorld(world, `GET /request/${id}`).body, "status"), 2);
});

Deno.test("POST /media/{id}/available with seasons first completes the request", () => {
  const world = createTinyWorld({ now });
  const id = createControls(world).ask(member, "tv", sampleIds.shared, { seasons: [1] });
  const row = at(askWorld(world, `GET /request/${id}`).body, "media.id");
  askWorld(world, `POST /media/${row}/available`, { body: { is4k: false, seasons: [{ seasonNumber: 1 }] } });
  assert.equal(at(askWorld(world, `GET /request/${id}`).body, "status"), 5);
});

Deno.test("POST and DELETE /media/{id} check what they are given", () => {
  const world = createTinyWorld({ now });
  const post = (path: string, asking = {}) => askWorld(world, `POST /media/${path}`, { body: {}, ...asking }).status;
  assert.equal(post("1/partial"), 400, "a film is never partial");
  assert.equal(post("9999/available"), 404);
  assert.equal(post("1/gone"), 400);
  assert.equal(post("1/processing", { body: undefined }), 415);
  assert.equal(post("1/processing", { user: member }), 403);
  assert.equal(post("1/processing"), 200);
  assert.equal(askWorld(world, "DELETE /media/9999").status, 204);
  assert.equal(askWorld(createTinyWorld({ version: "3.1.0" }), "DELETE /media/9999").status, 404);
});

Deno.test("DELETE /media/{id} takes the requests with it", () => {
  const world = createTinyWorld({ now });
  const row = at(askWorld(world, "GET /request/1").body, "media.id");
  assert.equal(askWorld(world, `DELETE /media/${row}`, { user: member }).status, 403);
  assert.equal(askWorld(world, `DELETE /media/${row}`).status, 204);
  assert.equal(askWorld(world, "GET /request/1").status, 404);
});

Deno.test("GET /service/… tells of servers, and of one that is down as each release does", () => {
  const world = createTinyWorld({ now });
  const { body } = askWorld(world, "GET /service/radarr", { user: member });
  assert.ok(Array.isArray(body) && body.length === 2);
  assert.deepEqual(each(askWorld(world, "GET /service/radarr/0").body, "profiles", "id"), [1, 4, 6]);
  assert.equal(askWorld(world, "GET /service/radarr/7").status, 404);
  world.faults.arr = "down";
  assert.equal(askWorld(world, "GET /service/radarr/0").status, 500);
  assert.equal(askWorld(world, "GET /service/sonarr/0").status, 500);
  const older = createTinyWorld({ now, family: "jellyseerr" });
  older.faults.arr = "down";
  assert.equal(replyOf(older, "GET /service/radarr/0"), "never");
});

Deno.test("GET /settings/public lets the families be told apart", () => {
  const keys = (options: TinySeerrOptions) =>
    Object.keys(Object(askWorld(createTinyWorld(options), "GET /settings/public").body));
  const marks = ["plexClientIdentifier", "hideBlocklisted", "hideBlacklisted", "mediaServerType", "region"];
  const marksOf = (options: TinySeerrOptions) => marks.filter((mark) => keys(options).includes(mark));
  assert.deepEqual(marksOf({}), ["plexClientIdentifier", "hideBlocklisted", "mediaServerType"]);
  assert.deepEqual(marksOf({ version: "3.1.0" }), ["hideBlocklisted", "mediaServerType"]);
  assert.deepEqual(marksOf({ family: "jellyseerr" }), ["hideBlacklisted", "mediaServerType"]);
  assert.deepEqual(marksOf({ family: "overseerr" }), ["region"]);
});

Deno.test("download() shows a file on its way in lists and details, until it arrives", async (t) => {
  const cases = [
    ["movie", sampleIds.open, undefined, "/movie/700001"],
    ["tv", sampleIds.shared, 2, "/tv/720001"],
  ] as const;
  for (const [mediaType, tmdbId, season, path] of cases) {
    await t.step(mediaType, () => {
      const world = createTinyWorld({ now });
      const controls = createControls(world);
      controls.ask(member, mediaType, tmdbId, { status: 2, is4k: true });
      const options = { is4k: true, ...(season === undefined ? {} : { season }) };
      controls.download(mediaType, tmdbId, { ...options, part: 0.1 });
      controls.download(mediaType, tmdbId, { ...options, part: 0.75, paused: true, eta: now() + 754_000 });
      const [file] = each(askWorld(world, `GET /user/${member}/requests`).body, "results", "media.downloadStatus4k.0");
      assert.deepEqual(
        [at(file, "size"), at(file, "sizeLeft"), at(file, "status"), at(file, "timeLeft")],
        [2 ** 33, 2 ** 31, "paused", "00:12:34"],
      );
      assert.equal(at(file, "estimatedCompletionTime"), new Date(now() + 754_000).toISOString());
      assert.equal(at(file, "episode.seasonNumber"), season);
      const files = (name: string) => each(askWorld(world, `GET ${path}`).body, `mediaInfo.${name}`, "size").length;
      assert.deepEqual([files("downloadStatus"), files("downloadStatus4k")], [0, 1]);
      controls.arrive(mediaType, tmdbId, { is4k: true, ...(season === undefined ? {} : { seasons: [season] }) });
      assert.equal(files("downloadStatus4k"), 0);
    });
  }
});
