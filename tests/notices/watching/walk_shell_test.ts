/** The walk over a large library: few calls, few looks, and nothing that a shifting list could spoil. */
import assert from "node:assert/strict";
import { keyOf } from "../../../src/notices/watching/look_queue.ts";
import type { TinySeerrOptions } from "../../../src/playground/seerr/mod.ts";
import { followBy, MIA, NEVER, OLD, until, type Watching, watching, WORLD } from "../watching.ts";

const MANY = 2_500;
/** More films than are always walked over whole. */
const LARGE: TinySeerrOptions = {
  ...WORLD,
  library: Array.from({ length: MANY }, (_, index) => ({
    kind: "movie" as const,
    id: index + 1,
    title: `Film ${index + 1}`,
    library: { status: 3 as const },
  })),
};
const FILM = { kind: "movie" as const, tmdbId: 700 };
/** By what the walks that were seen went. */
const sorts = ({ seerr }: Watching) => [
  ...new Set(
    seerr.calls.filter(({ path }) => path === "/media").map(({ query }) =>
      /sort=\w+/.exec(`${new URLSearchParams(query)}`)?.[0]
    ),
  ),
];

async function follow({ store }: Watching): Promise<void> {
  const { version, value } = await store.notices.seen(FILM);
  assert.ok(value);
  const it = followBy(MIA, { ...FILM, hd: { all: true } });
  assert.ok(await store.notices.putFollow({ value: it, version: null }, { version, baseline: value }));
}

Deno.test("walk() reads only what changed where dates tell, and details only of what somebody follows", () =>
  watching({ seerr: LARGE, times: { sweep: 20 } }, async (it) => {
    const { seerr, store, settled, owed } = it;
    assert.equal((await store.notices.signs()).length, MANY);
    await settled();
    await follow(it);
    seerr.calls.length = 0;
    seerr.arrive("movie", 700);
    seerr.arrive("movie", 701);
    await until(async () => (await owed(MIA)).length > 0);
    assert.deepEqual(await owed(MIA), ["available"]);
    await settled();
    assert.equal((await store.notices.seen({ kind: "movie", tmdbId: 701 })).value?.hd, 5);
    assert.deepEqual(seerr.calls.map(({ path }) => path).filter((path) => path.startsWith("/movie/")), ["/movie/700"]);
    assert.deepEqual(sorts(it), ["sort=modified"]);
  }));

Deno.test("walk() reads all where dates stand still", () =>
  watching({ seerr: { ...LARGE, version: "3.1.0" }, times: { sweep: 20 } }, async (it) => {
    const { seerr, settled, owed } = it;
    await settled();
    await follow(it);
    seerr.calls.length = 0;
    seerr.arrive("movie", 700);
    await until(async () => (await owed(MIA)).length > 0);
    assert.deepEqual(sorts(it), ["sort=added"]);
  }));

Deno.test("walk() notes nothing when one of its pages fails, and takes up where it was", () => {
  let rows = 0;
  return watching({
    seerr: LARGE,
    times: { sweep: NEVER },
    before: (seerr) => void (seerr.faults.broken = "/media"),
    notices: (notices) => ({
      see(titles) {
        rows += titles.length;
        return notices.see(titles);
      },
    }),
  }, async ({ seerr, watcher, store }) => {
    await until(() => watcher.state().trouble !== undefined);
    assert.deepEqual([rows, (await store.notices.marks()).walkedAt], [0, undefined]);
    seerr.faults.broken = false;
  });
});

Deno.test("walk() sets titles that are gone back to nothing", () =>
  watching({}, async ({ seerr, store, settled }) => {
    const title = { kind: "movie" as const, tmdbId: 3 };
    assert.equal((await store.notices.seen(title)).value?.hd, 5);
    seerr.dropRow("movie", 3);
    await settled();
    const { value } = await store.notices.seen(title);
    assert.deepEqual([value?.hd, value?.sign], [1, undefined]);
  }));

Deno.test("walk() leaves a title alone that somebody else writes meanwhile, and comes back to it", () => {
  let late = 2;
  return watching({
    notices: (notices) => ({
      async see(titles) {
        if (late-- > 0) return titles.map(({ kind, tmdbId }) => ({ kind, tmdbId }));
        return await notices.see(titles);
      },
    }),
  }, async ({ store, settled }) => {
    await settled();
    await settled();
    assert.equal((await store.notices.seen({ kind: "movie", tmdbId: 3 })).value?.hd, 5);
  });
});

Deno.test("walk() does not write over what somebody began to follow while it looked whether anybody does", () => {
  const title = { kind: "movie" as const, tmdbId: OLD };
  let isHere = false;
  return watching({
    notices: (notices) => ({
      async isFollowed(asked) {
        const before = await notices.isFollowed(asked);
        if (!isHere || before || keyOf(asked) !== keyOf(title)) return before;
        isHere = false;
        const { version, value } = await notices.seen(title);
        assert.ok(value);
        const follow = { value: followBy(MIA, { ...title, hd: { all: true } }), version: null };
        assert.ok(await notices.putFollow(follow, { version, baseline: value }));
        return before;
      },
    }),
  }, async ({ seerr, settled, owed }) => {
    seerr.vanish("movie", OLD);
    await settled();
    isHere = true;
    seerr.arrive("movie", OLD);
    await until(() => !isHere);
    await settled();
    assert.deepEqual(await owed(MIA), ["available"]);
  });
});
