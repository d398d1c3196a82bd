import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { createHttp } from "../../src/services/http.ts";
import { createLibraries, type Library, type Outcome } from "../../src/services/library.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { startTinySeerr, type TinySeerr } from "../../src/playground/seerr/mod.ts";

const FILM = 603, SERIES = 720001;
const library = [
  { kind: "movie", id: FILM, title: "The Long Matrix", releaseDate: "1999-03-31" },
  {
    kind: "tv",
    id: SERIES,
    name: "Copper Valley",
    tvdbId: 920001,
    seasons: [0, 1, 2, 3].map((seasonNumber) => ({ seasonNumber, episodeCount: 8 })),
  },
] as const;
/** REQUEST and REQUEST_4K. */
const people = Array.from(
  { length: 51 },
  (_, i) => ({ id: i + 1, name: `P${i}`, permissions: i === 0 ? 2 : 32 + 1024 }),
);
const families = ["overseerr", "jellyseerr", "seerr"] as const;

/** Fifty people before a Seerr that takes its time between looking and storing. */
async function withCrowd(
  family: typeof families[number],
  run: (tiny: TinySeerr, crowd: Library[]) => Promise<void>,
): Promise<void> {
  const tiny = await startTinySeerr({ family, library, people });
  tiny.faults.racy = 20;
  const http = createHttp({ url: tiny.url, apiKey: tiny.apiKey, log: silent });
  const libraries = createLibraries({
    seerr: createSeerr(http.send),
    log: silent,
    now: Date.now,
    remember: () => Promise.resolve(),
  });
  const crowd = people.slice(1).map(({ id }) =>
    libraries.for({ person: String(id), userId: id, language: "en", log: silent })
  );
  try {
    await run(tiny, crowd);
  } finally {
    http.close();
    await tiny.close();
  }
}
const inOneWord = (outcome: Outcome) => outcome.kind === "refused" ? `refused: ${outcome.standing.kind}` : outcome.kind;
const posts = (tiny: TinySeerr) => tiny.calls.filter(({ method }) => method === "POST").length;
const oneOf = (count: number) => ["requested", ...Array<string>(count - 1).fill("refused: requested")];

for (const family of families) {
  Deno.test(`a crowd that wants one title makes one request in ${family}`, async () => {
    await withCrowd(family, async (tiny, crowd) => {
      const wish = { is4k: false, seasons: [1, 2, 3] };
      const asked = crowd.map((it, i) => i % 2 ? it.requestMovie(FILM, wish) : it.requestSeries(SERIES, wish));
      const outcomes = (await Promise.all(asked)).map(({ outcome }) => inOneWord(outcome));
      assert.deepEqual(outcomes.filter((_, i) => i % 2 === 0), oneOf(25));
      assert.deepEqual(outcomes.filter((_, i) => i % 2 === 1), oneOf(25));
      assert.equal(posts(tiny), 2);
    });
  });
  Deno.test(`HD and 4K of one series asked for at once are two requests of one title in ${family}`, async () => {
    await withCrowd(family, async (tiny, [alice, bob]) => {
      const asked = await Promise.all([
        alice?.requestSeries(SERIES, { is4k: false, seasons: [1] }),
        bob?.requestSeries(SERIES, { is4k: true, seasons: [2, 3] }),
      ]);
      const seasons = asked.map((it) => it?.outcome.kind === "requested" && it.outcome.seasons);
      assert.deepEqual(seasons, [[1], [2, 3]]);
      assert.equal(posts(tiny), 2);
      const details = await alice?.series(SERIES);
      assert.deepEqual(details?.seasons.map(({ hd, uhd }) => [hd, uhd]), [
        ["requested", "missing"],
        ["missing", "requested"],
        ["missing", "requested"],
      ]);
      assert.deepEqual([details.hd.requestable, details.uhd?.requestable], [[2, 3], [1]]);
      assert.equal(details.waiting, 1);
    });
  });
  Deno.test(`a series is found by words, by TheTVDB's id and by its own in ${family}`, async () => {
    await withCrowd(family, async (_, [alice]) => {
      assert.deepEqual((await alice?.search("tv", "copper"))?.hits.map(({ kind, tmdbId }) => [kind, tmdbId]), [
        ["tv", SERIES],
      ]);
      assert.deepEqual((await alice?.search("movie", "copper"))?.hits, []);
      assert.equal(await alice?.byTvdb(920001), SERIES);
      assert.equal(await alice?.byTvdb(1), undefined);
      assert.equal(await alice?.series(99), undefined);
    });
  });
}
