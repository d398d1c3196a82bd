import assert from "node:assert/strict";
import { MATRIX, seenTitle, SEVERANCE, withStore } from "./place.ts";

Deno.test("see() writes titles, each against its version", () =>
  withStore(async ({ notices }) => {
    assert.deepEqual(await notices.seen(MATRIX), { value: undefined, version: null });
    const titles = [{ ...MATRIX, seen: seenTitle(), version: null }, {
      ...SEVERANCE,
      seen: seenTitle(),
      version: null,
    }];
    assert.deepEqual(await notices.see(titles), []);
    const { value, version } = await notices.seen(MATRIX);
    assert.deepEqual(value, seenTitle());
    assert.deepEqual(await notices.see([{ ...MATRIX, seen: seenTitle({ hd: 5 }), version }]), []);
    assert.equal((await notices.seen(MATRIX)).value?.hd, 5);
    assert.deepEqual(await notices.see([]), []);
  }));

Deno.test("see() leaves what somebody else changed, and writes the rest of the batch", () =>
  withStore(async ({ notices }) => {
    const titles = Array.from({ length: 250 }, (_, tmdbId) => ({
      kind: "movie" as const,
      tmdbId,
      seen: seenTitle(),
      version: null,
    }));
    const [first, , third] = titles;
    assert.ok(first && third);
    await notices.see([first, third].map((title) => ({ ...title, seen: seenTitle({ hd: 4 }) })));
    assert.deepEqual(await notices.see(titles), [{ kind: "movie", tmdbId: 0 }, { kind: "movie", tmdbId: 2 }]);
    const all = await notices.signs();
    assert.deepEqual(all.map(({ seen }) => seen.hd), titles.map(({ tmdbId }) => tmdbId === 0 || tmdbId === 2 ? 4 : 3));
  }));

Deno.test("signs() lists every title with what is remembered of it; a misfit is set aside", () =>
  withStore(async ({ notices }, { raw, lines }) => {
    const signed = seenTitle({ sign: "5-1" });
    await notices.see([{ ...SEVERANCE, seen: signed, version: null }, { ...MATRIX, seen: seenTitle(), version: null }]);
    await raw(async (kv) => {
      await kv.set(["seen", "movie", 1], { hd: "5" });
      await kv.set(["seen", "book", 1], seenTitle());
    });
    assert.deepEqual(await notices.signs(), [
      { title: MATRIX, sign: undefined, seen: seenTitle() },
      { title: SEVERANCE, sign: "5-1", seen: signed },
    ]);
    assert.match(lines.join(), /corrupt record set aside key=\["seen","movie",1\]/);
    assert.deepEqual(await notices.seen({ kind: "movie", tmdbId: 1 }), { value: undefined, version: null });
  }));

Deno.test("a title whose bytes are broken can be seen anew", () =>
  withStore(async ({ notices }, { path }) => {
    await notices.see([{ ...MATRIX, seen: seenTitle(), version: null }]);
    const { DatabaseSync } = await import("node:sqlite");
    const sqlite = new DatabaseSync(path);
    sqlite.exec("update kv set v = x'0001' where hex(k) like '%7365656E%'");
    sqlite.close();
    const { value, version } = await notices.seen(MATRIX);
    assert.equal(value, undefined);
    assert.deepEqual(await notices.see([{ ...MATRIX, seen: seenTitle({ hd: 5 }), version }]), []);
    assert.equal((await notices.seen(MATRIX)).value?.hd, 5);
  }));
