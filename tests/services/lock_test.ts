import assert from "node:assert/strict";
import { createLocks } from "../../src/services/lock.ts";

const LONG = { ms: 5_000, late: () => new Error("late") };
const SHORT = { ms: 5, late: () => new Error("late") };

Deno.test("alone() runs one at a time per key, in the order of arrival", async () => {
  const locks = createLocks();
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} in`);
    for (let i = 0; i < 5; i++) await Promise.resolve();
    events.push(`${name} out`);
  };
  await Promise.all(["a", "b", "c"].map((name) => locks.alone("same", LONG, work(name))));
  assert.deepEqual(events, ["a in", "a out", "b in", "b out", "c in", "c out"]);
});
Deno.test("alone() lets other keys pass", async () => {
  const locks = createLocks();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = locks.alone("a", LONG, () => promise);
  assert.equal(await locks.alone("b", SHORT, () => Promise.resolve("through")), "through");
  resolve();
  await held;
});
Deno.test("alone() goes on after a failure", async () => {
  const locks = createLocks();
  const failed = locks.alone("a", LONG, () => Promise.reject(new Error("no")));
  const next = locks.alone("a", LONG, () => Promise.resolve("yes"));
  await assert.rejects(failed, /no/);
  assert.equal(await next, "yes");
});
Deno.test("alone() waits no longer than its patience, and nobody overtakes because of it", async () => {
  const locks = createLocks();
  const { promise, resolve } = Promise.withResolvers<void>();
  let inside = 0, most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await promise;
    inside--;
  };
  const first = locks.alone("a", LONG, work);
  await assert.rejects(locks.alone("a", SHORT, work), /late/);
  const third = locks.alone("a", LONG, work);
  resolve();
  await Promise.all([first, third]);
  assert.equal(most, 1);
});
