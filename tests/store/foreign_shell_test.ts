import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { isForeign } from "../../src/store/foreign.ts";
import { inFolder, using } from "./place.ts";

/** Another program's database, as it writes it. */
function theirs(path: string, ...statements: string[]): void {
  const sqlite = new DatabaseSync(path);
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
}

Deno.test("openStore() refuses another program's database, and leaves every byte of it alone", () =>
  inFolder(async ({ path, open }) => {
    const WAYS = [["create table user (id integer)"], ["pragma journal_mode=wal", "create table kv (k blob)"]];
    for (const statements of WAYS) {
      theirs(path, ...statements);
      const before = await Deno.readFile(path);
      await assert.rejects(open(), /: it holds another program's data\. Give another path$/);
      assert.deepEqual(await Deno.readFile(path), before);
      await Deno.remove(path);
    }
  }));

Deno.test("isForeign() leaves to the database what it cannot tell", () =>
  inFolder(async ({ path, open }) => {
    assert.equal(await isForeign(path), false, "there is no file");
    await Deno.writeTextFile(path, "");
    assert.equal(await isForeign(path), false, "there is nothing in it");
    await using(open(), async () => assert.equal(await isForeign(path), false, "it is in use"));
    assert.equal(await isForeign(path), false, "it is ours");
    await Deno.writeTextFile(path, "no database at all, however long it may be");
    assert.equal(await isForeign(path), false, "it is none");
    await Deno.remove(path);
    theirs(path, "pragma user_version = 1");
    assert.equal(await isForeign(path), false, "there is no table in it");
  }));

Deno.test("isForeign() takes no lock away that the store holds", () =>
  inFolder(({ path, open }) =>
    using(open(), async (store) => {
      await store.rememberGuilds(["1"]);
      assert.equal(await isForeign(path), false);
      await store.rememberGuilds(["2"]);
      await using(open(), async (other) => {
        await other.rememberGuilds(["3"]);
        assert.deepEqual(await store.registeredGuilds(), ["3"]);
      });
      await store.rememberGuilds(["4"]);
      assert.deepEqual(await store.registeredGuilds(), ["4"]);
    })
  ));
