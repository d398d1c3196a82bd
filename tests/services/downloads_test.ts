import assert from "node:assert/strict";
import fc from "fast-check";
import { downloadsOf } from "../../src/services/downloads.ts";
import { DownloadingItem } from "../../src/services/seerr_schemas.ts";

const at = (time: string) => Date.parse(time);
const piece = (some: object) => DownloadingItem.parse({ size: 100, sizeLeft: 100, status: "downloading", ...some });
const of = (seasonNumber: number, some: object = {}) => piece({ episode: { seasonNumber }, ...some });

Deno.test("downloadsOf() makes one download of a film's pieces, by size", () => {
  const pieces = [
    piece({ sizeLeft: 0, title: "A.2160p", estimatedCompletionTime: "2026-11-21T12:00:00Z" }),
    piece({ size: 300, sizeLeft: 200, title: "A.2160p", estimatedCompletionTime: "2026-11-21T13:00:00Z" }),
  ];
  const eta = at("2026-11-21T13:00:00Z");
  assert.deepEqual(downloadsOf(pieces), [{ part: 0.5, paused: false, eta, title: "A.2160p" }]);
  assert.deepEqual(downloadsOf([]), []);
});
Deno.test("downloadsOf() tells seasons apart, ascending, those of no season first", () => {
  const pieces = [of(2, { sizeLeft: 50 }), of(1, { sizeLeft: 25 }), of(2, { sizeLeft: 0 }), piece({}), of(0)];
  const parts = downloadsOf(pieces).map(({ season, part }) => [season, part]);
  assert.deepEqual(parts, [[undefined, 0], [0, 0], [1, 0.75], [2, 0.75]]);
});
Deno.test("downloadsOf() names no release and no time when pieces differ or say none", () => {
  const [download] = downloadsOf([
    of(1, { title: "A", estimatedCompletionTime: "2026-11-21T12:00:00Z" }),
    of(1, { title: "B" }),
  ]);
  assert.deepEqual(download, { season: 1, part: 0, paused: false });
});
Deno.test("downloadsOf() is paused when nothing moves", () => {
  assert.equal(downloadsOf([of(1, { status: "paused" }), of(1, { status: "Paused" })])[0]?.paused, true);
  assert.equal(downloadsOf([of(1, { status: "paused" }), of(1)])[0]?.paused, false);
});
Deno.test("downloadsOf() never leaves 0–1, and never throws", () => {
  const odd = fc.oneof(fc.anything(), fc.double());
  const item = fc.record({ size: odd, sizeLeft: odd, status: odd, estimatedCompletionTime: odd, episode: odd });
  fc.assert(fc.property(fc.array(item), (items) => {
    for (const { part } of downloadsOf(items.map((it) => DownloadingItem.parse(it)))) assert(part >= 0 && part <= 1);
  }));
});
