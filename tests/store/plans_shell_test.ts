import assert from "node:assert/strict";
import type { Database } from "../../src/store/database.ts";
import { commit } from "../../src/store/plans.ts";
import type { NoticeStore, Part, Plan } from "../../src/store/mod.ts";
import { noticesOn } from "../../src/store/notice_store.ts";
import {
  AVAILABLE,
  DAY,
  followBy,
  inFolder,
  MATRIX,
  noticeFor,
  partOf,
  people,
  planOf,
  seenTitle,
  withDatabase,
  withStore,
} from "./place.ts";

const PREMIERE = people(1000);

/** Everybody is told and gets a notice, except those who were told already. */
async function premiere(notices: NoticeStore, run: string): Promise<Plan> {
  const { version } = await notices.seen(MATRIX);
  const follows = new Map((await notices.followsOf(MATRIX)).map(({ value, version }) => [value.person, version]));
  const parts: Part[] = [];
  for (const person of PREMIERE) {
    if ((await notices.told(person, MATRIX)).length > 0) continue;
    const value = followBy(person, MATRIX, { ended: { at: 5000, why: "done" } });
    const id = run + person.slice(-15);
    parts.push(
      partOf(person, { follow: { value, version: follows.get(person) ?? null }, notice: noticeFor(person, id) }),
    );
  }
  return planOf(parts, version);
}

async function assertEachOnce(notices: NoticeStore) {
  const owed = (await notices.due(1e15, 5000)).map(({ value }) => value?.person ?? "");
  assert.deepEqual(owed.sort(), [...PREMIERE].sort());
}

Deno.test("commit() writes all that a look came to", () =>
  withStore(async ({ notices }) => {
    const part = partOf("1", {
      follow: { value: followBy("1"), version: null },
      tell: [AVAILABLE, { ...AVAILABLE, is4k: true }],
      notice: noticeFor("1", "a"),
    });
    assert.equal(await notices.commit(planOf([part])), "done");
    assert.deepEqual((await notices.seen(MATRIX)).value, seenTitle({ hd: 5 }));
    assert.deepEqual((await notices.follow("1", MATRIX)).value, followBy("1"));
    assert.deepEqual(await notices.told("1", MATRIX), part.tell);
    assert.deepEqual(await notices.told("1", { kind: "tv", tmdbId: 603 }), []);
    assert.deepEqual((await notices.due(4000, 10)).map(({ value }) => value), [noticeFor("1", "a")]);
  }));

Deno.test("commit() of nothing but a state is one write against its version", () =>
  withStore(async ({ notices }) => {
    assert.equal(await notices.commit(planOf([])), "done");
    assert.equal(await notices.commit(planOf([])), "stale");
    const { version } = await notices.seen(MATRIX);
    assert.equal(await notices.commit(planOf([], version)), "done");
    assert.notEqual((await notices.seen(MATRIX)).version, version);
  }));

Deno.test("commit() is stale and writes nothing when the title, a follow or what was told changed", () =>
  withStore(async ({ notices }) => {
    const older = { value: followBy("2"), version: null };
    assert.equal(await notices.commit(planOf([partOf("1"), partOf("2", { follow: older, tell: [] })])), "done");
    const { version } = await notices.seen(MATRIX), follow = await notices.follow("2", MATRIX);
    const fresh = partOf("3", { notice: noticeFor("3", "c"), follow: { value: followBy("3"), version: null } });
    const cases: [string, Plan][] = [
      ["title", planOf([fresh])],
      ["told", planOf([fresh, partOf("1")], version)],
      ["new follow", planOf([fresh, partOf("2", { follow: older })], version)],
      ["changed follow", planOf([fresh, partOf("2", { follow: { ...older, version: "0".repeat(20) } })], version)],
    ];
    for (const [what, plan] of cases) {
      assert.equal(await notices.commit(plan), "stale", what);
      assert.deepEqual([await notices.told("3", MATRIX), (await notices.waiting()).owed], [[], 0], what);
      assert.equal((await notices.follow("3", MATRIX)).version, null, what);
    }
    assert.equal((await notices.seen(MATRIX)).version, version);
    assert.deepEqual(await notices.follow("2", MATRIX), follow);
    assert.equal(await notices.commit(planOf([fresh], version)), "done");
  }));

Deno.test("commit() takes back what was told, and may tell it again at once", () =>
  withStore(async ({ notices }) => {
    await notices.commit(planOf([partOf("1"), partOf("2")]));
    const parts = [partOf("1", { untell: [AVAILABLE] }), partOf("2", { tell: [], untell: [AVAILABLE] })];
    assert.equal(await notices.commit(planOf(parts, (await notices.seen(MATRIX)).version)), "done");
    assert.deepEqual([await notices.told("1", MATRIX), await notices.told("2", MATRIX)], [[AVAILABLE], []]);
  }));

Deno.test("what was told counts for a year, and may then be told again", () =>
  withStore(async ({ notices }, { clock }) => {
    await notices.commit(planOf([partOf("1")]));
    clock.now += 365 * DAY - 1;
    assert.deepEqual(await notices.told("1", MATRIX), [AVAILABLE]);
    const { version } = await notices.seen(MATRIX);
    assert.equal(await notices.commit(planOf([partOf("1")], version)), "stale");
    clock.now++;
    assert.deepEqual(await notices.told("1", MATRIX), []);
    assert.equal(await notices.commit(planOf([partOf("1"), partOf("2")], version)), "done");
    assert.deepEqual(await notices.told("1", MATRIX), [AVAILABLE]);
  }));

Deno.test("told() goes by the keys: a broken value makes nobody hear it twice", () =>
  withStore(async ({ notices }, { raw }) => {
    await raw((kv) => kv.set(["told", "1", "movie", 603, false, "movie", "available"], { odd: true }));
    await raw((kv) => kv.set(["told", "1", "movie", 603, false, "movie", "sung"], 1));
    assert.deepEqual(await notices.told("1", MATRIX), [AVAILABLE]);
    assert.equal(await notices.commit(planOf([partOf("1")])), "stale");
  }));

Deno.test("commit() leaves out who was forgotten meanwhile", () =>
  withStore(async (store) => {
    await store.forget("1");
    const parts = ["1", "2"].map((person) =>
      partOf(person, { notice: noticeFor(person, person), follow: { value: followBy(person), version: null } })
    );
    assert.equal(await store.notices.commit(planOf(parts)), "done");
    assert.deepEqual((await store.notices.due(9000, 9)).map(({ value }) => value?.person), ["2"]);
    assert.deepEqual(await store.export("1"), { asked: [], setAside: [], forgottenAt: 5000 });
  }));

Deno.test("commit() tells one person of more than a commit can check", () =>
  withStore(async ({ notices }) => {
    const tell = Array.from({ length: 300 }, (_, i) => ({ ...AVAILABLE, unit: `s${i}` }));
    assert.equal(await notices.commit(planOf([partOf("1", { tell }), partOf("2")])), "done");
    assert.equal((await notices.told("1", MATRIX)).length, 300);
    const again = partOf("1", { tell: tell.with(0, AVAILABLE).toReversed() });
    const { version } = await notices.seen(MATRIX);
    assert.equal(await notices.commit(planOf([again], version)), "stale");
    assert.equal(await notices.commit(planOf([{ ...again, untell: tell }], version)), "done");
  }));

Deno.test("commit() splits what is large for one commit", () =>
  withStore(async ({ notices }) => {
    const parts = people(40).map((person) =>
      partOf(person, { notice: noticeFor(person, person, { title: "…".repeat(15_000) }) })
    );
    assert.equal(await notices.commit(planOf(parts)), "done");
    assert.equal((await notices.waiting()).owed, 40);
  }));

Deno.test("commit() tells a thousand people", () =>
  withStore(async ({ notices }) => {
    assert.equal(await notices.commit(await premiere(notices, "a")), "done");
    await assertEachOnce(notices);
    assert.equal((await notices.followsOf(MATRIX)).length, 1000);
    assert.deepEqual((await premiere(notices, "b")).parts, []);
  }));

Deno.test("a crash between two batches: what is planned again tells each person once", () =>
  withDatabase(async (db) => {
    const notices = noticesOn(db, db.patiently);
    const plan = await premiere(notices, "a");
    let left = 5;
    const dying: Database = {
      ...db,
      patiently: (act) => left-- > 0 ? act() : Promise.reject(new Error("power cut")),
    };
    await assert.rejects(commit(dying, plan), /power cut/);
    const { owed } = await notices.waiting();
    assert.ok(owed > 0 && owed < 1000, String(owed));
    assert.equal((await notices.seen(MATRIX)).version, null);
    assert.equal(await notices.commit(plan), "stale");
    assert.equal(await notices.commit(await premiere(notices, "b")), "done");
    await assertEachOnce(notices);
  }));

Deno.test("a later batch that is stale leaves the title as it was", () =>
  withStore(async ({ notices }) => {
    const plan = await premiere(notices, "a");
    const late = PREMIERE.at(-1) ?? "";
    assert.equal(
      await notices.putFollow({ value: followBy(late), version: null }, { version: null, baseline: seenTitle() }),
      true,
    );
    const { version } = await notices.seen(MATRIX);
    assert.equal(await notices.commit({ ...plan, seen: { ...plan.seen, version } }), "stale");
    assert.deepEqual(await notices.seen(MATRIX), { value: seenTitle(), version });
    assert.ok((await notices.waiting()).owed > 0);
    assert.equal(await notices.commit(await premiere(notices, "b")), "done");
    await assertEachOnce(notices);
  }));

Deno.test("two processes that look at one title tell each person once", () =>
  inFolder(async ({ open }) => {
    const stores = [await open(), await open()];
    try {
      const look = async ({ notices }: { notices: NoticeStore }, run: string) => {
        for (let i = 0; i < 50; i++) if (await notices.commit(await premiere(notices, run)) === "done") return;
        assert.fail("never done");
      };
      await Promise.all(stores.map((store, i) => look(store, "ab".charAt(i))));
      await Promise.all(stores.map(({ notices }) => assertEachOnce(notices)));
    } finally {
      for (const store of stores) store.close();
    }
  }));
