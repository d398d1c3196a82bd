/** Standing wishes, over a tiny Seerr and a store in memory. */
import assert from "node:assert/strict";
import type { WishOutcome, WishRequest } from "../../../src/notices/watcher.ts";
import type { Follow, Wish } from "../../../src/store/mod.ts";
import { stop, withChoice } from "../../../src/notices/wants.ts";
import {
  ACCOUNTS,
  followBy,
  MIA,
  OLD_SERIES,
  owedTo,
  SERIES,
  until,
  type Watching,
  watching,
  type WatchingOptions,
} from "../watching.ts";

const TITLE = { kind: "tv" as const, tmdbId: SERIES };
const BASELINE = { hd: 1, uhd: 1, seasons: [], requests: [] };

/** Mia wishes for every season after the third; `answer` is what becomes of asking. */
async function wishing(
  { wish = {}, parts = {}, ...options }: WatchingOptions & { wish?: Partial<Wish> },
  answer: (asking: WishRequest, it: Watching) => Promise<WishOutcome>,
  act: (it: Watching, rounds: { asked: number }) => Promise<void>,
): Promise<void> {
  const rounds = { asked: 0 };
  const running = Promise.withResolvers<Watching>();
  const ask = async (asking: WishRequest) => {
    rounds.asked++;
    return await answer(asking, await running.promise);
  };
  const follow: Follow = followBy(MIA, { ...TITLE, title: "Series 1", wish: { what: "hd", after: 3, at: 1, ...wish } });
  const before = async (_: unknown, store: Watching["store"]) => {
    await store.notices.putFollow({ value: follow, version: null }, { version: null, baseline: BASELINE });
  };
  await watching({ ...options, before, parts: { ...parts, ask } }, async (it) => {
    running.resolve(it);
    await act(it, rounds);
  });
}

const wishOf = async ({ store }: Watching) => (await store.notices.follow(MIA, TITLE)).value?.wish;

/** Asks as the app does: for what is listed and nobody asked for. */
async function request({ choose }: WishRequest, { seerr }: Watching): Promise<WishOutcome> {
  const series = seerr.title("tv", SERIES);
  const listed = series?.kind === "tv" ? (series.seasons ?? []).map(({ seasonNumber }) => seasonNumber) : [];
  const taken = new Set(seerr.requests().flatMap(({ seasons }) => seasons));
  const seasons = await choose(listed.filter((season) => !taken.has(season)));
  if (seasons.length === 0) return { kind: "nothing" };
  return { kind: "requested", seasons, requestId: seerr.ask(ACCOUNTS.mia, "tv", SERIES, { seasons }) };
}

Deno.test("a wish: each later season is requested once, told, and told again when it comes", () =>
  wishing({}, request, async (it, rounds) => {
    const { seerr, owed, settled } = it;
    await until(() => rounds.asked > 2);
    assert.deepEqual([seerr.requests(), await owed(MIA)], [[], []]);
    seerr.addSeason(SERIES, 4);
    await until(async () => (await owed(MIA)).length > 0);
    assert.deepEqual(await owed(MIA), ["requested 4"]);
    assert.deepEqual(await wishOf(it), { what: "hd", after: 4, at: 1 });
    const { asked } = rounds;
    await until(() => rounds.asked > asked + 2);
    assert.deepEqual(seerr.requests().map(({ seasons }) => seasons), [[4]]);
    await settled();
    seerr.arrive("tv", SERIES, { seasons: [4] });
    await settled();
    assert.deepEqual(await owed(MIA), ["requested 4", "available 4 whole"]);
    assert.equal((await it.store.notices.wishes()).length, 1);
  }));

Deno.test("a wish that must wait says so once a season, and is asked for again", () => {
  let reason: "quota" | "other" | undefined = "quota";
  return wishing({ wish: { what: "4k" } }, async (asking, it) => {
    if (!reason) return await request(asking, it);
    await asking.choose([1, 4, 5]);
    return { kind: "waiting", reason };
  }, async (it, rounds) => {
    await until(() => rounds.asked > 3);
    reason = "other";
    await until(() => rounds.asked > 6);
    assert.deepEqual(await it.owed(MIA), ["waiting 4,5 4k quota"]);
    reason = undefined;
    it.seerr.addSeason(SERIES, 4);
    await until(async () => (await it.owed(MIA)).length > 1);
    assert.deepEqual(await it.owed(MIA), ["waiting 4,5 4k quota", "requested 4 4k"]);
  });
});

Deno.test("a wish for which nothing was chosen waits for the next season", () =>
  wishing({}, () => Promise.resolve({ kind: "waiting", reason: "forbidden" }), async (it, rounds) => {
    await until(() => rounds.asked > 2);
    assert.deepEqual(await it.owed(MIA), ["waiting 4 forbidden"]);
  }));

Deno.test("a wish of somebody without an account is tried again later, and others are looked after all the same", () =>
  wishing({}, () => Promise.reject(new Error("Cannot ask: nobody is linked")), async (it, rounds) => {
    await until(() => rounds.asked > 3);
    assert.deepEqual([await it.owed(MIA), (await it.store.notices.wishes()).length], [[], 1]);
    assert.equal(it.watcher.state().trouble, undefined);
  }));

Deno.test("a wish is written down before it is asked for: a crash in between neither loses nor repeats it", () => {
  let crashes = 1;
  return wishing({}, async (asking, it) => {
    const asked = await request(asking, it);
    if (asked.kind === "requested" && crashes-- > 0) throw new Error("crash");
    return asked;
  }, async (it) => {
    it.seerr.addSeason(SERIES, 4);
    await until(async () => (await it.owed(MIA)).length > 0);
    assert.deepEqual(await it.owed(MIA), ["requested 4"]);
    assert.deepEqual([it.seerr.requests().length, await wishOf(it)], [1, { what: "hd", after: 4, at: 1 }]);
  });
});

Deno.test("a wish is told in the person's language, and not at all where messages are off", async () => {
  const parts: WatchingOptions["parts"] = { name: (_, locale) => Promise.resolve({ title: `Serie (${locale})` }) };
  await wishing({ parts }, request, async (it) => {
    it.seerr.addSeason(SERIES, 4);
    await until(async () => (await it.owed(MIA)).length > 0);
    assert.equal((await owedTo(it.store, MIA))[0]?.title, "Serie (en)");
  });
  await wishing({ settings: { to: "off" } }, request, async (it) => {
    it.seerr.addSeason(SERIES, 4);
    await until(async () => (await wishOf(it))?.after === 4);
    assert.deepEqual(await it.owed(MIA), []);
  });
});

Deno.test("a wish is told of what became of its request also where requesters do not follow what they request", () =>
  wishing({ settings: { requesters: false } }, request, async ({ seerr, settled, owed, store }) => {
    seerr.addSeason(SERIES, 4);
    await until(async () => (await owed(MIA)).length > 0);
    const [id] = seerr.requests().map(({ id }) => id);
    assert.deepEqual((await store.notices.follow(MIA, TITLE)).value?.asked.map((it) => it.id), [id]);
    seerr.decline(id ?? 0);
    await settled();
    assert.deepEqual(await owed(MIA), ["requested 4", "declined 4"]);
  }));

Deno.test("a crash while a wish is asked for loses nothing either where requesters do not follow", () => {
  let crashes = 1;
  return wishing({ settings: { requesters: false } }, async (asking, it) => {
    const asked = await request(asking, it);
    if (asked.kind === "requested" && crashes-- > 0) throw new Error("crash");
    return asked;
  }, async (it) => {
    it.seerr.addSeason(SERIES, 4);
    await until(async () => (await it.owed(MIA)).length > 0);
    assert.deepEqual([await it.owed(MIA), it.seerr.requests().length], [["requested 4"], 1]);
  });
});

Deno.test("a season that others asked for in the same moment is theirs, also when it is declined", () =>
  wishing({}, async ({ choose }, { seerr }) => {
    const taken = new Set(seerr.requests().filter(({ status }) => status !== 3).flatMap(({ seasons }) => seasons));
    const seasons = await choose(taken.has(4) ? [] : [4]);
    if (seerr.requests().length === 0) seerr.ask(ACCOUNTS.tom, "tv", SERIES, { seasons });
    return seasons.length > 1 ? { kind: "requested", seasons } : { kind: "nothing" };
  }, async (it, rounds) => {
    it.seerr.addSeason(SERIES, 4);
    await until(() => rounds.asked > 2);
    assert.deepEqual(await wishOf(it), { what: "hd", after: 3, at: 1 }, "it may yet be taken back");
    it.seerr.decline(it.seerr.requests()[0]?.id ?? 0);
    await until(async () => (await wishOf(it))?.after === 4);
    const { asked } = rounds;
    await until(() => rounds.asked > asked + 2);
    assert.deepEqual([await wishOf(it), await it.owed(MIA)], [{ what: "hd", after: 4, at: 1 }, []]);
  }));

/** Writes Mia's follow anew, however often somebody else is faster. */
async function rewrite({ notices }: Watching["store"], tmdbId: number, change: (it: Follow) => Follow): Promise<void> {
  const title = { kind: "tv" as const, tmdbId };
  for (let isDone = false; !isDone;) {
    const [{ value, version }, seen] = [await notices.follow(MIA, title), await notices.seen(title)];
    assert.ok(value);
    isDone = await notices.putFollow({ value: change(value), version }, { version: seen.version, baseline: BASELINE });
  }
}

const ENDINGS: Record<string, (store: Watching["store"], tmdbId: number) => Promise<void>> = {
  "was stopped": (store, tmdbId) => rewrite(store, tmdbId, (it) => stop(it, 2)),
  "was replaced by another one": (store, tmdbId) =>
    rewrite(store, tmdbId, (it) => {
      const wish = { what: "4k", after: 3, at: 2 };
      return withChoice(it, { wish }, { person: MIA, title: { ...TITLE, title: "Series 1" }, now: 2 });
    }),
  "went with its person": (store) => store.forget(MIA),
};

for (const [how, end] of Object.entries(ENDINGS)) {
  Deno.test(`a wish that ${how} while its round was under way asks for nothing`, () => {
    const chosen: number[][] = [];
    return wishing({}, async ({ choose, wish }, { store }) => {
      if (wish.what === "hd") {
        await end(store, SERIES);
        chosen.push(await choose([4]));
      }
      return { kind: "nothing" };
    }, async (it) => {
      await until(() => chosen.length > 0);
      await it.settled();
      assert.deepEqual(chosen, [[]]);
      assert.equal((await wishOf(it))?.trying, undefined);
    });
  });
}

Deno.test("a wish is read anew when its turn comes: it may be over since all were listed", async () => {
  const asked: number[] = [];
  const ended = Promise.withResolvers<Watching["store"]>();
  const wish = { what: "hd", after: 3, at: 1 };
  const ask = async ({ tmdbId }: WishRequest): Promise<WishOutcome> => {
    asked.push(tmdbId);
    if (asked.length === 1) await ENDINGS["was stopped"]?.(await ended.promise, OLD_SERIES);
    return { kind: "nothing" };
  };
  await watching({
    parts: { ask },
    async before(_, { notices }) {
      for (const tmdbId of [SERIES, OLD_SERIES]) {
        const value = followBy(MIA, { kind: "tv", tmdbId, wish });
        await notices.putFollow({ value, version: null }, { version: null, baseline: BASELINE });
      }
    },
  }, async ({ store }) => {
    ended.resolve(store);
    await until(() => asked.length > 3);
    assert.deepEqual([...new Set(asked)], [SERIES]);
  });
});

for (const isKnown of [true, false]) {
  Deno.test(`what was declined since the round began is not asked for, ${isKnown ? "" : "not "}seen by a sweep`, () => {
    const chosen: number[][] = [];
    return wishing({}, async ({ choose }, { seerr, settled }) => {
      if (chosen.length === 0) {
        seerr.addSeason(SERIES, 4);
        seerr.decline(seerr.ask(ACCOUNTS.tom, "tv", SERIES, { seasons: [4] }));
        if (isKnown) await settled();
      }
      chosen.push(await choose([4]));
      return { kind: "nothing" };
    }, async (it) => {
      await until(() => chosen.length > 1);
      assert.deepEqual([chosen.flat(), await wishOf(it)], [[], { what: "hd", after: 4, at: 1 }]);
    });
  });
}
