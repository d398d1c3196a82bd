/** Files that come in part, go again, and rows that are there twice or no more. */
import assert from "node:assert/strict";
import { type Controls, createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { askWorld } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { member, uhd } = sampleUserIds;
const { open: film, shared: series } = sampleIds;

function start(options: TinySeerrOptions = {}): { world: World; controls: Controls; pass(ms: number): void } {
  let clock = Date.UTC(2026, 0, 15);
  const world = createTinyWorld({ now: () => clock, ...options });
  return { world, controls: createControls(world), pass: (ms) => clock += ms };
}

/** Status of the row, of its seasons and of the requests, in details. */
function look(world: World, path: string, quality: "status" | "status4k" = "status"): unknown[] {
  const { body } = askWorld(world, `GET ${path}`);
  return [
    at(body, `mediaInfo.${quality}`),
    each(body, "mediaInfo.seasons", quality),
    each(body, "mediaInfo.requests", "status"),
  ];
}

const filmPath = `/movie/${film}`, seriesPath = `/tv/${series}`;

Deno.test("arrivePart() makes a season and its row partly available, and completes nothing", () => {
  const { world, controls } = start();
  controls.ask(member, "tv", series, { seasons: [1, 2], status: 2 });
  controls.arrivePart(series, 2);
  assert.deepEqual(look(world, seriesPath), [4, [4], [2]]);
  controls.arrive("tv", series, { seasons: [1, 2] });
  assert.deepEqual(look(world, seriesPath), [4, [5, 5], [5]]);
  controls.arrivePart(series, 3, { is4k: true });
  assert.deepEqual(look(world, seriesPath, "status4k"), [4, [1, 1, 4], [5]]);
});

Deno.test("addSeason() lets TMDB list one more, which a request for all then holds", () => {
  const { world, controls } = start();
  controls.arrive("tv", series);
  controls.addSeason(series, 4, { episodeCount: 6, airDate: "2026-02-01" });
  const { body } = askWorld(world, `GET ${seriesPath}`);
  assert.deepEqual(each(body, "seasons", "seasonNumber"), [0, 1, 2, 3, 4]);
  assert.deepEqual([at(body, "seasons.4.episodeCount"), at(body, "seasons.4.airDate")], [6, "2026-02-01"]);
  const asked = askWorld(world, "POST /request", {
    user: member,
    body: { mediaType: "tv", mediaId: series, is4k: false, seasons: "all" },
  });
  assert.deepEqual(each(asked.body, "seasons", "seasonNumber"), [4]);
});

Deno.test("arrive() completes a request for a season that comes to an available series", () => {
  const { world, controls } = start();
  controls.arrive("tv", series);
  controls.addSeason(series, 4);
  controls.approve(controls.ask(member, "tv", series, { seasons: [4] }));
  controls.arrive("tv", series, { seasons: [4] });
  assert.deepEqual(look(world, seriesPath), [5, [5, 5, 5, 5], [5]]);
});

Deno.test("arrive() completes a request that had failed, and leaves a pending one when others are being fetched", () => {
  const { world, controls } = start();
  const [failed, pending] = [controls.ask(member, "movie", film), controls.ask(uhd, "movie", film)];
  controls.approve(failed);
  controls.fail(failed);
  controls.arrive("movie", film);
  const statuses = new Map(controls.requests().map(({ id, status }) => [id, status]));
  assert.deepEqual([statuses.get(failed), statuses.get(pending)], [5, 1]);
  assert.deepEqual(look(world, filmPath), [5, [], [5, 1]]);
});

const goings: readonly (readonly [TinySeerrOptions, film: unknown[], series: unknown[], part: unknown[]])[] = [
  [{}, [7, [], [5]], [7, [7, 7, 7], []], [4, [5, 7, 5], []]],
  [{ family: "jellyseerr" }, [7, [], [5]], [7, [7, 7, 7], []], [4, [5, 7, 5], []]],
  [{ family: "overseerr" }, [1, [], [2]], [1, [1, 1, 1], []], [4, [5, 1, 5], []]],
];

Deno.test("vanish() leaves what was there DELETED, or UNKNOWN before 2.6", async (t) => {
  for (const [options, goneFilm, goneSeries, gonePart] of goings) {
    await t.step(JSON.stringify(options), () => {
      const { world, controls } = start(options);
      controls.approve(controls.ask(member, "movie", film));
      controls.arrive("movie", film);
      controls.vanish("movie", film);
      assert.deepEqual(look(world, filmPath), goneFilm);
      const details = askWorld(world, `GET ${filmPath}`).body;
      assert.deepEqual([at(details, "mediaInfo.mediaUrl"), at(details, "mediaInfo.plexUrl")], [undefined, undefined]);
      controls.arrive("tv", series);
      controls.vanish("tv", series, { seasons: [2] });
      assert.deepEqual(look(world, seriesPath), gonePart);
      controls.vanish("tv", series);
      // What is gone already stays as it went.
      assert.deepEqual(look(world, seriesPath), goneSeries);
    });
  }
});

Deno.test("vanish() touches one quality alone, and what came back is there again", () => {
  const { world, controls } = start();
  controls.arrive("movie", film);
  controls.arrive("movie", film, { is4k: true });
  controls.vanish("movie", film, { is4k: true });
  assert.deepEqual([look(world, filmPath)[0], look(world, filmPath, "status4k")[0]], [5, 7]);
  controls.arrive("movie", film, { is4k: true });
  assert.equal(look(world, filmPath, "status4k")[0], 5);
});

Deno.test("vanish() completes what was still waited for, as Seerr does", () => {
  const { world, controls } = start();
  controls.approve(controls.ask(member, "movie", film));
  controls.vanish("movie", film);
  assert.deepEqual(look(world, filmPath), [7, [], [5]]);
});

Deno.test("dropRow() takes the row and its requests out of every answer", () => {
  const { world, controls } = start();
  const id = controls.ask(member, "movie", film);
  controls.dropRow("movie", film);
  assert.equal(at(askWorld(world, `GET ${filmPath}`).body, "mediaInfo"), undefined);
  assert.equal(askWorld(world, `GET /request/${id}`).status, 404);
  assert.ok(!each(askWorld(world, "GET /media?take=1000").body, "results", "tmdbId").includes(film));
  assert.ok(controls.ask(member, "movie", film) > id, "it can be asked for again");
});

Deno.test("duplicate() adds a row that details, scans and new requests pass over", () => {
  const { world, controls } = start();
  const seen = controls.ask(member, "movie", film);
  const row = controls.duplicate("movie", film);
  const unseen = controls.ask(uhd, "movie", film, { row });
  controls.approve(seen);
  controls.approve(unseen);
  controls.arrive("movie", film);
  const { body } = askWorld(world, "GET /media?take=1000");
  const rows = each(body, "results", "tmdbId").filter((tmdbId) => tmdbId === film);
  assert.equal(rows.length, 2);
  assert.deepEqual(each(askWorld(world, `GET ${filmPath}`).body, "mediaInfo.requests", "id"), [seen]);
  const other = askWorld(world, `GET /request/${unseen}`).body;
  assert.deepEqual([at(other, "status"), at(other, "media.status"), at(other, "media.id")], [2, 3, row]);
});

const declared: readonly (readonly [TinySeerrOptions, film: number, series: number])[] = [
  [{}, 5, 2],
  [{ version: "3.1.0" }, 2, 2],
  [{ family: "overseerr" }, 2, 2],
];

Deno.test("declareAvailable() has no seasons, and leaves requests as each release does", async (t) => {
  for (const [options, filmStatus, seriesStatus] of declared) {
    await t.step(JSON.stringify(options), () => {
      const { world, controls } = start(options);
      controls.ask(member, "movie", film);
      controls.ask(member, "tv", series);
      controls.declareAvailable("movie", film);
      controls.declareAvailable("tv", series);
      assert.deepEqual(look(world, filmPath), [5, [], [filmStatus]]);
      assert.deepEqual(look(world, seriesPath), [5, [], [seriesStatus]]);
    });
  }
});

type Change = readonly [name: string, change: (controls: Controls) => void, moves: boolean];

const changes: readonly Change[] = [
  ["a request", (controls) => controls.ask(member, "tv", series, { seasons: [3] }), false],
  ["an approval", (controls) => controls.approve(controls.ask(member, "tv", series, { seasons: [3] })), true],
  ["a season", (controls) => controls.arrive("tv", series, { seasons: [2] }), true],
  ["a part of a season", (controls) => controls.arrivePart(series, 2), false],
  ["a part of a season in 4K", (controls) => controls.arrivePart(series, 2, { is4k: true }), true],
  ["all of it", (controls) => controls.arrive("tv", series), true],
  ["a season that goes", (controls) => controls.vanish("tv", series, { seasons: [1] }), true],
  ["nothing new", (controls) => controls.arrive("tv", series, { seasons: [1] }), false],
];

Deno.test("GET /media dates a row by its own changes, and not at all from 2.6 to 3.1", async (t) => {
  for (const [name, change, moves] of changes) {
    for (const version of ["3.3.0", "3.1.0"]) {
      await t.step(`${name}, ${version}`, () => {
        const { world, controls, pass } = start({ version });
        controls.arrive("tv", series, { seasons: [1] });
        const date = () => {
          const { body } = askWorld(world, "GET /media?take=1&sort=modified");
          return [at(body, "results.0.tmdbId"), at(body, "results.0.updatedAt")];
        };
        const [, before] = date();
        pass(60_000);
        change(controls);
        const moved = moves && version === "3.3.0";
        assert.equal(date()[1] !== before, moved);
        if (moved) assert.deepEqual(date(), [series, new Date(world.now()).toISOString()]);
      });
    }
  }
});
