import assert from "node:assert/strict";
import { atOnce } from "../../src/services/at_once.ts";

Deno.test("atOnce() keeps the order, and to its number", async () => {
  let busy = 0, most = 0;
  const doubled = await atOnce(3, [5, 1, 4, 2, 3], async (it) => {
    most = Math.max(most, ++busy);
    for (let turn = 0; turn < it; turn++) await Promise.resolve();
    busy--;
    return it * 2;
  });
  assert.deepEqual(doubled, [10, 2, 8, 4, 6]);
  assert.equal(most, 3);
  assert.deepEqual(await atOnce(3, [], () => Promise.reject(new Error())), []);
});
Deno.test("atOnce() begins nothing more after a failure", async () => {
  const begun: number[] = [];
  const work = (it: number) => {
    begun.push(it);
    return it === 2 ? Promise.reject(new Error("two")) : Promise.resolve(it);
  };
  await assert.rejects(atOnce(1, [1, 2, 3, 4], work), /two/);
  assert.deepEqual(begun, [1, 2]);
});
