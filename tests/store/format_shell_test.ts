import assert from "node:assert/strict";
import type { Database } from "../../src/store/database.ts";
import { bringUpToDate } from "../../src/store/format.ts";
import type { Migration } from "../../src/store/migrations/mod.ts";
import { withDatabase } from "./place.ts";

const formatOf = async ({ kv }: Database) => (await kv.get(["format"])).value;

Deno.test("bringUpToDate() gives an empty database today's format without a step", () =>
  withDatabase(async (db) => {
    const never: Migration = () => Promise.reject(new Error("not for a new store"));
    await bringUpToDate(db, { path: "x", steps: [never, never] });
    assert.equal(await formatOf(db), 3);
    await bringUpToDate(db, { path: "x", steps: [never, never] });
  }));

Deno.test("bringUpToDate() takes each step once, in order, from the format on that is there", () =>
  withDatabase(async (db) => {
    const taken: number[] = [];
    const steps = [1, 2, 3].map((from): Migration => async () =>
      void taken.push(await formatOf(db) === from ? from : NaN)
    );
    await db.kv.set(["format"], 2);
    await bringUpToDate(db, { path: "x", steps });
    assert.deepEqual([taken, await formatOf(db)], [[2, 3], 4]);
  }));

Deno.test("bringUpToDate() takes a step again that was interrupted", () =>
  withDatabase(async (db) => {
    await db.kv.set(["format"], 1);
    await assert.rejects(
      bringUpToDate(db, { path: "x", steps: [() => Promise.reject(new Error("power cut"))] }),
      /power cut/,
    );
    assert.equal(await formatOf(db), 1);
    await bringUpToDate(db, { path: "x", steps: [() => Promise.resolve()] });
    assert.equal(await formatOf(db), 2);
  }));

Deno.test("bringUpToDate() leaves a newer or foreign database as it is", () =>
  withDatabase(async (db) => {
    await db.kv.set(["theirs"], 1);
    await assert.rejects(
      bringUpToDate(db, { path: "x" }),
      /^StoreError: Cannot use the store "x": it holds another program's data/,
    );
    assert.equal(await formatOf(db), null);
    await db.kv.set(["format"], 3);
    await assert.rejects(bringUpToDate(db, { path: "x" }), /of format 3, and this Usherr knows 2 at most/);
    assert.equal(await formatOf(db), 3);
  }));

Deno.test("bringUpToDate() tells of an import that did not end", () =>
  withDatabase(async (db) => {
    await db.kv.set(["format"], "importing");
    await assert.rejects(bringUpToDate(db, { path: "x" }), /an import into it did not end\. Delete the file/);
  }));
