import assert from "node:assert/strict";
import fc from "fast-check";
import { type MediaRow, mediaRows, movesDates, titlesOf } from "../../src/services/media_rows.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { type Canned, fakeSend } from "./fake_send.ts";

const row = (id: number, more: Partial<MediaRow> = {}): MediaRow => ({
  id,
  kind: "movie",
  tmdbId: 603,
  hd: 1,
  uhd: 1,
  seasons: [],
  ...more,
});
function setUp(media: Canned) {
  const fake = fakeSend({ "GET /media": media });
  return { ...fake, seerr: createSeerr(fake.send) };
}
const PART = { sort: "modified" as const, take: 1_000, skip: 0 };

Deno.test("mediaRows() reads a page, and says how many rows there are", async () => {
  const results = [{ id: 1, mediaType: "movie", tmdbId: 603, status: 5 }];
  const { seerr, calls } = setUp({ pageInfo: { results: 1_001 }, results });
  assert.deepEqual(await mediaRows(seerr, PART), { rows: [row(1, { hd: 5 })], total: 1_001 });
  assert.deepEqual(calls.map(({ query }) => query), [PART]);
});
Deno.test("mediaRows() takes no page for empty that should hold something", async () => {
  const empty = (results: number) => setUp({ pageInfo: { results }, results: [] }).seerr;
  assert.deepEqual(await mediaRows(empty(0), PART), { rows: [], total: 0 });
  assert.deepEqual(await mediaRows(empty(5), { ...PART, skip: 5 }), { rows: [], total: 5 });
  await assert.rejects(mediaRows(empty(6), { ...PART, skip: 5 }), { name: "ServiceError", kind: "nonsense" });
  await assert.rejects(mediaRows(setUp({ results: [] }).seerr, PART), { name: "ServiceError", kind: "nonsense" });
});
Deno.test("titlesOf() makes one title of its rows, and two of a film and a series with the same id", () => {
  const seasons = [{ number: 1, hd: 5, uhd: 1 }];
  const rows = [
    row(1, { hd: 3 }),
    row(2, { kind: "tv", hd: 4, seasons }),
    row(3, { hd: 5 }),
    row(1, { hd: 7, uhd: 2 }),
  ];
  assert.deepEqual(titlesOf(rows), [
    { kind: "movie", tmdbId: 603, hd: 5, uhd: 2, seasons: [], rows: [rows[3], rows[2]], sign: "5.1|7.2" },
    { kind: "tv", tmdbId: 603, hd: 4, uhd: 1, seasons, rows: [rows[1]], sign: "4.1,1:5.1" },
  ]);
  assert.deepEqual(titlesOf([]), []);
});
Deno.test("titlesOf() signs every status, and nothing else", () => {
  const sign = (more: Partial<MediaRow>) => titlesOf([row(1, more)])[0]?.sign;
  const seasons = [{ number: 2, hd: 3, uhd: 1 }, { number: 1, hd: 5, uhd: 1 }, { number: 3, hd: 1, uhd: 1 }];
  const plain = sign({ seasons });
  assert.equal(plain, "1.1,1:5.1,2:3.1");
  assert.equal(sign({ seasons: seasons.toReversed(), updatedAt: 5, tmdbId: 1 }), plain);
  const changed = [
    { hd: 2 },
    { uhd: 2 },
    ...seasons.flatMap((it) =>
      [{ hd: 4 }, { uhd: 4 }].map((status) => ({
        seasons: seasons.map((other) => other === it ? { ...it, ...status } : other),
      }))
    ),
  ];
  for (const more of changed) assert.notEqual(sign({ seasons, ...more }), plain, JSON.stringify(more));
});
Deno.test("titlesOf() signs a title the same whatever the order of its rows", () => {
  const status = fc.integer({ min: 1, max: 7 });
  const season = fc.record({ number: fc.integer({ min: 0, max: 3 }), hd: status, uhd: status });
  const statuses = fc.record({ hd: status, uhd: status, seasons: fc.array(season, { maxLength: 3 }) });
  fc.assert(fc.property(fc.array(statuses, { minLength: 1, maxLength: 4 }), (all) => {
    const rows = all.map((it, id) => row(id, it));
    const [one] = titlesOf(rows),
      [other] = titlesOf(rows.toReversed().map((it) => ({ ...it, seasons: it.seasons.toReversed() })));
    assert.equal(one?.sign, other?.sign);
    assert.deepEqual([one?.hd, one?.uhd, one?.seasons], [other?.hd, other?.uhd, other?.seasons]);
  }));
});
Deno.test("movesDates() knows the versions whose rows say when they changed", () => {
  const yes = ["1.33.2", "1.34.0", "2.0.1", "2.5.2", "3.2.0", "3.3.0", "v3.2.0", "3.10.0", "4.0.0", "3.2.0-rc.1"];
  const no = [
    "2.6.0",
    "2.7.3",
    "3.0.0",
    "3.0.1",
    "3.1.0",
    "3.1.1",
    "develop-703faf95",
    "",
    "3",
    "latest",
    "preview-3.3.0",
  ];
  for (const version of yes) assert.equal(movesDates(version), true, version);
  for (const version of no) assert.equal(movesDates(version), false, version);
});
