/** What comes between a look and the next one, a sweep and a walk, a process and its successor: nothing is lost for it. */
import assert from "node:assert/strict";
import type { Accounts } from "../../src/services/accounts.ts";
import type { TinySeerr } from "../../src/playground/seerr/mod.ts";
import { ACCOUNTS, FILM, followBy, MIA, NEVER, OTHER, QUICK, SERIES, TOM, until, watching } from "./watching.ts";

const { mia, tom } = ACCOUNTS;
const title = { kind: "movie" as const, tmdbId: FILM };

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

/** Accounts of which it is only known afresh that Mia has hers. */
function newlyLinked(): { accounts: Pick<Accounts, "people" | "hasLost">; link(): void } {
  let isLinked = false;
  return {
    accounts: {
      people: (afresh) => Promise.resolve(new Map(isLinked && afresh ? [[mia, [MIA]]] : [])),
      hasLost: () => false,
    },
    link: () => void (isLinked = true),
  };
}

for (const first of ["sweep", "walk"]) {
  Deno.test(`what somebody asked for who has only just linked their account is told, also when the ${first} finds it first`, () => {
    const { accounts, link } = newlyLinked();
    return watching({ parts: { accounts } }, async ({ seerr, settled, owed, store }) => {
      await settled();
      seerr.ask(mia, "movie", FILM, { status: 2 });
      await settled();
      assert.equal((await store.notices.seen(title)).value?.requests.length, 1);
      if (first === "walk") seerr.faults.broken = "/request";
      link();
      seerr.arrive("movie", FILM);
      await until(async () => (await store.notices.seen(title)).value?.hd === 5);
      seerr.faults.broken = false;
      await settled();
      assert.deepEqual(await owed(MIA), ["available"]);
    });
  });
}

Deno.test("nobody is told of what was over before they linked their account", () => {
  const { accounts, link } = newlyLinked();
  return watching({ parts: { accounts } }, async ({ seerr, settled, restart, owed, watcher }) => {
    await settled();
    seerr.ask(mia, "movie", FILM, { status: 2 });
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    link();
    watcher.signal(title);
    await settled();
    await restart();
    assert.deepEqual(await owed(MIA), []);
  });
});

Deno.test("a request that somebody follows is looked up also where neither details nor memory show it", () =>
  watching({ times: { walk: NEVER } }, async ({ seerr, settled, owed, store, watcher }) => {
    seerr.approve(seerr.ask(mia, "movie", FILM));
    const row = seerr.duplicate("movie", FILM);
    await settled();
    // As it stands when a process dies between the batches of a large plan.
    const id = seerr.ask(tom, "movie", FILM, { row, status: 2 });
    const asked = [{ id, is4k: false, seasons: [], at: 1 }];
    const { version, value: baseline } = await store.notices.seen(title);
    assert.ok(baseline);
    await store.notices.putFollow({ value: followBy(TOM, { ...title, asked }), version: null }, { version, baseline });
    watcher.signal(title);
    await settled();
    assert.equal((await store.notices.follow(TOM, title)).value?.ended, undefined);
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], ["available"]]);
  }));

Deno.test("a look that fails while a sweep is under way is made again", () => {
  const film = { kind: "movie" as const, tmdbId: OTHER };
  const sweeping = { isHeld: false, isAsking: false, go: Promise.withResolvers<void>() };
  let isDown = false;
  return watching({
    times: { walk: NEVER },
    parts: {
      accounts: {
        async people() {
          sweeping.isAsking = sweeping.isHeld;
          if (sweeping.isHeld) await sweeping.go.promise;
          return new Map();
        },
        hasLost: () => false,
      },
    },
    hears: ({ movie }) => ({
      movie: (id, ...more) => isDown && id === OTHER ? Promise.reject(new Error("no answer")) : movie(id, ...more),
    }),
  }, async ({ seerr, settled, owed, store, watcher }) => {
    seerr.ask(tom, "movie", FILM, { status: 2 });
    const value = followBy(MIA, { ...film, hd: { all: true } });
    const baseline = { hd: 1, uhd: 1, seasons: [], requests: [] };
    await store.notices.putFollow({ value, version: null }, { version: null, baseline });
    await settled();
    sweeping.isHeld = true;
    await until(() => sweeping.isAsking);
    seerr.arrive("movie", OTHER);
    isDown = true;
    watcher.signal(film);
    await until(() => watcher.state().trouble !== undefined);
    isDown = sweeping.isHeld = false;
    sweeping.go.resolve();
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  });
});

/** A store as a process left it that took a title for known before it told somebody of it. */
const forgotten = {
  hd: 5,
  uhd: 1,
  seasons: [],
  requests: [{ id: 1, status: 2, is4k: false, seasons: [] }],
  sign: "5.1",
};

Deno.test("what somebody still waits for though it is remembered as having come is looked at by the next process", () =>
  watching({
    async before(seerr, { notices }) {
      seerr.ask(mia, "movie", FILM, { status: 2 });
      seerr.arrive("movie", FILM);
      const asked = [{ id: 1, is4k: false, seasons: [], at: 1 }];
      const follow = { value: followBy(MIA, { ...title, asked }), version: null };
      assert.ok(await notices.putFollow(follow, { version: null, baseline: forgotten }));
      await notices.mark({ newestRequest: 0, lastRequest: 1, walkedAt: 1 });
    },
  }, async ({ seerr, settled, restart, owed }) => {
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
    seerr.calls.length = 0;
    await restart();
    assert.deepEqual(seerr.calls.filter(({ path }) => path === `/movie/${FILM}`), [], "and then no more");
  }));

Deno.test("what came while somebody's link stood elsewhere is told when it is right again, over a restart, too", () =>
  watching({}, async ({ seerr, settled, owed, restart, store, watcher }) => {
    seerr.ask(mia, "movie", FILM, { status: 2 });
    await settled();
    seerr.link(mia);
    seerr.link(tom, MIA);
    await settled();
    watcher.signal(title);
    await until(async () => (await store.notices.following(MIA)).length === 0);
    seerr.arrive("movie", FILM);
    await settled();
    await restart();
    assert.deepEqual(await owed(MIA), []);
    seerr.link(tom, TOM);
    seerr.link(mia, MIA);
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  }));

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

for (const [fate, wanted] of [["arrive", "available"], ["decline", "declined"]] as const) {
  Deno.test(`what was open at the first start and is over before all titles are known is told: ${wanted}`, () => {
    let happens = () => {};
    return watching({
      before(seerr) {
        const id = seerr.ask(mia, "movie", FILM, { status: 2 });
        happens = () => fate === "arrive" ? seerr.arrive("movie", FILM) : seerr.decline(id);
      },
      hears: ({ mediaRows }) => ({
        mediaRows(...asked) {
          happens();
          happens = () => {};
          return mediaRows(...asked);
        },
      }),
    }, async ({ settled, owed }) => {
      await settled();
      assert.deepEqual(await owed(MIA), [wanted]);
    });
  });
}

/** Lets Seerr's list of requests fail from the first walk on, and what happens meanwhile; then another process begins. */
async function beforeFirstSweep(
  { family = "seerr", given, while: meanwhile, walking = () => {} }: {
    family?: "seerr" | "overseerr";
    given(seerr: TinySeerr): void;
    /** While the first walk reads, and when it is over but nothing was swept. */
    walking?(seerr: TinySeerr): void;
    while(seerr: TinySeerr): void;
  },
  wanted: string[],
): Promise<void> {
  let begins = () => {};
  await watching({
    seerr: { family },
    times: { sweep: NEVER },
    before(seerr) {
      given(seerr);
      begins = () => {
        seerr.faults.broken = "/request";
        walking(seerr);
      };
    },
    hears: ({ mediaRows }) => ({
      mediaRows(...asked) {
        begins();
        begins = () => {};
        return mediaRows(...asked);
      },
    }),
  }, async ({ seerr, watcher, restart, owed, times, store }) => {
    await until(() => watcher.state().trouble !== undefined);
    const { walkedAt, sweptAt } = await store.notices.marks();
    assert.ok(walkedAt !== undefined && sweptAt === undefined);
    meanwhile(seerr);
    times.sweep = QUICK.sweep;
    await restart(() => void (seerr.faults.broken = false));
    assert.deepEqual(await owed(MIA), wanted);
  });
}

const FATES: [fate: string, befall: (seerr: TinySeerr) => void, wanted: string[]][] = [
  ["it comes", (seerr) => seerr.arrive("movie", FILM), ["available"]],
  ["it is declined", (seerr) => seerr.decline(1), ["declined"]],
  ["nothing happens", () => {}, []],
];
for (const [fate, befall, wanted] of FATES) {
  Deno.test(`what was open at the first start is told by the next process when ${fate} before the first sweep`, () =>
    beforeFirstSweep({
      given: (seerr) => void seerr.ask(mia, "movie", FILM, { status: 2 }),
      while: befall,
    }, wanted));
}

Deno.test("what was open at the first start is told by the next process when it came while the first walk read", () =>
  beforeFirstSweep({
    given: (seerr) => void seerr.ask(mia, "movie", FILM, { status: 2 }),
    walking: (seerr) => seerr.arrive("movie", FILM),
    while() {},
  }, ["available"]));

for (const [whole, seasons, wanted] of [["all of it", [1], []], ["a part", [1, 2], ["available 1,2 whole"]]] as const) {
  Deno.test(`what had come of a series before the first start is no news for the next process: ${whole}`, () =>
    beforeFirstSweep({
      // It lists such requests although they have come.
      family: "overseerr",
      given(seerr) {
        seerr.ask(mia, "tv", SERIES, { seasons: [...seasons], status: 2 });
        seerr.arrive("tv", SERIES, { seasons: [1] });
      },
      while: (seerr) => seasons.length > 1 && seerr.arrive("tv", SERIES, { seasons: [2] }),
    }, [...wanted]));
}
