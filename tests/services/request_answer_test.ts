import assert from "node:assert/strict";
import fc from "fast-check";
import { readAnswer } from "../../src/services/request_answer.ts";

Deno.test("readAnswer() tells Seerr's answers apart, in every version's wording", () => {
  const cases: [number, string | undefined, string][] = [
    [202, "No seasons available to request", "nothing"],
    [201, undefined, "vanished"],
    [409, "Request for this media already exists.", "requested"],
    [403, "Movie Quota exceeded.", "quota"],
    [403, "You do not have permission to bypass user quota limits.", "quota"],
    [403, "This media is blocklisted.", "blocklisted"],
    [403, "This media is blacklisted.", "blocklisted"],
    [403, "You do not have permission to make 4K movie requests.", "forbidden"],
    [403, "Something else.", "odd"],
    [404, "not found", "missing"],
    [500, "[TMDB] Failed to fetch movie details: Request failed with status code 404", "missing"],
    [500, "[TMDB] Failed to fetch movie details: Request failed with status code 503", "odd"],
    [500, "SQLITE_CONSTRAINT: UNIQUE constraint failed: media.tvdbId", "odd"],
  ];
  for (const [status, message, kind] of cases) {
    assert.equal(readAnswer({ status, body: { message } }).kind, kind, message);
  }
});
Deno.test("readAnswer() understands the door's own 403", () => {
  const body = { status: 403, error: "You do not have permission to access this endpoint" };
  assert.equal(readAnswer({ status: 403, body }).kind, "forbidden");
});
Deno.test("readAnswer() gives a request's id and state, and no more of it than we read", () => {
  const body = {
    id: 7,
    status: 4,
    is4k: false,
    requestedBy: { id: 2, email: "alice@example.test" },
    // Seerr gives back twice what was sent twice.
    seasons: [{ seasonNumber: 2 }, { seasonNumber: 1 }, { seasonNumber: 2 }, { seasonNumber: "3" }],
    media: { requests: [] },
  };
  const told = readAnswer({ status: 201, body });
  assert.deepEqual(told, {
    kind: "made",
    requestId: 7,
    request: { id: 7, status: 4, is4k: false, requestedBy: { id: 2 }, seasons: [1, 2] },
  });
});
Deno.test("readAnswer() never throws", () => {
  fc.assert(fc.property(fc.constantFrom(200, 201, 202, 403, 404, 409, 500), fc.anything(), (status, body) => {
    readAnswer({ status, body });
  }));
});
