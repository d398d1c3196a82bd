import assert from "node:assert/strict";
import fc from "fast-check";
import { Entry } from "../../src/services/request_list_schemas.ts";
import { passes, progressOf, stepOf } from "../../src/services/request_list_step.ts";
import type { Step } from "../../src/services/request_list.ts";

const film = (status: number, mediaStatus: number, more: object = {}) =>
  Entry.parse({ id: 1, type: "movie", status, is4k: false, media: { tmdbId: 603, status: mediaStatus, ...more } });
const series = (status: number, seasons: [number, number][], media: object) =>
  Entry.parse({
    id: 1,
    type: "tv",
    status,
    is4k: false,
    seasons: seasons.map(([seasonNumber, status]) => ({ seasonNumber, status })),
    media: { tmdbId: 1396, ...media },
  });
const file = (season?: number) => ({
  size: 100,
  sizeLeft: 25,
  ...(season === undefined ? {} : { episode: { seasonNumber: season } }),
});

/** Request status by media status 1–7: unknown, pending, processing, partial, available, blocklisted, deleted. */
const FILMS: readonly (readonly [status: number, steps: readonly Step[]])[] = [
  [1, ["pending", "pending", "pending", "pending", "available", "removed", "pending"]],
  [2, ["approved", "approved", "approved", "approved", "available", "removed", "removed"]],
  [3, ["declined", "declined", "declined", "declined", "declined", "declined", "declined"]],
  [4, ["failed", "failed", "failed", "failed", "available", "removed", "failed"]],
  [5, ["removed", "removed", "removed", "removed", "available", "removed", "removed"]],
  [42, ["pending", "pending", "pending", "pending", "available", "removed", "pending"]],
];
const SERIES: readonly (readonly [status: number, steps: readonly Step[]])[] = [
  [1, ["pending", "pending", "pending", "pending", "pending", "removed", "pending"]],
  [2, ["approved", "approved", "approved", "approved", "available", "removed", "removed"]],
  [3, ["declined", "declined", "declined", "declined", "declined", "declined", "declined"]],
  [4, ["failed", "failed", "failed", "failed", "failed", "removed", "failed"]],
  [5, ["removed", "removed", "removed", "available", "available", "removed", "removed"]],
];

for (const [status, steps] of FILMS) {
  Deno.test(`stepOf() of a film whose request says ${status}`, () => {
    steps.forEach((step, index) => {
      assert.equal(stepOf(film(status, index + 1)), step, `media ${index + 1}`);
      const uhd = Entry.parse({ ...film(status, 1), is4k: true, media: { tmdbId: 1, status: 1, status4k: index + 1 } });
      assert.equal(stepOf(uhd), step, `4K media ${index + 1}`);
    });
  });
}
for (const [status, steps] of SERIES) {
  Deno.test(`stepOf() of a series whose request says ${status}`, () => {
    steps.forEach((step, index) => assert.equal(stepOf(series(status, [[1, status]], { status: index + 1 })), step));
  });
}
Deno.test("stepOf() looks at the request's own quality only, but a blocklisted title is so in both", () => {
  assert.equal(stepOf(film(2, 3, { status4k: 5, downloadStatus4k: [file()] })), "approved");
  assert.equal(
    stepOf(Entry.parse({ ...film(2, 1), is4k: true, media: { tmdbId: 1, status: 6, status4k: 3 } })),
    "removed",
  );
});
Deno.test("stepOf() tells which of the request's seasons are there, by whoever tells", () => {
  const cases: [string, ReturnType<typeof series>, Step][] = [
    ["2.6 and later: one of two", series(2, [[1, 5], [2, 2]], { status: 4 }), "partial"],
    ["2.6 and later: both", series(2, [[1, 5], [2, 5]], { status: 4 }), "available"],
    ["other seasons are there", series(2, [[3, 2]], { status: 4 }), "approved"],
    [
      "1.x: one of two",
      series(2, [[1, 2], [2, 2]], { status: 4, seasons: [{ seasonNumber: 1, status: 5 }] }),
      "partial",
    ],
    ["1.x: some episodes", series(2, [[1, 2]], { status: 4, seasons: [{ seasonNumber: 1, status: 4 }] }), "partial"],
    ["1.x: all", series(2, [[1, 2]], { status: 4, seasons: [{ seasonNumber: 1, status: 5 }] }), "available"],
    ["one there, one on its way", series(2, [[1, 5], [2, 2]], { status: 4, downloadStatus: [file(2)] }), "downloading"],
    ["another season is on its way", series(2, [[2, 2]], { status: 3, downloadStatus: [file(1)] }), "approved"],
    ["a whole-series pack", series(2, [[2, 2]], { status: 3, downloadStatus: [file()] }), "downloading"],
    ["a request for no season", series(2, [], { status: 4 }), "approved"],
    ["a last file lingers", series(2, [[1, 5]], { status: 5, downloadStatus: [file(1)] }), "available"],
  ];
  for (const [name, entry, step] of cases) assert.equal(stepOf(entry), step, name);
});
Deno.test("stepOf() says that a film is being downloaded", () => {
  assert.equal(stepOf(film(2, 3, { downloadStatus: [file()] })), "downloading");
  assert.equal(stepOf(film(1, 2, { downloadStatus: [file()] })), "pending");
});
Deno.test("passes() lets every step through one filter at most, besides all", () => {
  const steps: Step[] = [
    "pending",
    "approved",
    "downloading",
    "partial",
    "available",
    "declined",
    "failed",
    "removed",
  ];
  const filters = ["pending", "approved", "available", "declined", "failed"] as const;
  const through = steps.map((step) => filters.filter((filter) => passes(filter, step)).join());
  assert.deepEqual(through, ["pending", "approved", "approved", "available", "available", "declined", "failed", ""]);
  assert(steps.every((step) => passes("all", step)));
});
Deno.test("progressOf() counts bytes, not files, and waits for the last one", () => {
  const sooner = "2026-11-21T12:10:00.000Z", later = "2026-11-21T12:30:00.000Z";
  const items = [
    { size: 900, sizeLeft: 750, estimatedCompletionTime: sooner, episode: { seasonNumber: 1 } },
    { size: 100, sizeLeft: 0, estimatedCompletionTime: later, episode: { seasonNumber: 2 } },
    { size: 999, sizeLeft: 999, estimatedCompletionTime: later, episode: { seasonNumber: 3 } },
  ];
  const two: [number, number][] = [[1, 2], [2, 2]];
  const cases: [Entry, object][] = [
    [series(2, two, { status: 3, downloadStatus: items }), { part: 0.25, eta: Date.parse(later) }],
    [film(2, 3, { downloadStatus: [{}] }), { part: 0 }],
    [film(2, 3, { downloadStatus4k: [file()] }), {}],
  ];
  for (const [entry, progress] of cases) assert.deepEqual(progressOf(entry), progress);
});
Deno.test("a part is between 0 and 1, whatever Radarr says", () => {
  const size = fc.oneof(fc.double({ max: 1e300 }), fc.integer(), fc.anything());
  const item = fc.record({ size, sizeLeft: size, estimatedCompletionTime: fc.oneof(fc.string(), fc.anything()) });
  fc.assert(fc.property(fc.array(item), fc.nat(6), fc.nat(8), (downloadStatus, status, mediaStatus) => {
    const entry = film(status, mediaStatus, { downloadStatus });
    stepOf(entry);
    const { part = 0, eta = 0 } = progressOf(entry);
    assert(part >= 0 && part <= 1, String(part));
    assert(Number.isFinite(eta));
  }));
});
