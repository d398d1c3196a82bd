/** A store that another program holds, or a server that does not answer. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { silent } from "../../src/log.ts";
import { openStore } from "../../src/store/mod.ts";
import { eventually } from "../support/eventually.ts";
import { inFolder, using } from "./place.ts";

Deno.test("a store that another program holds for too long is a sentence, not a hang", () =>
  inFolder(async ({ open, path }) => {
    await using(open(300), async (store) => {
      const other = new DatabaseSync(path);
      other.exec("begin immediate");
      try {
        await assert.rejects(store.rememberGuilds(["1"]), /another process holds it\. End the other one/);
      } finally {
        other.exec("rollback");
        other.close();
      }
      await store.rememberGuilds(["2"]);
    });
  }));

Deno.test("a store that another program holds can be given up, opened or not, without waiting for that program", () =>
  inFolder(async ({ open, path }) => {
    const store = await open(50);
    const other = new DatabaseSync(path);
    other.exec("begin exclusive");
    try {
      const held = /another process holds it/;
      await assert.rejects(store.rememberGuilds(["1"]), held);
      store.close();
      await assert.rejects(open(50), held);
    } finally {
      other.exec("rollback");
      other.close();
    }
    // Both are closed in the end: SQLite takes this file away with the last of them.
    await eventually(() => Deno.stat(`${path}-wal`).then(() => false, () => true));
  }));

Deno.test("openStore() does not wait without end for a server that takes calls and never answers", async () => {
  Deno.env.set("DENO_KV_ACCESS_TOKEN", "a-token");
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const calls = Array.fromAsync(listener);
  try {
    const path = `http://127.0.0.1:${listener.addr.port}`;
    const opening = openStore({ path, log: silent, now: () => 0, patience: { within: 50 } });
    await assert.rejects(opening, /the remote database cannot be reached\. Look whether it runs/);
  } finally {
    listener.close();
    for (const call of await calls) call.close();
    Deno.env.delete("DENO_KV_ACCESS_TOKEN");
  }
});
