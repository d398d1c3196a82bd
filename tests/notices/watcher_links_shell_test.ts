/** What is told to those whose link comes late, or stands elsewhere for a while. */
import assert from "node:assert/strict";
import type { Accounts } from "../../src/services/accounts.ts";
import { ACCOUNTS, FILM, MIA, TOM, until, watching } from "./watching.ts";

const { mia, tom } = ACCOUNTS;
const title = { kind: "movie" as const, tmdbId: FILM };

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
