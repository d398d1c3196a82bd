/** What comes between a look and the next one, a plan and its batches, a process and its successor: nothing is lost for it. */
import assert from "node:assert/strict";
import { ACCOUNTS, FILM, followBy, MIA, NEVER, OTHER, TOM, until, watching } from "./watching.ts";

const { mia, tom } = ACCOUNTS;
const title = { kind: "movie" as const, tmdbId: FILM };

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
