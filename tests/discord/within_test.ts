import assert from "node:assert/strict";
import { within } from "../../src/discord/within.ts";

Deno.test("within() gives what came in time, and leaves no timer behind", async () => {
  assert.equal(await within(Promise.resolve("here"), 60_000), "here");
});

Deno.test("within() gives nothing when it takes too long, and lets it go on", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  assert.equal(await within(promise, 1), undefined);
  resolve("later");
  assert.equal(await promise, "later");
});

Deno.test("within() passes a failure on, and leaves no timer behind", async () => {
  await assert.rejects(within(Promise.reject(new Error("no")), 60_000), new Error("no"));
});
