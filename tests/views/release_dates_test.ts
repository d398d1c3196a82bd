import assert from "node:assert/strict";
import { isUpcoming, releaseDates } from "../../src/views/release_dates.ts";
import { movieOf, NOW } from "../support/context.ts";

const release = (type: number, day: string) => ({ type, release_date: `${day}T00:00:00.000Z` });
const film = movieOf({
  releaseDate: "2026-05-01",
  releases: {
    results: [
      { iso_3166_1: "FR", release_dates: [release(3, "2026-04-01"), release(4, "2026-06-01")] },
      {
        iso_3166_1: "US",
        release_dates: [release(3, "2026-05-08"), release(2, "2026-05-06"), release(1, "2026-01-01")],
      },
      { iso_3166_1: "DE", release_dates: [release(3, "2026-07-02"), release(5, "2026-01-01")] },
    ],
  },
});

Deno.test("releaseDates() are those of the region, else of the USA, else the earliest", () => {
  const cases = [
    ["DE", "2026-07-02", "2026-06-01"],
    ["US", "2026-05-06", "2026-06-01"],
    ["IT", "2026-05-06", "2026-06-01"],
    [undefined, "2026-05-06", "2026-06-01"],
    ["FR", "2026-04-01", "2026-06-01"],
  ] as const;
  for (const [region, cinema, digital] of cases) assert.deepEqual(releaseDates(film, region), { cinema, digital });
});

Deno.test("releaseDates() fall back to the date that TMDB gives first", () => {
  assert.deepEqual(releaseDates(movieOf({ releaseDate: "2026-05-01" }), "DE"), {
    cinema: "2026-05-01",
    digital: undefined,
  });
  for (const releaseDate of ["", null, undefined]) {
    assert.deepEqual(releaseDates(movieOf({ releaseDate }), "DE"), { cinema: undefined, digital: undefined });
  }
  const bare = { iso_3166_1: "DE", release_dates: [{ type: 3, release_date: "" }, { release_date: "2026-01-01" }] };
  const odd = movieOf({ releaseDate: "", releases: { results: [bare] } });
  assert.deepEqual(releaseDates(odd, "DE"), { cinema: undefined, digital: undefined });
});

Deno.test("isUpcoming() looks at the digital date, and at the cinema's without one", () => {
  const past = "2026-11-20", future = "2026-12-01";
  const cases = [
    [undefined, undefined, false],
    [past, undefined, false],
    [future, undefined, true],
    [past, future, true],
    [future, past, false],
    [past, past, false],
    ["soon", undefined, false],
  ] as const;
  for (const [cinema, digital, upcoming] of cases) {
    assert.equal(isUpcoming({ cinema, digital }, NOW), upcoming, `${cinema} ${digital}`);
  }
});
