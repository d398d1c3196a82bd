import assert from "node:assert/strict";
import { type Store, StoreError } from "../../src/store/mod.ts";
import {
  DAY,
  followBy,
  inFolder,
  MATRIX,
  noticeFor,
  partOf,
  people,
  type Place,
  planOf,
  seenTitle,
  using,
} from "./place.ts";

const all = (kv: Deno.Kv) => Array.fromAsync(kv.list({ prefix: [] }), ({ key, value }) => ({ key, value }));

async function fill(store: Store) {
  const { notices } = store;
  await store.rememberRequest({ requestId: 7, person: "1", mediaType: "movie", tmdbId: 603, is4k: false, at: 1 });
  await store.rememberGuilds(["9"]);
  await store.forget("66");
  await notices.mark({ newestRequest: 7 });
  await notices.takeLease("me", null);
  await notices.setConversation("1", { channel: "c" });
  await notices.changeHabits("1", () => ({ locale: "de" }));
  const ids = people(600);
  const wish = { what: "hd", after: 1, at: 1 };
  await notices.commit(
    planOf(ids.map((person) =>
      partOf(person, {
        follow: { value: followBy(person, MATRIX, { wish }), version: null },
        notice: noticeFor(person, person),
      })
    )),
  );
  for (const id of ids.slice(0, 5)) await notices.settle(noticeFor(id, id), "sent");
  for (const id of ids.slice(5, 10)) await notices.hold(noticeFor(id, id));
}

async function linesOf(store: Store) {
  const lines: string[] = [];
  const exported = await store.exportAll((line) => void lines.push(line));
  return { lines, exported };
}

Deno.test("importAll() brings back all that exportAll() wrote but the lease", () =>
  inFolder(async ({ open, raw }) => {
    const lines: string[] = [];
    await using(open(), async (store) => {
      await fill(store);
      const written = await linesOf(store);
      lines.push(...written.lines);
      assert.deepEqual(written.exported, { records: lines.length - 2, skipped: 0 });
      assert.equal(lines[0], '{"usherr":"store","format":2}');
    });
    const words = new Set<unknown>();
    const before = (await raw(all)).filter(({ key: [word] }) => words.add(word) && word !== "lease");
    assert.equal(words.size, 18, "every word but corrupt has a record here");
    await inFolder(async ({ open, raw }) => {
      await using(open(), async (store) => {
        assert.equal(await store.importAll(ReadableStream.from(lines)), before.length - 1);
        assert.equal(await store.requester(7), "1");
        assert.deepEqual((await linesOf(store)).lines, lines);
      });
      assert.deepEqual(await raw(all), before);
      await using(open(), async (store) => assert.equal((await store.notices.wishes()).length, 600));
    });
  }));

Deno.test("exportAll() leaves out what JSON can not hold, and says how much", () =>
  inFolder(async ({ open, raw }) => {
    await using(open(), (store) => store.rememberGuilds(["1"]));
    await raw(async (kv) => {
      await kv.set(["corrupt", 1, "guilds"], [1n]);
      await kv.set(["corrupt", 2, "guilds"], { at: new Date(0) });
      await kv.set(["corrupt", 3, new Uint8Array(1)], 1);
      await kv.set(["corrupt", 4, "guilds"], { odd: [null, true, { a: undefined }] });
    });
    await using(open(), async (store) => {
      const { lines, exported } = await linesOf(store);
      assert.deepEqual(exported, { records: 2, skipped: 3 });
      assert.equal(lines[2], '{"key":["corrupt",4,"guilds"],"value":{"odd":[null,true,{}]}}');
      assert.equal(lines.at(-1), '{"records":2}');
    });
  }));

Deno.test("exportAll() passes over what can not be read, and says so", () =>
  inFolder(async ({ open, path, lines: log }) => {
    await using(open(), (store) => fill(store));
    const { DatabaseSync } = await import("node:sqlite");
    const sqlite = new DatabaseSync(path);
    sqlite.exec("update kv set v = x'0001' where hex(k) like '0261736B656400%'");
    sqlite.close();
    await using(open(), async (store) => {
      const { lines, exported } = await linesOf(store);
      assert.equal(exported.skipped, 1);
      assert.ok(lines.length > 3000 && !lines.some((line) => line.includes('["asked"')));
      assert.match(log.join(), /record unreadable/);
    });
  }));

/** Each is refused, and leaves the store as empty as it was. */
async function refuses({ open, raw }: Place, lines: string[], why: RegExp) {
  await using(open(), async (store) => {
    await assert.rejects(store.importAll(ReadableStream.from(lines)), (error) => {
      assert.ok(error instanceof StoreError);
      assert.match(error.message, why);
      return true;
    });
  });
  assert.deepEqual(await raw(all), [{ key: ["format"], value: 2 }]);
}

const header = '{"usherr":"store","format":2}';
const guilds = '{"key":["guilds"],"value":["1"]}';

Deno.test("importAll() refuses what is broken, newer or cut off, and nothing of it stays", () =>
  inFolder(async (place) => {
    const many = Array.from({ length: 1200 }, (_, i) => JSON.stringify({ key: ["requester", i], value: "1" }));
    await refuses(place, [], /line 1 is not how a store begins/);
    await refuses(
      place,
      ['{"usherr":"store","format":3}', '{"records":0}'],
      /of format 3.* knows 2 at most\. Import with/,
    );
    await refuses(place, [header, ...many, "{"], /line 1202 is broken/);
    await refuses(place, [header, ...many], /ends after 1200 records/);
    const large = JSON.stringify({ key: ["guilds"], value: "x".repeat(70_000) });
    await refuses(place, [header, ...many, large, '{"records":1201}'], /Value too large/);
  }));

Deno.test("importAll() refuses a store that holds anything but its format and a lease", () =>
  inFolder(async ({ open, path }) => {
    await using(open(), async (store) => {
      await store.notices.takeLease("me", null);
      const some = () => ReadableStream.from([header, guilds, '{"records":1}']);
      assert.equal(await store.importAll(some()), 1);
      await assert.rejects(store.importAll(some()), (error) => {
        assert.ok(error instanceof StoreError);
        assert.ok(
          error.message.startsWith(`Cannot use the store "${path}": it is not empty. To import, give another path`),
        );
        return true;
      });
      assert.deepEqual(await store.registeredGuilds(), ["1"]);
      assert.equal((await store.notices.lease()).value, "me");
    });
  }));

Deno.test("a store into which an import did not end is no store", () =>
  inFolder(async ({ open }) => {
    await using(open(), async (store) => {
      const begun = Promise.withResolvers<void>(), seen = Promise.withResolvers<void>();
      const lines = async function* () {
        yield* [header, guilds];
        begun.resolve();
        await seen.promise;
        yield '{"records":1}';
      };
      const importing = store.importAll(lines());
      await begun.promise;
      await assert.rejects(open(), /an import into it did not end\. Delete the file, and import again/);
      seen.resolve();
      assert.equal(await importing, 1);
      (await open()).close();
    });
  }));

Deno.test("importAll() lets an error of the lines through as it is", () =>
  inFolder(({ open }) =>
    using(open(), async (store) => {
      const lines = async function* () {
        yield* [header, guilds];
        await Promise.reject(new TypeError("disk gone"));
      };
      await assert.rejects(store.importAll(lines()), /^TypeError: disk gone$/);
      assert.deepEqual(await store.registeredGuilds(), []);
    })
  ));

Deno.test("importAll() takes an older format and brings it up to date", () =>
  inFolder(async ({ open, clock }) => {
    await using(open(), async (store) => {
      const old = [header.replace("2", "1"), '{"key":["requester",7],"value":"1"}', '{"records":1}'];
      assert.equal(await store.importAll(ReadableStream.from(old)), 1);
    });
    clock.now += DAY;
    await using(open(), async (store) => {
      assert.equal(await store.requester(7), "1");
      assert.equal((await linesOf(store)).lines[0], header);
      await store.notices.see([{ ...MATRIX, seen: seenTitle(), version: null }]);
    });
  }));
