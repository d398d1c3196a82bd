/** What happened to the recorded server between two exchanges without being recorded. */
import assert from "node:assert/strict";
import { type Arrival, arriveAt } from "../../../src/playground/seerr/arrival.ts";
import type { Controls } from "../../../src/playground/seerr/controls.ts";
import type { Faults } from "../../../src/playground/seerr/faults.ts";
import { handle } from "../../../src/playground/seerr/handle.ts";
import { addSeason, findMedia } from "../../../src/playground/seerr/media.ts";
import { permissions } from "../../../src/playground/seerr/permissions.ts";
import type { Media, World } from "../../../src/playground/seerr/world.ts";

/** Where it happens. */
export interface Hidden {
  readonly controls: Controls;
  readonly faults: Faults;
  readonly world: World;
}

/** By the number of the exchange before which it happened. */
export const hidden: Readonly<Record<number, (between: Hidden) => void>> = {
  268: ({ controls }) => controls.remove(2),
  326: ({ controls }) => controls.remove(16),
  // Radarr was so quick that Seerr's two writes of the media row crossed each other.
  348: ({ controls }) => controls.setStatus("tv", 95396, 2),
  349: ({ faults }) => {
    faults.arr = "refuse";
  },
  353: ({ faults }) => {
    faults.arr = false;
  },
  362: ({ controls }) => controls.setStatus("movie", 900003, 2),
  431: ({ world }) => scan(world, ["movie", 872585], { is4k: false, seasons: undefined, status: 5 }),
  438: ({ world }) => {
    const media = scan(world, ["tv", 95396], { is4k: false, seasons: [1], status: 4 });
    addSeason(world, media, { seasonNumber: 2, status: 3 });
  },
  440: ({ world }) => scan(world, ["tv", 95396], { is4k: false, seasons: [1, 2], status: 5 }),
  445: ({ world }) => {
    const media = rowOf(world, ["tv", 1396]);
    for (const seasonNumber of [1, 2, 3, 4, 5]) addSeason(world, media, { seasonNumber, status: 3 });
  },
  449: ({ controls }) => controls.approve(controls.ask(2, "tv", 83867, { seasons: [1] })),
  530: ({ controls }) => {
    controls.setStatus("movie", 562, 6);
    controls.setStatus("movie", 562, 6, { is4k: true });
  },
  570: ({ controls }) => {
    for (const id of [17, 18]) controls.setUser(id, { permissions: permissions.REQUEST });
    controls.removeUser(46);
  },
  579: ({ controls, world }) => {
    controls.ask(2, "movie", 1891);
    race(world, [1184918, 1184918, 1184918, 1184918].map((mediaId) => ({ user: 2, mediaType: "movie", mediaId })), [
      201,
      201,
      201,
      201,
    ]);
  },
  580: ({ world }) => {
    const series = { user: 17, mediaType: "tv", mediaId: 76479, seasons: "all" };
    race(world, [series, series, series], [201, 500, 500]);
  },
  581: ({ controls, world }) => {
    controls.setUser(18, { movieQuota: { limit: 1 } });
    race(world, [13, 771, 862].map((mediaId) => ({ user: 18, mediaType: "movie", mediaId })), [201, 201, 201]);
  },
  583: ({ faults }) => {
    faults.arr = "down";
  },
  587: ({ controls }) => controls.setStatus("movie", 19995, 2),
  588: ({ faults }) => {
    faults.arr = false;
  },
  590: ({ faults }) => {
    faults.arr = "down";
  },
  591: ({ controls, faults }) => {
    faults.arr = false;
    controls.setStatus("movie", 11, 1);
  },
  594: ({ faults }) => {
    faults.tmdbDown = true;
  },
  // The real one had it in its cache.
  595: ({ faults }) => {
    faults.tmdbDown = false;
  },
  603: ({ faults }) => {
    faults.arr = "down";
  },
  604: ({ faults }) => {
    faults.arr = false;
  },
  619: ({ controls }) => {
    controls.approve(5);
    controls.setStatus("tv", 1399, 2, { is4k: true });
  },
  621: ({ controls, world }) => {
    controls.setStatus("tv", 1399, 1);
    scan(world, ["tv", 1399], { is4k: true, seasons: [1, 2], status: 4 });
  },
};

type TitleKey = readonly [mediaType: "movie" | "tv", tmdbId: number];

/** Radarr or Sonarr has files; no media server has seen them yet. */
function scan(world: World, title: TitleKey, arrival: Arrival): Media {
  const media = rowOf(world, title);
  arriveAt(world, media, { ...arrival, scanned: true });
  return media;
}

function rowOf(world: World, [mediaType, tmdbId]: TitleKey): Media {
  const media = findMedia(world, mediaType, tmdbId);
  assert.ok(media, `${mediaType} ${tmdbId} has no row`);
  return media;
}

/** Requests at the same moment: all are checked before the first is stored. */
function race(
  world: World,
  asked: readonly { user: number; [field: string]: unknown }[],
  statuses: readonly number[],
): void {
  world.faults.racy = 1;
  const replies = asked.map(({ user, ...body }) =>
    handle(world, {
      method: "POST",
      path: "/api/v1/request",
      query: "",
      headers: { "x-api-key": world.settings.apiKey, "x-api-user": `${user}`, "content-type": "application/json" },
      body: JSON.stringify({ ...body, is4k: false }),
    })
  );
  world.faults.racy = 0;
  const answers = replies.map((reply) => typeof reply === "object" && "after" in reply ? reply.finish() : reply);
  assert.deepEqual(answers.map((answer) => answer === "never" ? answer : answer.status), statuses);
}
