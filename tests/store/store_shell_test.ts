import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { type Asked, openStore, StoreError } from "../../src/store/mod.ts";
import { inFolder, using } from "./place.ts";

const matrix: Asked = { requestId: 7, person: "111", mediaType: "movie", tmdbId: 603, is4k: false, at: 1000 };
const severance: Asked = { requestId: 12, person: "111", mediaType: "tv", tmdbId: 95396, is4k: true, at: 2000 };

Deno.test("openStore() remembers over a restart", () =>
  inFolder(async ({ open }) => {
    await using(open(), async (store) => {
      assert.deepEqual([await store.requester(7), await store.requestsOf("111")], [undefined, []]);
      assert.deepEqual(await store.registeredGuilds(), []);
      await store.rememberRequest(severance);
      await store.rememberRequest(matrix);
      await store.rememberGuilds(["1", "2"]);
      await store.rememberGuilds(["3"]);
    });
    await using(open(), async (store) => {
      assert.deepEqual([await store.requester(7), await store.requester(12)], ["111", "111"]);
      const copies = [{ tmdbId: 603, is4k: false }, { tmdbId: 603, is4k: true }, { tmdbId: 604, is4k: false }];
      const of = copies.map((it) => store.requester(7, { kind: "movie", ...it }));
      assert.deepEqual(await Promise.all(of), ["111", undefined, undefined]);
      assert.deepEqual(await store.requestsOf("111"), [matrix, severance]);
      assert.deepEqual(await store.requestsOf("11"), []);
      assert.deepEqual(await store.registeredGuilds(), ["3"]);
    });
  }));

Deno.test("openStore() makes files that only their owner may read, and leaves those that are there as they are", () =>
  inFolder(async ({ open, path }) => {
    if (Deno.build.os === "windows") return;
    const modes = async () => {
      const names = [...Deno.readDirSync(path.replace(/[^/]*$/, ""))].map(({ name }) => path.replace(/[^/]*$/, name));
      return new Set(await Promise.all(names.map(async (it) => ((await Deno.stat(it)).mode ?? 0) & 0o777)));
    };
    await using(open(), async (store) => {
      await store.rememberRequest(matrix);
      assert.deepEqual(await modes(), new Set([0o600]));
    });
    await Deno.chmod(path, 0o640);
    await using(open(), async (store) => assert.equal((await store.requestsOf("111")).length, 1));
    assert.deepEqual(await modes(), new Set([0o640]));
  }));

Deno.test("rememberRequest() gives a request that is remembered again to who asked last", () =>
  inFolder(({ open }) =>
    using(open(), async (store) => {
      await store.rememberRequest(matrix);
      await store.rememberRequest(matrix);
      assert.deepEqual(await store.requestsOf("111"), [matrix]);
      const theirs = { ...severance, requestId: 7, person: "222" };
      await store.rememberRequest(theirs);
      assert.equal(await store.requester(7), "222");
      assert.deepEqual([await store.requestsOf("111"), await store.requestsOf("222")], [[], [theirs]]);
    })
  ));

Deno.test("export() is everything about a person, and nothing about others", () =>
  inFolder(async ({ open, raw }) => {
    await raw(async (kv) => {
      await kv.set(["asked", "111", 9], { person: "111", tmdbId: "odd" });
      await kv.set(["requester", 8], { id: "111" });
      await kv.set(["requester", 6], { id: "222" });
      await kv.set(["format"], 1);
    });
    await using(open(), async (store) => {
      await store.rememberRequest(severance);
      await store.rememberRequest(matrix);
      await store.rememberRequest({ ...matrix, requestId: 8, person: "222" });
      const { asked, setAside, ...more } = await store.export("111");
      assert.deepEqual([asked, more], [[matrix, severance], {}]);
      assert.deepEqual(setAside, [
        { key: ["corrupt", 5000, "asked", "111", 9], value: { person: "111", tmdbId: "odd" } },
        { key: ["corrupt", 5000, "requester", 8], value: { id: "111" } },
      ]);
      assert.deepEqual(await store.export("333"), { asked: [], setAside: [] });
    });
  }));

Deno.test("forget() leaves one mark of a person, and everything of others", () =>
  inFolder(async ({ open, raw }) => {
    const theirs = { ...matrix, requestId: 8, person: "1112" };
    await using(open(), async (store) => {
      await store.rememberGuilds(["111"]);
      for (let requestId = 100; requestId < 223; requestId++) await store.rememberRequest({ ...matrix, requestId });
      await store.rememberRequest(theirs);
    });
    await raw(async (kv) => {
      await kv.set(["requester", 100], "1112");
      await kv.set(["requester", 101], { not: "a person" });
      await kv.delete(["requester", 102]);
      await kv.set(["asked", "111", 103], "damaged");
      await kv.set(["corrupt", 1, "requester", 5], { id: "111" });
    });
    await using(open(), async (store) => {
      await store.requestsOf("111");
      assert.equal(await store.remembers("111"), true);
      await store.forget("111");
      assert.deepEqual(await store.export("111"), { asked: [], setAside: [], forgottenAt: 5000 });
      assert.deepEqual([await store.remembers("111"), await store.remembers("1112")], [false, true]);
      assert.deepEqual([await store.requester(8), await store.requestsOf("1112")], ["1112", [theirs]]);
      await store.forget("111");
    });
    await raw(async (kv) => {
      const left = (await Array.fromAsync(kv.list({ prefix: [] }))).map(({ key }) => key.join(" "));
      assert.deepEqual(
        left.sort(),
        [
          "asked 1112 8",
          "corrupt 5000 requester 101",
          "forgotten 111",
          "format",
          "guilds",
          "requester 100",
          "requester 8",
        ].sort(),
      );
    });
  }));

Deno.test("rememberRequest() takes the mark of a forgotten person away; reading leaves it", () =>
  inFolder(({ open }) =>
    using(open(), async (store) => {
      await store.forget("111");
      await store.requestsOf("111");
      await store.rememberRequest({ ...matrix, person: "222" });
      assert.equal(await store.remembers("111"), false);
      await store.rememberRequest(severance);
      assert.equal(await store.remembers("111"), true);
      assert.deepEqual(await store.export("111"), { asked: [severance], setAside: [] });
    })
  ));

Deno.test("a corrupt record is set aside with a line, and reads as absent", () =>
  inFolder(async ({ open, raw, lines }) => {
    await using(open(), async (store) => {
      await store.rememberRequest(matrix);
      await store.rememberRequest(severance);
    });
    await raw(async (kv) => {
      await kv.set(["requester", 7], { not: "a person" });
      await kv.set(["asked", "111", 7], { ...matrix, tmdbId: "603" });
      await kv.set(["guilds"], "1");
    });
    await using(open(), async (store) => {
      assert.equal(await store.requester(7), undefined);
      assert.deepEqual(await store.requestsOf("111"), [severance]);
      assert.deepEqual(await store.registeredGuilds(), []);
      assert.equal(lines.length, 3);
      assert.match(
        lines[1] ?? "",
        /WARN {2}corrupt record set aside key=\["asked","111",7\] movedTo=.* misfits=\[\["tmdbId"\]\]/,
      );
      await store.rememberRequest(matrix);
      assert.equal(await store.requester(7), "111");
      assert.equal(lines.length, 3);
    });
    await raw(async (kv) => {
      assert.deepEqual((await kv.get(["corrupt", 5000, "requester", 7])).value, { not: "a person" });
      assert.deepEqual((await kv.get(["corrupt", 5000, "asked", "111", 7])).value, { ...matrix, tmdbId: "603" });
    });
  }));

Deno.test("a record whose bytes are broken reads as absent, and can be written anew", () =>
  inFolder(async ({ open, path, lines }) => {
    await using(open(), (store) => store.rememberRequest(matrix));
    const { DatabaseSync } = await import("node:sqlite");
    const sqlite = new DatabaseSync(path);
    sqlite.exec("update kv set v = x'0001' where hex(k) like '%726571756573746572%'");
    sqlite.close();
    await using(open(), async (store) => {
      assert.equal(await store.requester(7), undefined);
      assert.match(lines.join(), /record unreadable key=\["requester",7\]/);
      await store.rememberRequest(matrix);
      assert.equal(await store.requester(7), "111");
    });
  }));

Deno.test("openStore() says in a sentence why a store can not be used, and the cure", () =>
  inFolder(async ({ path, open, raw }) => {
    const folder = path.replace(/\/[^/]*$/, "");
    await Deno.writeTextFile(`${folder}/text`, "no database");
    await raw((kv) => kv.set(["theirs"], 1));
    const cases: [string, RegExp][] = [
      [folder, /: it is a folder\. Give the path of a file in it/],
      [`${folder}/none/x.db`, /: its folder does not exist\. Create it/],
      [`${folder}/text`, /: the file is no database\. Move it away/],
      [`${folder}/text/x.db`, /: its folder is a file\. Give another path/],
      [path, /: it holds another program's data\. Give another path/],
    ];
    for (const [path, why] of cases) {
      const opening = openStore({
        path,
        log: createLog({ level: "error", format: "text", write() {}, now: () => 0, secrets: [] }),
        now: () => 0,
      });
      await assert.rejects(opening, (error) => {
        assert.ok(error instanceof StoreError);
        assert.match(error.message, why);
        assert.ok(error.message.startsWith(`Cannot use the store "${path}": `), error.message);
        return true;
      });
    }
    await raw(async (kv) => {
      await kv.delete(["theirs"]);
      await kv.set(["format"], 3);
    });
    await assert.rejects(open(), /it is of format 3, and this Usherr knows 2 at most\. Start a newer Usherr/);
    await raw((kv) => kv.set(["format"], "one"));
    await assert.rejects(open(), /another program's data/);
  }));

Deno.test("openStore() works in memory, and close() may be called twice", async () => {
  const store = await openStore({
    path: ":memory:",
    log: createLog({ level: "error", format: "text", write() {}, now: () => 0, secrets: [] }),
    now: () => 0,
  });
  await store.rememberGuilds(["1"]);
  assert.deepEqual(await store.registeredGuilds(), ["1"]);
  store.close();
  store.close();
  await assert.rejects(store.registeredGuilds(), StoreError);
});

Deno.test("two processes at once lose nothing", () =>
  inFolder(async ({ open, path, lines }) => {
    const module = new URL("../../src/store/mod.ts", import.meta.url);
    const program = `
      import { openStore } from "${module}";
      const nothing = () => {};
      const log = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => log };
      const store = await openStore({ path: Deno.args[0], log, now: () => 0 });
      const first = Number(Deno.args[1]);
      await Promise.all(Array.from({ length: 40 }, (_, i) => store.rememberRequest(
        { requestId: first + i, person: "9", mediaType: "movie", tmdbId: i, is4k: false, at: 0 })));
      store.close();`;
    const script = `${path}.ts`;
    await Deno.writeTextFile(script, program);
    const run = (first: string) =>
      new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "--no-check",
          "--unstable-kv",
          "--allow-read",
          "--allow-write",
          "--no-prompt",
          "--config",
          CONFIG,
          script,
          path,
          first,
        ],
        stdout: "null",
      }).output();
    const ended = await Promise.all([run("100"), run("120")]);
    assert.deepEqual(ended.map(({ code, stderr }) => [code, new TextDecoder().decode(stderr)]), [[0, ""], [0, ""]]);
    await using(open(), async (store) => {
      assert.deepEqual(
        (await store.requestsOf("9")).map((it) => it.requestId),
        Array.from({ length: 60 }, (_, i) => 100 + i),
      );
    });
    assert.deepEqual(lines, []);
  }));

const CONFIG = new URL("../../deno.json", import.meta.url).pathname;
