import assert from "node:assert/strict";
import { orLate } from "../../src/services/patience.ts";

const late = () => new Error("too late");

Deno.test("orLate() gives what came in time, and leaves no timer behind", async () => {
  assert.equal(await orLate(Promise.resolve("here"), { ms: 60_000, late }), "here");
});

Deno.test("orLate() throws what it was given when it takes too long, and lets it go on", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const ms of [1, 0, -1]) await assert.rejects(orLate(promise, { ms, late }), late());
  resolve("later");
  assert.equal(await promise, "later");
});

Deno.test("orLate() passes a failure on, and leaves no timer behind", async () => {
  await assert.rejects(orLate(Promise.reject(new Error("no")), { ms: 60_000, late }), new Error("no"));
});
