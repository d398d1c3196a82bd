/** What the watcher finds out on each family of Seerr. */
import assert from "node:assert/strict";
import type { Family, TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { ACCOUNTS, FILM, followBy, MIA, OLD_SERIES, OTHER, owedTo, SERIES, TOM, watching, WORLD } from "./watching.ts";

const { mia, tom } = ACCOUNTS;
/** The three families, and the release in which dates stand still. */
const EDITIONS: [string, TinySeerrOptions][] = [
  ["overseerr 1.34", { family: "overseerr" as Family }],
  ["jellyseerr 2.7", { family: "jellyseerr" as Family }],
  ["seerr 3.1", { family: "seerr" as Family, version: "3.1.0" }],
  ["seerr 3.3", { family: "seerr" as Family }],
];

for (const [name, edition] of EDITIONS) {
  const seerr = { ...WORLD, ...edition };

  Deno.test(`${name}: a film that was asked for in the web page is adopted, and told of once when it comes`, () =>
    watching({ seerr }, async ({ seerr, store, settled, owed }) => {
      const id = seerr.ask(mia, "movie", FILM, { at: 1_000 });
      await settled();
      const { value } = await store.notices.follow(MIA, { kind: "movie", tmdbId: FILM });
      assert.deepEqual(value?.asked, [{ id, is4k: false, seasons: [], at: 1_000 }]);
      seerr.approve(id);
      await settled();
      assert.deepEqual(await owed(MIA), []);
      seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual(await owed(MIA), ["available"]);
      const [notice] = await owedTo(store, MIA);
      assert.match(notice?.id ?? "", /^[0-9a-z]{16}$/);
      assert.deepEqual([notice?.title, notice?.year, notice?.posterPath, notice?.since], [
        "Film 1",
        2020,
        "/p.jpg",
        1_000,
      ]);
      assert.equal((await store.notices.follow(MIA, { kind: "movie", tmdbId: FILM })).value?.ended?.why, "done");
    }));

  Deno.test(`${name}: seasons are told one by one, and the last one as all of the request`, () =>
    watching({ seerr }, async ({ seerr, settled, owed }) => {
      seerr.approve(seerr.ask(mia, "tv", SERIES, { seasons: [1, 2] }));
      await settled();
      seerr.arrive("tv", SERIES, { seasons: [1] });
      await settled();
      assert.deepEqual(await owed(MIA), ["available 1"]);
      seerr.arrive("tv", SERIES, { seasons: [2] });
      await settled();
      assert.deepEqual(await owed(MIA), ["available 1", "available 1,2 whole"]);
      seerr.arrive("tv", SERIES, { seasons: [3] });
      await settled();
      assert.deepEqual((await owed(MIA)).length, 2);
    }));

  Deno.test(`${name}: a request that came and was fulfilled or declined within one sweep is told of all the same`, () =>
    watching({ seerr }, async ({ seerr, settled, owed }) => {
      seerr.approve(seerr.ask(mia, "movie", FILM));
      seerr.arrive("movie", FILM);
      seerr.decline(seerr.ask(mia, "movie", OTHER));
      seerr.approve(seerr.ask(tom, "tv", SERIES, { seasons: [1] }));
      seerr.arrive("tv", SERIES, { seasons: [1] });
      await settled();
      assert.deepEqual((await owed(MIA)).sort(), ["available", "declined"]);
      assert.deepEqual(await owed(TOM), ["available 1 whole"]);
    }));

  Deno.test(`${name}: a film that becomes available while its request waits for approval is told of`, () =>
    watching({ seerr }, async ({ seerr, settled, owed }) => {
      seerr.ask(mia, "movie", FILM);
      await settled();
      seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual(await owed(MIA), ["available"]);
    }));

  Deno.test(`${name}: what was there at the first start is known silently, and what is open is adopted silently`, () => {
    const before = (it: Parameters<Parameters<typeof watching>[1]>[0]["seerr"]) => {
      it.approve(it.ask(mia, "movie", OTHER));
      it.arrive("movie", OTHER);
      it.decline(it.ask(mia, "movie", FILM));
      it.arrive("tv", OLD_SERIES);
      it.approve(it.ask(tom, "tv", SERIES, { seasons: [1, 2] }));
      it.arrive("tv", SERIES, { seasons: [1] });
    };
    return watching({ seerr, before }, async ({ seerr, store, settled, owed }) => {
      await settled();
      assert.deepEqual([await owed(MIA), await owed(TOM)], [[], []]);
      assert.deepEqual(await store.notices.following(MIA), []);
      assert.deepEqual((await store.notices.following(TOM)).map(({ asked }) => asked.map(({ seasons }) => seasons)), [[[
        1,
        2,
      ]]]);
      seerr.arrive("tv", SERIES, { seasons: [2] });
      await settled();
      assert.deepEqual(await owed(TOM), ["available 1,2 whole"]);
    });
  });

  Deno.test(`${name}: followers of a title that nobody asked for hear of it by the walk, HD and 4K apart`, () =>
    watching({ seerr: { ...seerr, has4k: true } }, async ({ seerr, store, settled, owed }) => {
      const title = { kind: "movie" as const, tmdbId: FILM };
      const baseline = { hd: 1, uhd: 1, seasons: [], requests: [] };
      for (
        const [person, want] of [[MIA, { hd: { all: true as const } }], [TOM, { uhd: { all: true as const } }]] as const
      ) {
        const { version } = await store.notices.seen(title);
        assert.ok(
          await store.notices.putFollow({ value: followBy(person, { ...title, ...want }), version: null }, {
            version,
            baseline,
          }),
        );
      }
      await settled();
      seerr.arrive("movie", FILM, { is4k: true });
      await settled();
      assert.deepEqual([await owed(MIA), await owed(TOM)], [[], ["available 4k"]]);
      seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], ["available 4k"]]);
    }));

  Deno.test(`${name}: what was removed and comes back is told of again, by the walk alone`, () =>
    watching({ seerr }, async ({ seerr, store, settled, owed }) => {
      const title = { kind: "tv" as const, tmdbId: SERIES };
      const follow = followBy(MIA, { ...title, hd: { all: true } });
      await store.notices.changeHabits(MIA, () => ({ events: { removed: true } }));
      await store.notices.putFollow({ value: follow, version: null }, {
        version: null,
        baseline: { hd: 1, uhd: 1, seasons: [], requests: [] },
      });
      await settled();
      seerr.arrive("tv", SERIES, { seasons: [1] });
      await settled();
      seerr.vanish("tv", SERIES);
      await settled();
      assert.deepEqual(await owed(MIA), ["available 1", "removed 1"]);
      seerr.arrive("tv", SERIES, { seasons: [1] });
      await settled();
      assert.deepEqual(await owed(MIA), ["available 1", "removed 1", "available 1"]);
    }));
}
