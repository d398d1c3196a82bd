/** What the watcher finds out, and how it fares when things go wrong, against a tiny Seerr and a store in memory. */
import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import {
  ACCOUNTS,
  FILM,
  followBy,
  MIA,
  NEVER,
  OLD,
  OLD_SERIES,
  OTHER,
  owedTo,
  SERIES,
  THIRD,
  TOM,
  until,
  watching,
} from "./watching.ts";

const { mia, tom } = ACCOUNTS;
Deno.test("what is open is adopted silently when somebody links their account later", () =>
  watching({}, async ({ seerr, store, settled, owed }) => {
    const stranger = "200000000000000077";
    seerr.addUser({ id: 50, name: "Late", permissions: 32 });
    const id = seerr.ask(50, "tv", SERIES, { seasons: [1, 2] });
    seerr.decline(seerr.ask(50, "movie", FILM));
    await settled();
    seerr.approve(id);
    seerr.arrive("tv", SERIES, { seasons: [1] });
    await settled();
    seerr.link(50, stranger);
    await until(async () => (await store.notices.following(stranger)).length > 0 || (await settled(), false));
    assert.deepEqual(await owed(stranger), []);
    seerr.arrive("tv", SERIES, { seasons: [2] });
    await settled();
    assert.deepEqual(await owed(stranger), ["available 1,2 whole"]);
  }));

Deno.test("nobody is told who was forgotten, shares an account, or stands on several", () =>
  watching(
    {
      settings: { sharedUser: tom },
      before: (_, store) => store.forget(MIA),
    },
    async ({ seerr, store, settled }) => {
      for (const userId of [mia, tom, 6]) seerr.ask(userId, "movie", FILM);
      await settled();
      seerr.arrive("movie", FILM);
      await settled();
      assert.deepEqual(await store.notices.waiting(), { owed: 0, held: 0 });
    },
  ));

Deno.test("who asked through the bot hears of it, whatever account that was", () =>
  watching({ settings: { sharedUser: tom } }, async ({ seerr, store, watcher, settled, owed }) => {
    const id = seerr.ask(tom, "movie", FILM);
    await settled();
    await store.rememberRequest({ requestId: id, person: MIA, mediaType: "movie", tmdbId: FILM, is4k: false, at: 5 });
    watcher.signal({ kind: "movie", tmdbId: FILM, requestId: id, ours: true });
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], []]);
  }));

Deno.test("requesters hear nothing by themselves where they are not to", () =>
  watching({ settings: { requesters: false } }, async ({ seerr, settled, owed, store }) => {
    seerr.ask(mia, "movie", FILM);
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await store.notices.following(MIA)], [[], []]);
  }));

Deno.test("off: nothing is owed, and follows go on", () =>
  watching({ settings: { to: "off" } }, async ({ seerr, settled, store }) => {
    seerr.ask(mia, "movie", FILM);
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual(await store.notices.waiting(), { owed: 0, held: 0 });
    assert.equal((await store.notices.follow(MIA, { kind: "movie", tmdbId: FILM })).value?.ended?.why, "done");
  }));

Deno.test("what is declined, fails or is deleted ends what was waited for", () =>
  watching({}, async ({ seerr, settled, owed, store }) => {
    const [declined, failed, deleted] = [
      seerr.ask(mia, "movie", FILM),
      seerr.ask(mia, "movie", OTHER),
      seerr.ask(mia, "tv", SERIES),
    ];
    await settled();
    seerr.decline(declined);
    seerr.approve(failed);
    seerr.fail(failed);
    seerr.remove(deleted);
    await settled();
    assert.deepEqual((await owed(MIA)).sort(), ["declined", "failed"]);
    assert.deepEqual((await store.notices.following(MIA)).map(({ tmdbId }) => tmdbId), [OTHER]);
  }));

Deno.test("a season of a series that stays available is told of, though its request is on no list", () =>
  watching({ before: (seerr) => seerr.arrive("tv", OLD_SERIES) }, async ({ seerr, settled, owed, store }) => {
    seerr.addSeason(OLD_SERIES, 4);
    const id = seerr.ask(mia, "tv", OLD_SERIES, { seasons: [4] });
    const lost = seerr.ask(tom, "tv", OLD_SERIES, { seasons: [4] });
    await settled();
    seerr.setStatus("tv", OLD_SERIES, 5);
    await settled();
    assert.equal((await store.notices.following(TOM)).length, 1);
    seerr.decline(lost);
    await settled();
    assert.deepEqual(await owed(TOM), ["declined 4"]);
    seerr.approve(id);
    seerr.arrive("tv", OLD_SERIES, { seasons: [4] });
    await settled();
    assert.deepEqual(await owed(MIA), ["available 4 whole"]);
  }));

Deno.test("of several rows of a title each one counts, and none takes away what another one has", () =>
  watching({}, async ({ seerr, settled, owed }) => {
    seerr.approve(seerr.ask(mia, "movie", FILM));
    const row = seerr.duplicate("movie", FILM);
    seerr.approve(seerr.ask(tom, "movie", FILM, { row }));
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], ["available"]]);
    await settled();
    assert.deepEqual([(await owed(MIA)).length, (await owed(TOM)).length], [1, 1]);
  }));

Deno.test("a row that is deleted makes what was told void", () =>
  watching({}, async ({ seerr, settled, owed, store }) => {
    seerr.approve(seerr.ask(mia, "movie", FILM));
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    seerr.dropRow("movie", FILM);
    await settled();
    assert.deepEqual(await store.notices.told(MIA, { kind: "movie", tmdbId: FILM }), []);
    seerr.approve(seerr.ask(mia, "movie", FILM));
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.deepEqual(await owed(MIA), ["available", "available"]);
  }));

Deno.test("announcements: one for everybody, of what came since the first start, and none of requests", () =>
  watching({ settings: { announce: true } }, async ({ seerr, settled, owed }) => {
    seerr.ask(mia, "movie", OLD);
    await settled();
    assert.deepEqual(await owed("*"), []);
    seerr.arrive("movie", FILM);
    seerr.arrive("tv", SERIES, { seasons: [1, 2] });
    await settled();
    assert.deepEqual((await owed("*")).sort(), ["available", "available 1,2"]);
    seerr.vanish("movie", FILM);
    await settled();
    seerr.arrive("movie", FILM);
    await settled();
    assert.equal((await owed("*")).length, 3);
  }));

Deno.test("a signal is followed without any sweep, and said again costs one look at most", () =>
  watching({}, async (it) => {
    const { seerr, store, times } = it;
    const id = seerr.ask(mia, "movie", FILM);
    await it.settled();
    Object.assign(times, { sweep: NEVER, walk: NEVER });
    await it.restart();
    seerr.arrive("movie", FILM);
    for (let i = 0; i < 3; i++) it.watcher.signal({ kind: "movie", tmdbId: FILM, requestId: id });
    await until(async () => (await owedTo(store, MIA)).length > 0 && it.watcher.state().waiting === 0);
    seerr.calls.length = 0;
    for (const where of [{ requestId: id }, { requestId: 999 }, {}, { kind: "movie" as const, tmdbId: 424242 }]) {
      it.watcher.signal(where);
    }
    await until(() => seerr.calls.length > 3 && it.watcher.state().waiting === 0);
    const paths = seerr.calls.map(({ path }) => path).filter((path) => path !== "/discover/movies");
    assert.deepEqual(paths.sort(), ["/movie/1", "/movie/424242", "/request/999"]);
    assert.equal((await owedTo(store, MIA)).length, 1);
  }));

Deno.test("while Seerr is in trouble nothing changes; it is told once, and all that happened is found afterwards", async () => {
  const lines: string[] = [];
  const log = createLog({
    level: "info",
    format: "text",
    write: (line) => lines.push(line),
    now: () => 0,
    secrets: [],
  });
  const troubles: unknown[] = [];
  await watching(
    { parts: { log, onTrouble: (error) => troubles.push(error) } },
    async ({ seerr, store, settled, owed, watcher }) => {
      seerr.approve(seerr.ask(mia, "movie", FILM));
      await settled();
      const before = await store.notices.seen({ kind: "movie", tmdbId: FILM });
      seerr.faults.broken = /^\/(request|media|movie)/;
      await until(() => troubles.length > 3);
      seerr.arrive("movie", FILM);
      await until(() => troubles.length > 7);
      const { fault, says = "" } = watcher.state().trouble ?? {};
      assert.deepEqual([fault, /^Cannot GET/.test(says)], ["broken", true]);
      assert.deepEqual(await store.notices.seen({ kind: "movie", tmdbId: FILM }), before);
      seerr.faults.broken = "/movie/1";
      await until(() => troubles.length > 12);
      assert.deepEqual([await owed(MIA), await store.notices.seen({ kind: "movie", tmdbId: FILM })], [[], before]);
      seerr.faults.broken = false;
      await settled();
      assert.deepEqual([await owed(MIA), watcher.state().trouble], [["available"], undefined]);
    },
  );
  assert.deepEqual(lines.map((line) => /watching \w+/.exec(line)?.[0]), ["watching in", "watching out"]);
});

Deno.test("a page that fails leaves everything as it was", () =>
  watching({}, async ({ seerr, store, settled, owed, watcher }) => {
    seerr.approve(seerr.ask(mia, "movie", FILM));
    await settled();
    const before = await store.notices.marks();
    seerr.faults.broken = /^\/(request|media)$/;
    await until(() => watcher.state().trouble !== undefined);
    seerr.remove(1);
    const { sweptAt } = await store.notices.marks();
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal((await store.notices.marks()).sweptAt, sweptAt);
    assert.equal((await store.notices.marks()).newestRequest, before.newestRequest);
    assert.equal((await store.notices.following(MIA)).length, 1);
    seerr.faults.broken = false;
    await settled();
    assert.deepEqual([await owed(MIA), await store.notices.following(MIA)], [[], []]);
  }));

Deno.test("what happened while nobody watched is found at the next start, and nothing is told twice", () =>
  watching({}, async ({ seerr, settled, restart, owed }) => {
    const ids = [FILM, OTHER].map((tmdbId) => seerr.ask(mia, "movie", tmdbId));
    seerr.approve(seerr.ask(tom, "tv", SERIES, { seasons: [1, 2] }));
    await settled();
    seerr.arrive("tv", SERIES, { seasons: [1] });
    await settled();
    await restart(() => {
      seerr.decline(ids[0] ?? 0);
      seerr.arrive("movie", OTHER);
      seerr.arrive("tv", SERIES, { seasons: [2] });
      seerr.approve(seerr.ask(tom, "movie", THIRD));
      seerr.arrive("movie", THIRD);
    });
    assert.deepEqual((await owed(MIA)).sort(), ["available", "declined"]);
    assert.deepEqual((await owed(TOM)).sort(), ["available", "available 1", "available 1,2 whole"]);
    await restart();
    assert.equal((await owed(MIA)).length + (await owed(TOM)).length, 5);
  }));

Deno.test("a crash between what is owed and the title's state: all is planned again, and told once", async () => {
  let crashes = 3;
  await watching({
    notices: (notices) => ({
      async commit(plan) {
        if (crashes > 0 && plan.parts.some(({ notice }) => notice)) {
          crashes--;
          // The first batch is written, the last one with the title's state is not.
          await notices.commit({
            ...plan,
            seen: { ...plan.seen, value: (await notices.seen(plan)).value ?? plan.seen.value },
          });
          throw new Error("crash");
        }
        return await notices.commit(plan);
      },
    }),
  }, async ({ seerr, settled, owed }) => {
    for (const userId of [mia, tom]) seerr.approve(seerr.ask(userId, "movie", FILM));
    await settled();
    seerr.arrive("movie", FILM);
    await until(() => crashes < 3);
    await settled();
    assert.deepEqual([await owed(MIA), await owed(TOM)], [["available"], ["available"]]);
  });
});

Deno.test("the number of calls does not grow with those who follow", async () => {
  const calls = async (followers: number) => {
    let count = 0;
    await watching({}, async ({ seerr, store, settled }) => {
      const title = { kind: "movie" as const, tmdbId: FILM };
      for (let i = 0; i < followers; i++) {
        const { version } = await store.notices.seen(title);
        const follow = followBy(`${300000000000000000n + BigInt(i)}`, { ...title, hd: { all: true } });
        await store.notices.putFollow({ value: follow, version: null }, {
          version,
          baseline: { hd: 1, uhd: 1, seasons: [], requests: [] },
        });
      }
      await settled();
      seerr.calls.length = 0;
      seerr.arrive("movie", FILM);
      await settled();
      await until(async () => (await store.notices.waiting()).owed === followers);
      count = seerr.calls.filter(({ path }) => path === "/movie/1").length;
    });
    return count;
  };
  assert.deepEqual([await calls(1), await calls(150)], [1, 1]);
});

Deno.test("nothing is looked at without the lease; who gets it knows what was done meanwhile", async () => {
  let term = 0;
  await watching(
    { parts: { lease: { held: () => term > 0, term: () => term } }, times: { sweep: NEVER, walk: NEVER } },
    async ({ seerr, watcher, store }) => {
      watcher.signal({ kind: "movie", tmdbId: FILM });
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.deepEqual([seerr.calls, watcher.state()], [[], { waiting: 0 }]);
      term = 1;
      await until(() => watcher.state().sweptAt !== undefined);
      assert.equal(typeof (await store.notices.marks()).newestRequest, "number");
    },
  );
});

Deno.test("trouble ends with the term in which it began", async () => {
  let term = 1;
  await watching(
    { parts: { lease: { held: () => term > 0, term: () => term } } },
    async ({ seerr, watcher, settled }) => {
      seerr.faults.broken = "/request";
      await until(() => watcher.state().trouble !== undefined);
      term = 0;
      assert.equal(watcher.state().trouble, undefined);
      seerr.faults.broken = false;
      term = 2;
      await settled();
      assert.equal(watcher.state().trouble, undefined);
    },
  );
});

Deno.test("close() ends within two seconds while Seerr does not answer", async () => {
  await watching({}, async ({ seerr, watcher }) => {
    seerr.faults.hang = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const began = performance.now();
    await watcher.close();
    assert.ok(performance.now() - began < 2_000);
  });
});

Deno.test("two processes that both believe to hold the lease tell everybody once", () =>
  watching({}, async (one) => {
    const { seerr, store, settled } = one;
    const other = one.another();
    other.start();
    try {
      const films = Array.from({ length: 12 }, (_, index) => 100 + index);
      for (const id of films) {
        seerr.addTitle({ kind: "movie", id, title: `Film ${id}` });
        for (const userId of [mia, tom]) seerr.approve(seerr.ask(userId, "movie", id));
      }
      for (const id of films) {
        seerr.arrive("movie", id);
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
      await settled();
      await settled();
      for (const person of [MIA, TOM]) {
        assert.deepEqual((await owedTo(store, person)).map(({ tmdbId }) => tmdbId).sort(), films);
      }
    } finally {
      await other.close();
    }
  }));
