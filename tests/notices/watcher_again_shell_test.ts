/** What the watcher comes back to, and what it leaves alone: Seerr set up anew, wrong answers, people who come back. */
import assert from "node:assert/strict";
import { ACCOUNTS, FILM, followBy, MIA, NEVER, OTHER, SERIES, THIRD, TOM, until, watching } from "./watching.ts";

const { mia, tom } = ACCOUNTS;
const NOTHING = { hd: 1, uhd: 1, seasons: [], requests: [] };

Deno.test("a title that TMDB does not know for a moment is looked at again, and what came is told", () => {
  let unknown = false;
  return watching({
    hears: ({ movie }) => ({ movie: (...asked) => unknown ? Promise.resolve(undefined) : movie(...asked) }),
    async before(_, { notices }) {
      const value = followBy(MIA, { kind: "movie", tmdbId: FILM, hd: { all: true } });
      await notices.putFollow({ value, version: null }, { version: null, baseline: NOTHING });
    },
  }, async ({ seerr, settled, owed }) => {
    unknown = true;
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual(await owed(MIA), []);
    unknown = false;
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  });
});

Deno.test("overseerr: a request that is listed for ever although it has come is looked at once", () =>
  watching({
    seerr: { family: "overseerr" },
    times: { walk: NEVER },
    before(seerr) {
      seerr.ask(mia, "tv", SERIES, { seasons: [1], status: 2 });
      seerr.arrive("tv", SERIES, { seasons: [1] });
    },
  }, async ({ seerr, settled, owed }) => {
    await settled();
    const looks = () => seerr.calls.filter(({ path }) => path === `/tv/${SERIES}`).length;
    const before = looks();
    await settled();
    await settled();
    assert.deepEqual([looks() - before, await owed(MIA)], [0, []]);
  }));

Deno.test("a Seerr that was set up anew tells nobody of other people's requests by their old numbers", () =>
  watching({
    async before(_, store) {
      const asked = { mediaType: "movie" as const, tmdbId: OTHER, is4k: false, at: 1 };
      await store.rememberRequest({ requestId: 1, person: MIA, ...asked });
      await store.notices.mark({ newestRequest: 40, lastRequest: 50, walkedAt: 1 });
    },
  }, async ({ seerr, settled, owed, store }) => {
    seerr.ask(tom, "movie", FILM, { status: 2 });
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [[], ["available"]]);
    const { newestRequest, lastRequest } = await store.notices.marks();
    assert.deepEqual([newestRequest, lastRequest], [0, 1]);
    seerr.decline(seerr.ask(tom, "movie", THIRD));
    await settled();
    assert.deepEqual(await owed(TOM), ["available", "declined"], "new numbers are news again");
  }));

for (const [made, events, marks] of [["since", ["declined"], [0, 1]], ["before", [], [1, 1]]] as const) {
  Deno.test(`the first request of a Seerr that was set up anew is news when it was made ${made} the last sweep`, () =>
    watching({
      async before(seerr, store) {
        const sweptAt = made === "since" ? 1 : Date.now() + 1_000;
        await store.notices.mark({ newestRequest: 40, lastRequest: 50, walkedAt: 1, sweptAt });
        seerr.decline(seerr.ask(tom, "movie", FILM));
      },
    }, async ({ settled, owed, store }) => {
      await settled();
      const { newestRequest, lastRequest } = await store.notices.marks();
      assert.deepEqual([await owed(TOM), [newestRequest, lastRequest]], [events, marks]);
    }));
}

Deno.test("where nobody asks any more, nothing is counted anew", () =>
  watching({
    before: (_, store) => store.notices.mark({ newestRequest: 40, lastRequest: 50, walkedAt: 1 }),
  }, async ({ settled, store }) => {
    await settled();
    const { newestRequest, lastRequest } = await store.notices.marks();
    assert.deepEqual([newestRequest, lastRequest], [40, 50]);
  }));

for (const at of ["at once", "later"]) {
  Deno.test(`who was forgotten and comes back ${at} hears of what is still open`, () =>
    watching({}, async ({ seerr, settled, owed, store }) => {
      seerr.ask(mia, "movie", FILM, { status: 2 });
      await settled();
      await store.forget(MIA);
      if (at === "later") await settled();
      const asked = { mediaType: "movie" as const, tmdbId: OTHER, is4k: false, at: 1 };
      await store.rememberRequest({ requestId: 99, person: MIA, ...asked });
      await settled();
      seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual(await owed(MIA), ["available"]);
    }));
}

Deno.test("a wrong link that was corrected tells the wrong person nothing more", () =>
  watching({}, async ({ seerr, settled, owed, store }) => {
    seerr.link(mia, TOM);
    seerr.link(tom);
    await settled();
    seerr.ask(mia, "movie", FILM, { status: 2 });
    await until(async () => (await store.notices.following(TOM)).length > 0);
    seerr.link(mia, MIA);
    seerr.link(tom, TOM);
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], []]);
  }));

Deno.test("a request stays its person's while it is not known to be somebody else's", () =>
  watching({}, async ({ seerr, settled, owed, store, watcher }) => {
    const title = { kind: "movie" as const, tmdbId: FILM };
    seerr.ask(mia, "movie", FILM, { status: 2 });
    await settled();
    const looked = async () => {
      await settled();
      const calls = () => seerr.calls.filter(({ path }) => path === `/movie/${FILM}`).length;
      const before = calls();
      watcher.signal(title);
      await until(() => calls() > before);
      await settled();
      const { value } = await store.notices.follow(MIA, title);
      return value?.ended === undefined && value?.asked.length === 1;
    };
    seerr.link(tom, TOM, MIA);
    assert.ok(await looked(), "on two accounts");
    seerr.link(tom, TOM);
    seerr.link(mia);
    assert.ok(await looked(), "on none");
    seerr.link(mia, MIA);
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  }));

for (const what of ["a film that comes", "a film that is to come"]) {
  Deno.test(`${what} while somebody's link stands elsewhere by mistake is told when it is right again`, () =>
    watching({}, async ({ seerr, settled, owed, store, watcher }) => {
      const title = { kind: "movie" as const, tmdbId: FILM };
      seerr.ask(mia, "movie", FILM, { status: 2 });
      await settled();
      seerr.link(mia);
      seerr.link(tom, MIA);
      await settled();
      watcher.signal(title);
      await until(async () => (await store.notices.following(MIA)).length === 0);
      if (what === "a film that comes") seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual(await owed(MIA), []);
      seerr.link(tom, TOM);
      seerr.link(mia, MIA);
      await settled();
      if (what !== "a film that comes") {
        await until(async () => (await store.notices.following(MIA)).length === 1);
        seerr.arrive("movie", FILM);
      }
      await settled();
      assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], []]);
      assert.equal((await store.notices.follow(MIA, title)).value?.asked[0]?.done, true);
    }));
}

Deno.test("signals that name only a request ask Seerr for a few at a time", () => {
  const open = { now: 0, most: 0, all: 0 };
  return watching({
    hears: () => ({
      async requestRow() {
        open.most = Math.max(open.most, ++open.now);
        await new Promise((resolve) => setTimeout(resolve, 2));
        open.now--;
        open.all++;
        return undefined;
      },
    }),
  }, async ({ watcher }) => {
    for (let requestId = 1_000; requestId < 1_040; requestId++) watcher.signal({ requestId });
    await until(() => open.all === 40);
    assert.ok(open.most <= 4, `${open.most} at once`);
    assert.equal(watcher.state().waiting, 0);
  });
});
