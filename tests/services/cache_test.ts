import assert from "node:assert/strict";
import { createCache } from "../../src/services/cache.ts";

function setUp(largest = 10) {
  const clock = { at: 0 };
  const asked: string[] = [];
  const lookedUp: boolean[] = [];
  const onLookUp = (isHit: boolean) => lookedUp.push(isHit);
  const options = {
    onLookUp,
    largest,
    keep: (it: string) => it === "" ? 10 : 100,
    keepFailure: 5,
    now: () => clock.at,
  };
  const cache = createCache<string>(options);
  const get = (key: string, value = key) => cache.get(key, () => (asked.push(key), Promise.resolve(value)));
  const fail = (key: string) => cache.get(key, () => (asked.push(key), Promise.reject(new Error(key))));
  return { clock, asked, lookedUp, cache, get, fail };
}

Deno.test("createCache() asks once for many who want the same at once", async () => {
  const { asked, get } = setUp();
  assert.deepEqual(await Promise.all([get("a"), get("a"), get("b")]), ["a", "a", "b"]);
  assert.deepEqual(asked, ["a", "b"]);
});
Deno.test("createCache() keeps each answer as long as it is worth", async () => {
  const { clock, asked, get } = setUp();
  await get("full");
  await get("empty", "");
  for (const [at, calls] of [[9, 2], [10, 3], [99, 4], [100, 5]] as const) {
    clock.at = at;
    await get(at === 100 ? "full" : "empty", at === 100 ? "full" : "");
    assert.equal(asked.length, calls, `at ${at}`);
  }
});
Deno.test("createCache() keeps a failure for a moment only, and everyone who waits hears of it", async () => {
  const { clock, asked, get, fail } = setUp();
  const all = await Promise.allSettled([fail("a"), get("a")]);
  assert.deepEqual(all.map(({ status }) => status), ["rejected", "rejected"]);
  await assert.rejects(get("a"));
  clock.at = 5;
  assert.equal(await get("a"), "a");
  assert.equal(asked.length, 2);
});
Deno.test("createCache() lets go of what was not used for longest", async () => {
  const { asked, get } = setUp(2);
  for (const key of ["a", "b", "a", "c", "a", "b"]) await get(key);
  assert.deepEqual(asked, ["a", "b", "c", "b"]);
});
Deno.test("createCache() forgets all, and what is on its way does not come back", async () => {
  const { asked, cache, get } = setUp();
  const early = get("a", "before");
  cache.clear();
  assert.equal(await get("a", "after"), "after");
  assert.equal(await early, "before");
  assert.equal(await get("a", "later"), "after");
  assert.equal(asked.length, 2);
});
Deno.test("createCache() tells of every look-up, and takes what is on its way for a hit", async () => {
  const { clock, lookedUp, get, fail } = setUp();
  await Promise.all([get("a"), get("a")]);
  await get("b");
  await assert.rejects(fail("c"));
  await assert.rejects(get("c"));
  clock.at = 100;
  await get("a");
  assert.deepEqual(lookedUp, [false, true, false, false, true, false]);
});
