import assert from "node:assert/strict";
import type { Store } from "../../src/store/mod.ts";
import {
  AVAILABLE,
  followBy,
  inFolder,
  MATRIX,
  noticeFor,
  partOf,
  people,
  planOf,
  seenTitle,
  SEVERANCE,
  using,
  withStore,
} from "./place.ts";

const wish = { what: "4k", after: 1, at: 1 };

/** Everything that can be kept about a person. */
async function live({ notices, ...store }: Store, person: string) {
  await store.rememberRequest({
    requestId: Number(person),
    person,
    mediaType: "movie",
    tmdbId: 603,
    is4k: false,
    at: 1,
  });
  const parts = ["sent", "held", "owed"].map((state) =>
    partOf(person, { notice: noticeFor(person, state + person), tell: state === "owed" ? [AVAILABLE] : [] })
  );
  await notices.commit(planOf(parts, (await notices.seen(MATRIX)).version));
  await notices.settle(noticeFor(person, `sent${person}`), "sent");
  await notices.hold(noticeFor(person, `held${person}`));
  await notices.changeHabits(person, () => ({ locale: "de" }));
  await notices.setConversation(person, { channel: "c" });
  for (
    const follow of [followBy(person, SEVERANCE, { wish }), followBy(person, MATRIX, { ended: { at: 1, why: "done" } })]
  ) {
    const { version } = await notices.seen(follow);
    await notices.putFollow({ value: follow, version: null }, { version, baseline: seenTitle() });
  }
}

Deno.test("export() is everything about a person, of notices too", () =>
  withStore(async (store) => {
    for (const person of ["1", "11"]) await live(store, person);
    const { asked, setAside, lately, ...kept } = await store.export("1");
    assert.deepEqual([asked.length, setAside, lately?.map(({ title }) => title)], [1, [], ["The Matrix"]]);
    assert.deepEqual(kept, {
      follows: [followBy("1", MATRIX, { ended: { at: 1, why: "done" } }), followBy("1", SEVERANCE, { wish })],
      habits: { locale: "de" },
      told: [{ ...MATRIX, ...AVAILABLE, at: 5000 }],
      waiting: [noticeFor("1", "owed1"), noticeFor("1", "held1")],
      conversation: { channel: "c" },
    });
  }));

Deno.test("forget() takes all of it away, and nothing of others", () =>
  inFolder(async ({ open, raw }) => {
    const keysOf = () => raw(async (kv) => (await Array.fromAsync(kv.list({ prefix: [] }))).map(({ key }) => key));
    await using(open(), (store) => live(store, "11"));
    const before = await keysOf();
    await using(open(), (store) => live(store, "1"));
    await raw(async (kv) => {
      await kv.set(["notice", "odd"], { person: "1" });
      await kv.set(["follow", "movie", 9, "1"], { kind: "odd" });
      await kv.set(["follows", "1", "movie", 9], true);
      for (let i = 0; i < 300; i++) await kv.set(["told", "1", "tv", i, false, "s1", "available"], 1);
    });
    await using(open(), async (store) => {
      await store.forget("1");
      assert.deepEqual(await store.export("1"), { asked: [], setAside: [], forgottenAt: 5000 });
      assert.deepEqual([(await store.notices.wishes()).length, (await store.notices.waiting()).held], [1, 1]);
      assert.deepEqual((await store.notices.due(9e9, 9)).map(({ value }) => value?.person), ["11"]);
      assert.equal(
        await store.notices.commit(planOf([partOf("1")], (await store.notices.seen(MATRIX)).version)),
        "done",
      );
      assert.deepEqual(await store.notices.told("1", MATRIX), []);
    });
    assert.deepEqual(await keysOf(), [...before, ["forgotten", "1"]].sort(byName));
    assert.deepEqual(before, before.toSorted(byName));
  }));

Deno.test("forget() and a look at the same time leave nothing of a person", () =>
  inFolder(async ({ open }) => {
    const stores = [await open(), await open()] as const;
    const [{ notices }, other] = stores, everybody = people(300);
    try {
      const parts = everybody.map((person) =>
        partOf(person, { notice: noticeFor(person, person), follow: { value: followBy(person), version: null } })
      );
      const [came] = await Promise.all([
        notices.commit(planOf(parts)),
        ...everybody.slice(-30).map((person) => other.forget(person)),
      ]);
      assert.equal(came, "done");
      const [owed, follows] = [await notices.due(9e9, 999), await notices.followsOf(MATRIX)];
      assert.deepEqual([owed.length, follows.length], [270, 270]);
    } finally {
      for (const store of stores) store.close();
    }
  }));

function byName(a: Deno.KvKey, b: Deno.KvKey): number {
  const [one, two] = [a, b].map((key) => JSON.stringify(key));
  return one === two ? 0 : (one ?? "") < (two ?? "") ? -1 : 1;
}
