import assert from "node:assert/strict";
import { EVERYBODY, type Notice, type Store } from "../../src/store/mod.ts";
import { DAY, inFolder, MATRIX, noticeFor, partOf, planOf, using, withStore } from "./place.ts";

/** Owes messages, each to somebody of its own unless they say otherwise. */
async function owe({ notices }: Store, ...some: Notice[]) {
  const parts = some.map((notice) => partOf(notice.person, { notice, tell: [] }));
  assert.equal(await notices.commit(planOf(parts, (await notices.seen(MATRIX)).version)), "done");
}

const idsDue = async ({ notices }: Store, now: number, limit = 10) =>
  (await notices.due(now, limit)).map(({ value }) => value?.id);

Deno.test("due() gives what is due by then, oldest first", () =>
  withStore(async (store) => {
    const { notices } = store;
    assert.deepEqual(await idsDue(store, Infinity), []);
    await owe(store, ...[50, 7, 600, 8.5].map((due, i) => noticeFor(`${i}`, `n${due}`.replace(".", ""), { due })));
    const cases: [number, number, string[]][] = [
      [6, 10, []],
      [7, 10, ["n7"]],
      [599, 10, ["n7", "n85", "n50"]],
      [600, 10, ["n7", "n85", "n50", "n600"]],
      [600, 2, ["n7", "n85"]],
    ];
    for (const [now, limit, ids] of cases) assert.deepEqual(await idsDue(store, now, limit), ids);
    assert.deepEqual(await notices.waiting(), { owed: 4, oldest: 3000, held: 0 });
  }));

Deno.test("rewrite() moves a message in the timetable, against its version", () =>
  withStore(async (store) => {
    const { notices } = store;
    await owe(store, noticeFor("1", "a"));
    const [first] = await notices.due(4000, 1);
    assert.ok(first?.value);
    const later = { ...first.value, due: 8000, tries: 1 };
    const second = await notices.rewrite(later, first.version);
    assert.deepEqual(second?.value, later);
    assert.notEqual(second?.version, first.version);
    assert.equal(await notices.rewrite(later, first.version), undefined);
    assert.deepEqual([await idsDue(store, 7999), await idsDue(store, 8000)], [[], ["a"]]);
    assert.deepEqual(await notices.due(8000, 1), [second]);
    const attempt = { at: 1, process: "p", channel: "c" };
    assert.ok(await notices.rewrite({ ...later, attempt }, second?.version ?? null));
    assert.deepEqual((await notices.due(8000, 1))[0]?.value?.attempt, attempt);
    assert.equal(await notices.rewrite(noticeFor("1", "b"), null), undefined);
  }));

Deno.test("settle() ends a message, and notes once that it was sent", () =>
  withStore(async (store, { clock }) => {
    const { notices } = store, [a, b, c] = ["a", "b", "c"].map((id) => noticeFor("1", id));
    assert.ok(a && b && c);
    const all = noticeFor(EVERYBODY, "d");
    await owe(store, a, b, c, all);
    await notices.settle(a, "dropped");
    await notices.settle(b, "sent");
    clock.now++;
    await notices.settle({ ...c, due: 9 }, "sent");
    for (const again of [b, all, all]) await notices.settle(again, "sent");
    const { kind, tmdbId, title, lines } = a;
    assert.deepEqual(
      await notices.lately("1"),
      [5001, 5000].map((at) => ({ kind, tmdbId, title, lines, at })),
    );
    assert.deepEqual(await notices.lately(EVERYBODY), []);
    assert.deepEqual(await idsDue(store, Infinity), []);
    assert.deepEqual(await notices.waiting(), { owed: 0, held: 0 });
  }));

Deno.test("lately() shows the newest ten of 30 days", () =>
  withStore(async (store, { clock }) => {
    for (let i = 0; i < 12; i++) {
      clock.now = i * DAY;
      const notice = noticeFor("1", `n${i}`, { title: `Title ${i}` });
      await owe(store, notice);
      await store.notices.settle(notice, "sent");
    }
    const titles = async () => (await store.notices.lately("1")).map(({ title }) => title);
    assert.deepEqual([(await titles()).length, (await titles())[0]], [10, "Title 11"]);
    assert.deepEqual(await store.notices.lately("11"), []);
    clock.now = 40 * DAY;
    assert.deepEqual(await titles(), ["Title 11"]);
  }));

Deno.test("hold() keeps a message for its person, for 30 days", () =>
  withStore(async (store, { clock }) => {
    const { notices } = store, some = [noticeFor("1", "a"), noticeFor("1", "b"), noticeFor("2", "c")];
    await owe(store, ...some);
    for (const notice of some) await notices.hold({ ...notice, tries: 3 });
    assert.deepEqual(await idsDue(store, Infinity), []);
    assert.deepEqual(await notices.held("1"), some.slice(0, 2).map((notice) => ({ ...notice, tries: 3 })));
    assert.deepEqual(await notices.held("3"), []);
    assert.deepEqual(await notices.waiting(), { owed: 0, held: 3 });
    for (const notice of some.slice(1)) assert.equal(await notices.settle(notice, "sent"), true);
    assert.equal(await notices.settle(noticeFor("2", "c"), "sent"), false, "only one of two");
    assert.deepEqual([await notices.held("2"), (await notices.lately("2")).length], [[], 1]);
    clock.now += 30 * DAY;
    assert.deepEqual(await notices.held("1"), []);
    assert.deepEqual(await notices.waiting(), { owed: 0, held: 0 });
  }));

Deno.test("putBack() holds again what could not be shown, but nothing of who was forgotten", () =>
  withStore(async (store) => {
    const { notices } = store, [a, b] = [noticeFor("1", "a"), noticeFor("1", "b")];
    await owe(store, a, b);
    for (const notice of [a, b]) {
      await notices.hold(notice);
      await notices.settle(notice, "sent");
    }
    await notices.putBack(a);
    assert.deepEqual([await notices.held("1"), (await notices.lately("1")).length], [[a], 1]);
    await store.forget("1");
    await notices.putBack(b);
    assert.deepEqual(await store.export("1"), { asked: [], setAside: [], forgottenAt: 5000 });
  }));

Deno.test("what was taken away meanwhile is neither held nor noted", () =>
  withStore(async (store) => {
    const notice = noticeFor("1", "a");
    await owe(store, notice);
    const [first] = await store.notices.due(4000, 1);
    await store.forget("1");
    await store.notices.hold(notice);
    await store.notices.settle(notice, "sent");
    assert.equal(await store.notices.rewrite(notice, first?.version ?? null), undefined);
    assert.deepEqual(await store.export("1"), { asked: [], setAside: [], forgottenAt: 5000 });
  }));

Deno.test("a timetable with broken entries is put right and stops nobody", () =>
  inFolder(async ({ open, raw }) => {
    await using(open(), (store) =>
      owe(
        store,
        noticeFor("1", "nan", { due: NaN }),
        noticeFor("2", "moved"),
        noticeFor("3", "odd"),
        noticeFor("4", "z"),
      ));
    await raw(async (kv) => {
      await kv.set(["due", 1, "orphan"], 1);
      await kv.set(["due", -Infinity, "z"], 1);
      await kv.set(["due", Infinity, "z"], 1);
      await kv.delete(["due", 4000, "moved"]);
      await kv.set(["due", 2, "moved"], 1);
      await kv.set(["notice", "odd"], { id: "odd" });
    });
    await using(open(), async (store) => {
      const { notices } = store;
      assert.deepEqual(await idsDue(store, 1e6), ["z", "nan"]);
      assert.deepEqual(await idsDue(store, 1e6), ["moved", "z", "nan"]);
      assert.equal(
        (await notices.due(1e6, 9)).find(({ value }) => value?.id === "nan")?.value?.due,
        5000,
      );
      for (const { value } of await notices.due(1e6, 9)) if (value) await notices.settle(value, "sent");
      assert.deepEqual(await idsDue(store, Infinity), []);
      assert.deepEqual(await notices.waiting(), { owed: 0, held: 0 });
    });
  }));
