import assert from "node:assert/strict";
import { movieHit } from "../../src/services/movie_hit.ts";
import { MovieResult } from "../../src/services/seerr_schemas.ts";

const hit = (some: object) => movieHit(MovieResult.parse({ id: 603, mediaType: "movie", ...some }));

Deno.test("movieHit() takes what there is", () => {
  assert.deepEqual(
    hit({ title: "The Matrix", releaseDate: "1999-03-31", posterPath: "/a.jpg", overview: "Neo.", voteAverage: 8.2 }),
    {
      tmdbId: 603,
      title: "The Matrix",
      year: 1999,
      status: "open",
      posterPath: "/a.jpg",
      overview: "Neo.",
      rating: 8.2,
    },
  );
});
Deno.test("movieHit() leaves out what there is not", () => {
  const bare = { tmdbId: 603, title: "tmdb:603", status: "open" };
  assert.deepEqual(hit({}), bare);
  assert.deepEqual(hit({ title: "", releaseDate: "", posterPath: null, overview: "", voteAverage: 0 }), bare);
  assert.equal(hit({ title: "", originalTitle: "千と千尋" }).title, "千と千尋");
});
Deno.test("movieHit() says the status in a word; a number from the future is open", () => {
  const words = ["open", "open", "requested", "processing", "partial", "available", "blocklisted", "deleted", "open"];
  words.forEach((word, status) => assert.equal(hit({ mediaInfo: { status } }).status, word, String(status)));
});
