/** What comes between the first start and the first sweep: nothing is lost for it. */
import assert from "node:assert/strict";
import type { TinySeerr } from "../../src/playground/seerr/mod.ts";
import { ACCOUNTS, FILM, MIA, NEVER, QUICK, SERIES, until, watching } from "./watching.ts";

const { mia } = ACCOUNTS;

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

for (const [fate, befall, wanted] of FATES) {
  Deno.test(`what was open at the first start is told by the next process when ${fate} while the first walk reads`, () =>
    beforeFirstSweep({
      given: (seerr) => void seerr.ask(mia, "movie", FILM, { status: 2 }),
      walking: befall,
      while() {},
    }, wanted));
}

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
