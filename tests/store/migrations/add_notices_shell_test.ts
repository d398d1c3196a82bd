import assert from "node:assert/strict";
import { followBy, inFolder, seenTitle, using } from "../place.ts";

/** A store as the first format left it. */
const FORMER: [Deno.KvKey, unknown][] = [
  [["asked", "111", 7], { requestId: 7, person: "111", mediaType: "movie", tmdbId: 603, is4k: false, at: 1000 }],
  [["asked", "111", 12], { requestId: 12, person: "111", mediaType: "tv", tmdbId: 95396, is4k: true, at: 2000 }],
  [["asked", "222", 8], { requestId: 8, person: "222", mediaType: "movie", tmdbId: 550, is4k: false, at: 3000 }],
  [["corrupt", 400, "asked", "111", 9], { person: "111", tmdbId: "odd" }],
  [["corrupt", 500, "requester", 6], { id: "222" }],
  [["forgotten", "333"], 4000],
  [["guilds"], ["81", "82"]],
  [["requester", 7], "111"],
  [["requester", 8], "222"],
  [["requester", 12], "111"],
];

Deno.test("a store of format 1 opens, and nothing of it is lost", () =>
  inFolder(async ({ open, raw, lines }) => {
    await raw(async (kv) => {
      for (const [key, value] of [...FORMER, [["format"], 1] as const]) await kv.set(key, value);
    });
    await using(open(), async (store) => {
      assert.deepEqual(lines.map((line) => line.replace(/^\S+ /, "")), ["INFO  store migrated from=1 to=2"]);
      const { asked, setAside } = await store.export("111");
      assert.deepEqual([asked.map(({ requestId }) => requestId), setAside.length], [[7, 12], 1]);
      assert.deepEqual([await store.requester(8), await store.registeredGuilds()], ["222", ["81", "82"]]);
      assert.deepEqual([await store.remembers("333"), await store.remembers("222")], [false, true]);
      assert.deepEqual([await store.notices.marks(), await store.notices.signs()], [{}, []]);
    });
    await raw(async (kv) => {
      const left = await Array.fromAsync(kv.list({ prefix: [] }), ({ key, value }) => [key, value]);
      const isFormat = ([key]: unknown[]) => Array.isArray(key) && key[0] === "format";
      assert.deepEqual(left.filter((record) => !isFormat(record)), FORMER);
      assert.deepEqual(left.filter(isFormat), [[["format"], 2]]);
    });
    await using(open(), async ({ notices }) => {
      const title = { version: null, baseline: seenTitle() };
      assert.equal(await notices.putFollow({ value: followBy("111"), version: null }, title), true);
      assert.deepEqual(await notices.following("111"), [followBy("111")]);
    });
  }));
