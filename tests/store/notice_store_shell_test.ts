import assert from "node:assert/strict";
import { inFolder, noticeFor, partOf, planOf, withStore } from "./place.ts";

Deno.test("changeHabits() starts from what is there, and lifts the mark that a person was forgotten", () =>
  withStore(async (store) => {
    const { notices } = store;
    assert.deepEqual(await notices.habits("1"), {});
    const habits = { locale: "de", events: { partial: true }, quiet: { from: 1320, to: 420 }, zone: "Europe/Berlin" };
    await store.forget("1");
    assert.deepEqual(await notices.changeHabits("1", (before) => before), {});
    assert.equal(await store.remembers("1"), false, "nothing was changed");
    assert.deepEqual(await notices.changeHabits("1", () => habits), habits);
    assert.deepEqual([await notices.habits("1"), await store.remembers("1")], [habits, true]);
    await notices.changeHabits("1", (before) => ({ ...before, locale: "fr" }));
    assert.deepEqual([await notices.habits("1"), await notices.habits("2")], [{ ...habits, locale: "fr" }, {}]);
  }));

Deno.test("changeHabits() loses none of many changes at once", () =>
  withStore(async ({ notices }) => {
    const names = ["available", "partial", "approved", "declined", "failed", "removed"] as const;
    await Promise.all(names.map((name) =>
      notices.changeHabits("1", ({ events, ...rest }) => ({ ...rest, events: { ...events, [name]: false } }))
    ));
    assert.deepEqual(Object.keys((await notices.habits("1")).events ?? {}).sort(), [...names].sort());
  }));

Deno.test("changeHabits() makes due what waited for the end of other quiet hours, and nothing else", () =>
  withStore(async ({ notices }) => {
    const parts = ["1", "2"].map((person) =>
      partOf(person, { notice: noticeFor(person, `n${person}`, { due: 90_000 }), tell: [] })
    );
    assert.equal(await notices.commit(planOf(parts)), "done");
    const due = async () => (await notices.due(5000, 9)).map(({ value }) => value?.id);
    await notices.changeHabits("1", () => ({ locale: "de", zone: "Europe/Berlin" }));
    assert.deepEqual(await due(), []);
    await notices.changeHabits("1", (before) => ({ ...before, quiet: { from: 0, to: 60 } }));
    assert.deepEqual(await due(), ["n1"]);
    const [first] = await notices.due(5000, 9);
    if (first?.value) await notices.rewrite({ ...first.value, due: 90_000 }, first.version);
    assert.deepEqual(await due(), []);
    await notices.changeHabits("1", ({ quiet: _, ...rest }) => rest);
    assert.deepEqual(await due(), ["n1"]);
  }));

Deno.test("a conversation is remembered, but not of who is forgotten", () =>
  withStore(async (store) => {
    const { notices } = store;
    assert.deepEqual(await notices.conversation("1"), {});
    await notices.setConversation("1", { channel: "9", closedUntil: 7000 });
    assert.deepEqual(await notices.conversation("1"), { channel: "9", closedUntil: 7000 });
    await notices.setConversation("1", { channel: "9" });
    assert.deepEqual(await notices.conversation("1"), { channel: "9" });
    await store.forget("1");
    await notices.setConversation("1", { channel: "9" });
    assert.deepEqual([await notices.conversation("1"), await store.remembers("1")], [{}, false]);
  }));

Deno.test("mark() changes some marks and leaves the others, also at once", () =>
  withStore(async ({ notices }, { raw, lines }) => {
    assert.deepEqual(await notices.marks(), {});
    await Promise.all([
      notices.mark({ newestRequest: 7 }),
      notices.mark({ sweptAt: 1 }),
      notices.mark({ hookedAt: 2 }),
    ]);
    await notices.mark({ sweptAt: 3 });
    assert.deepEqual(await notices.marks(), { newestRequest: 7, sweptAt: 3, hookedAt: 2 });
    await raw((kv) => kv.set(["marks"], "damaged"));
    await notices.mark({ walkedAt: 4 });
    assert.deepEqual(await notices.marks(), { walkedAt: 4 });
    assert.match(lines.join(), /corrupt record set aside key=\["marks"\]/);
  }));

Deno.test("the lease is whose who was first, until it is let go or taken over", () =>
  inFolder(async ({ open }) => {
    const [mine, theirs] = [await open(), await open()];
    try {
      assert.deepEqual(await mine.notices.lease(), { value: undefined, version: null });
      const taken = await Promise.all([mine.notices.takeLease("me", null), theirs.notices.takeLease("they", null)]);
      assert.equal(taken.filter((version) => version !== undefined).length, 1);
      const first = await mine.notices.lease();
      assert.equal(first.version, taken.find((version) => version !== undefined));
      const renewed = await mine.notices.takeLease("me", first.version);
      assert.ok(renewed && renewed !== first.version);
      assert.equal(await theirs.notices.takeLease("they", first.version), undefined);
      await theirs.notices.dropLease("they");
      assert.deepEqual(await theirs.notices.lease(), { value: "me", version: renewed });
      assert.ok(await theirs.notices.takeLease("they", renewed));
      await mine.notices.dropLease("me");
      await theirs.notices.dropLease("they");
      assert.deepEqual(await mine.notices.lease(), { value: undefined, version: null });
    } finally {
      for (const store of [mine, theirs]) store.close();
    }
  }));
