import assert from "node:assert/strict";
import { MediaInfo } from "../../src/services/seerr_schemas.ts";
import { baselineOf, byId, type KnownRequest, notLower, type TitleState } from "../../src/services/title_state.ts";

const NOTHING = { hd: 1, uhd: 1, seasons: [], requests: [] };
const asked = (id: number, status = 2): KnownRequest => ({ id, status, is4k: false, seasons: [] });

Deno.test("baselineOf() knows nothing of a title without a row", () => {
  assert.deepEqual(baselineOf(undefined), NOTHING);
  assert.deepEqual(baselineOf(MediaInfo.parse({})), NOTHING);
});
Deno.test("baselineOf() sorts seasons and requests, and leaves out what has no number", () => {
  const mediaInfo = MediaInfo.parse({
    id: 7,
    status: 4,
    status4k: 99,
    seasons: [{ seasonNumber: 2, status: 3, status4k: 1 }, { seasonNumber: 1, status: 5 }],
    requests: [
      { id: 9, status: 2, is4k: true, seasons: [{ seasonNumber: 2 }, { seasonNumber: 1 }, { seasonNumber: 2 }] },
      { id: 3, status: 42, createdAt: "2026-11-21T08:00:26.000Z", requestedBy: { id: 0 } },
      { id: 4, createdAt: "yesterday" },
      { status: 1 },
    ],
  });
  assert.deepEqual(baselineOf(mediaInfo), {
    hd: 4,
    uhd: 99,
    seasons: [{ number: 1, hd: 5, uhd: 1 }, { number: 2, hd: 3, uhd: 1 }],
    requests: [
      { id: 3, status: 42, is4k: false, seasons: [], userId: 0, at: Date.UTC(2026, 10, 21, 8, 0, 26) },
      { id: 4, status: 1, is4k: false, seasons: [] },
      { id: 9, status: 2, is4k: true, seasons: [1, 2] },
    ],
  });
});
Deno.test("byId() keeps the later of two", () => {
  assert.deepEqual(byId([asked(2, 1), asked(1), asked(2, 3)]), [asked(1), asked(2, 3)]);
});
Deno.test("notLower() lets no status sink, and takes the requests as they are", () => {
  const before: TitleState = {
    hd: 5,
    uhd: 3,
    seasons: [{ number: 1, hd: 5, uhd: 1 }, { number: 2, hd: 3, uhd: 1 }],
    requests: [asked(1)],
    rows: 2,
  };
  const after: TitleState = { hd: 3, uhd: 5, seasons: [{ number: 2, hd: 5, uhd: 1 }], requests: [asked(2)] };
  assert.deepEqual(notLower(before, after), {
    hd: 5,
    uhd: 5,
    seasons: [{ number: 1, hd: 5, uhd: 1 }, { number: 2, hd: 5, uhd: 1 }],
    requests: [asked(2)],
    rows: 2,
  });
  assert.equal(notLower(undefined, after), after);
  assert.equal(notLower({ ...NOTHING, hd: 5 }, { ...NOTHING, hd: 7 }).hd, 5);
});
