/** What is told of titles that cannot be read for a while. */
import assert from "node:assert/strict";
import { ACCOUNTS, FILM, MIA, NEVER, OTHER, SERIES, watching } from "./watching.ts";

const { mia, tom } = ACCOUNTS;

/** A film that TMDB does not know for as long as it is said. */
function unknownFilm() {
  const film = { isUnknown: false };
  return {
    film,
    hears: ({ movie }: Parameters<NonNullable<Parameters<typeof watching>[0]["hears"]>>[0]) => ({
      movie: (...asked: Parameters<typeof movie>) => film.isUnknown ? Promise.resolve(undefined) : movie(...asked),
    }),
  };
}

for (const [fate, wanted] of [["arrive", "available"], ["decline", "declined"]] as const) {
  for (const life of ["the same process", "the next process"]) {
    Deno.test(`a request that was over when its title was unknown for a moment is told of by ${life}: ${wanted}`, () => {
      const { film, hears } = unknownFilm();
      return watching({ hears }, async ({ seerr, settled, restart, owed }) => {
        await settled();
        film.isUnknown = true;
        const id = seerr.ask(mia, "movie", FILM, { status: 2 });
        if (fate === "arrive") seerr.arrive("movie", FILM);
        else seerr.decline(id);
        await settled();
        if (life === "the next process") await restart(() => void (film.isUnknown = false));
        film.isUnknown = false;
        await settled();
        assert.deepEqual(await owed(MIA), [wanted]);
      });
    });
  }
}

Deno.test("a request that was open when its title was unknown for a moment is told of though it comes while nobody looks", () => {
  const { film, hears } = unknownFilm();
  return watching({ hears }, async ({ seerr, settled, restart, owed }) => {
    await settled();
    film.isUnknown = true;
    seerr.ask(mia, "movie", FILM, { status: 2 });
    await settled();
    await restart(() => {
      film.isUnknown = false;
      seerr.arrive("movie", FILM);
    });
    assert.deepEqual(await owed(MIA), ["available"]);
  });
});

Deno.test("a title that stays unknown is looked at no oftener than the walk comes round, and stops no other", () => {
  const { film, hears } = unknownFilm();
  return watching({ hears, times: { walk: NEVER } }, async ({ seerr, settled, watcher, store, owed }) => {
    await settled();
    film.isUnknown = true;
    let looks = 0;
    const lost = seerr.ask(tom, "movie", FILM, { status: 2 });
    await settled();
    const { lastRequest } = await store.notices.marks();
    assert.equal(lastRequest, lost);
    looks = seerr.calls.length;
    await settled();
    const paths = seerr.calls.slice(looks).map(({ path }) => path);
    assert.deepEqual(paths.filter((path) => path === `/request/${lost}`), []);
    assert.equal(watcher.state().trouble, undefined);
    film.isUnknown = false;
    seerr.ask(mia, "movie", OTHER, { status: 2 });
    await settled();
    seerr.arrive("movie", OTHER);
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  });
});

Deno.test("a season that came before its request's title could be read counts for it", () => {
  let isUnknown = false;
  return watching({
    hears: ({ series }) => ({ series: (...asked) => isUnknown ? Promise.resolve(undefined) : series(...asked) }),
  }, async ({ seerr, settled, owed }) => {
    await settled();
    isUnknown = true;
    seerr.ask(mia, "tv", SERIES, { seasons: [1, 2], status: 2 });
    seerr.arrive("tv", SERIES, { seasons: [1] });
    await settled();
    isUnknown = false;
    await settled();
    assert.deepEqual(await owed(MIA), ["available 1"]);
    seerr.arrive("tv", SERIES, { seasons: [2] });
    await settled();
    assert.deepEqual(await owed(MIA), ["available 1", "available 1,2 whole"]);
  });
});
