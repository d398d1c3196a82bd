import assert from "node:assert/strict";
import { withRetry } from "../../src/store/retry.ts";
import { StoreError } from "../../src/store/store_error.ts";

const locked = () => Promise.reject(new TypeError("database is locked"));
const random = () => 0;

Deno.test("withRetry() tries again while the database is locked", async () => {
  let tries = 0;
  assert.equal(await withRetry(() => ++tries < 4 ? locked() : Promise.resolve("done"), { random }), "done");
  assert.equal(tries, 4);
});

Deno.test("withRetry() gives up with a sentence", async () => {
  let tries = 0;
  const trying = withRetry(() => (tries++, locked()), { within: 40, random });
  await assert.rejects(
    trying,
    (error) => error instanceof StoreError && error.passing && /another process holds it/.test(error.message),
  );
  assert.ok(tries > 1 && tries < 12, String(tries));
});

Deno.test("withRetry() does not wait for what never ends", async () => {
  const never = Promise.withResolvers<void>();
  await assert.rejects(withRetry(() => never.promise, { within: 5 }), /another process holds it/);
  await assert.rejects(
    withRetry(() => never.promise, { within: 5, isRemote: true }),
    (error) =>
      error instanceof StoreError && error.passing &&
      /^Cannot use the store: the remote database cannot be reached\. Look whether it runs/.test(error.message),
  );
  never.reject(new TypeError("too late to matter"));
});

Deno.test("withRetry() passes on at once what is no lock", async () => {
  let tries = 0;
  await assert.rejects(
    withRetry(() => (tries++, Promise.reject(new Error("database or disk is full")))),
    /disk is full/,
  );
  assert.equal(tries, 1);
});
