import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import type { Database } from "../../src/store/database.ts";
import { follow, putFollow } from "../../src/store/follows.ts";
import { type Follow, type NoticeStore, StoreError } from "../../src/store/mod.ts";
import {
  DAY,
  followBy,
  MATRIX,
  noticeFor,
  partOf,
  planOf,
  seenTitle,
  SEVERANCE,
  withDatabase,
  withStore,
} from "./place.ts";

async function put(notices: NoticeStore, value: Follow) {
  const { version } = await notices.follow(value.person, value);
  const seen = await notices.seen(value);
  assert.equal(await notices.putFollow({ value, version }, { version: seen.version, baseline: seenTitle() }), true);
}

const ended = { at: 6000, why: "stopped" } as const;
const wish = { what: "hd", after: 2, at: 1 };

Deno.test("putFollow() is found by title, by person and by wish until it ends", () =>
  withStore(async ({ notices }) => {
    const mine = followBy("111", SEVERANCE, { wish, at: 1 }), film = followBy("111", MATRIX, { at: 9 });
    const theirs = followBy("1112", SEVERANCE);
    for (const follow of [mine, film, theirs]) await put(notices, follow);
    assert.deepEqual((await notices.followsOf(SEVERANCE)).map(({ value }) => value), [mine, theirs]);
    assert.deepEqual(await notices.following("111"), [film, mine]);
    assert.deepEqual(await notices.wishes(), [mine]);
    assert.deepEqual((await notices.follow("111", MATRIX)).value, film);
    assert.deepEqual(await notices.follow("333", MATRIX), { value: undefined, version: null });
    assert.deepEqual([await notices.following("333"), await notices.following("11")], [[], []]);

    await put(notices, { ...mine, ended });
    assert.deepEqual(await notices.following("111"), [film]);
    assert.deepEqual(await notices.wishes(), []);
    assert.deepEqual((await notices.followsOf(SEVERANCE)).map(({ value }) => value.ended), [ended, undefined]);
    await put(notices, mine);
    assert.deepEqual([await notices.wishes(), await notices.following("111")], [[mine], [film, mine]]);
  }));

Deno.test("isFollowed() is whether anybody still does", () =>
  withStore(async ({ notices }) => {
    assert.equal(await notices.isFollowed(MATRIX), false);
    for (let i = 0; i < 30; i++) await put(notices, followBy(`1${i}`, MATRIX, { ended }));
    assert.equal(await notices.isFollowed(MATRIX), false);
    await put(notices, followBy("9"));
    assert.equal(await notices.isFollowed(MATRIX), true);
    assert.equal(await notices.isFollowed({ kind: "tv", tmdbId: 603 }), false);
  }));

Deno.test("awaited() names the requests that are not done, each once, by title", () =>
  withStore(async ({ notices }, { clock }) => {
    assert.deepEqual(await notices.awaited(), []);
    const asked = (...ids: number[]) => ids.map((id) => ({ id, is4k: false, seasons: [], at: 1 }));
    const done = { id: 9, is4k: false, seasons: [], at: 1, done: true as const };
    await put(notices, followBy("1", MATRIX, { asked: [...asked(3, 4), done] }));
    await put(notices, followBy("2", MATRIX, { asked: asked(4, 5) }));
    await put(notices, followBy("3", MATRIX, { asked: [done], ended }));
    await put(notices, followBy("1", SEVERANCE, { asked: asked(7), ended: { at: 6000, why: "done" } }));
    await put(notices, followBy("2", SEVERANCE, { wish, asked: [] }));
    assert.deepEqual(await notices.awaited(), [{ ...MATRIX, ids: [3, 4, 5] }, { ...SEVERANCE, ids: [7] }]);
    clock.now = 6000 + 365 * DAY;
    assert.deepEqual(await notices.awaited(), [{ ...MATRIX, ids: [3, 4, 5] }]);
  }));

Deno.test("a follow that ended more than a year ago is no more", () =>
  withStore(async ({ notices }, { clock }) => {
    await put(notices, followBy("111", MATRIX, { ended }));
    clock.now = 6000 + 365 * DAY - 1;
    assert.equal((await notices.followsOf(MATRIX)).length, 1);
    clock.now++;
    assert.deepEqual(await notices.followsOf(MATRIX), []);
    assert.equal((await notices.follow("111", MATRIX)).value, undefined);
    await put(notices, followBy("111"));
    assert.deepEqual(await notices.following("111"), [followBy("111")]);
  }));

Deno.test("putFollow() writes the baseline where nothing was remembered, and touches what was", () =>
  withStore(async ({ notices }) => {
    const baseline = seenTitle({ hd: 2 });
    assert.equal(
      await notices.putFollow({ value: followBy("1"), version: null }, {
        version: null,
        baseline: seenTitle({ hd: 2 }),
      }),
      true,
    );
    const first = await notices.seen(MATRIX);
    assert.deepEqual(first.value, baseline);
    const title = { version: first.version, baseline: seenTitle({ hd: 5 }) };
    assert.equal(await notices.putFollow({ value: followBy("2"), version: null }, title), true);
    const second = await notices.seen(MATRIX);
    assert.deepEqual(second.value, baseline);
    assert.notEqual(second.version, first.version);
  }));

Deno.test("putFollow() writes nothing when the follow or the title was changed meanwhile", () =>
  withStore(async ({ notices }) => {
    await put(notices, followBy("1"));
    const { version } = await notices.seen(MATRIX), follow = await notices.follow("1", MATRIX);
    const baseline = seenTitle({ hd: 5 });
    const value = followBy("1", MATRIX, { title: "Another" });
    const cases: [string | null, string | null][] = [
      [null, version],
      [follow.version, null],
      [follow.version, "00000000000000000000"],
      ["00000000000000000000", version],
    ];
    for (const [mine, titles] of cases) {
      assert.equal(await notices.putFollow({ value, version: mine }, { version: titles, baseline }), false);
    }
    assert.deepEqual(await notices.follow("1", MATRIX), follow);
    assert.equal((await notices.seen(MATRIX)).version, version);
    assert.equal(await notices.putFollow({ value, version: follow.version }, { version, baseline }), true);
  }));

Deno.test("putFollow() lifts the mark that a person was forgotten", () =>
  withStore(async (store) => {
    await store.forget("1");
    await put(store.notices, followBy("1"));
    assert.equal(await store.remembers("1"), true);
  }));

Deno.test("putFollow() makes due what waits of a title that its person stopped, and nothing else", () =>
  withStore(async ({ notices }) => {
    const later = { due: 9e9, tries: 1 };
    const mine = noticeFor("1", "mine", later);
    const others = [noticeFor("1", "another", { ...later, kind: "tv" }), noticeFor("2", "theirs", later)];
    const parts = [mine, ...others].map((notice) => partOf(notice.person, { notice, tell: [] }));
    assert.equal(await notices.commit(planOf(parts)), "done");
    const due = async (now: number) => (await notices.due(now, 9)).map(({ value }) => value);
    for (const follow of [followBy("1"), followBy("1", MATRIX, { ended: { at: 5000, why: "done" } })]) {
      await put(notices, follow);
      assert.deepEqual(await due(5000), [], follow.ended?.why);
    }
    await put(notices, followBy("1", MATRIX, { ended }));
    assert.deepEqual(await due(5000), [{ ...mine, due: 5000 }]);
    assert.deepEqual((await due(9e9)).length, 3);
  }));

Deno.test("putFollow() has stopped, and says so, also when what waits cannot be made due", () =>
  withDatabase(async (db) => {
    const lines: string[] = [];
    const log = createLog({ level: "warn", format: "text", write: (it) => lines.push(it), now: () => 0, secrets: [] });
    let steps = 0;
    const failing: Database = {
      ...{ ...db, log },
      patiently: (act) => ++steps === 2 ? Promise.reject(new StoreError("Cannot use the store")) : act(),
    };
    const value = followBy("1", MATRIX, { ended });
    assert.equal(
      await putFollow(failing, { value, version: null }, { version: null, baseline: seenTitle() }),
      true,
    );
    assert.deepEqual((await follow(db, "1", MATRIX)).value, value);
    assert.match(lines.join(), /what waits of a title that somebody stopped is dropped later .*Cannot use the store/);
  }));
