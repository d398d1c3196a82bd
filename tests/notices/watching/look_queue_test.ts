import assert from "node:assert/strict";
import { createLookQueue, type Hint, merged } from "../../../src/notices/watching/look_queue.ts";
import type { TitleId } from "../../../src/services/title_state.ts";

const film = (tmdbId: number): TitleId => ({ kind: "movie", tmdbId });

/** A queue whose looks end when the test says so. */
function stage(most = 2) {
  const under: { title: TitleId; hint: Hint<string>; end: PromiseWithResolvers<void> }[] = [];
  const failures: unknown[] = [];
  const queue = createLookQueue<string>({
    most,
    work(title, hint) {
      const end = Promise.withResolvers<void>();
      under.push({ title, hint, end });
      return end.promise;
    },
    onFailure: (title, _hint, error) => failures.push([title.tmdbId, String(error)]),
  });
  const ids = () => under.map(({ title }) => title.tmdbId);
  return { queue, under, ids, failures };
}

Deno.test("look() makes some looks at a time, in the order of arrival", async () => {
  const { queue, under, ids } = stage();
  const looks = [1, 2, 3].map((id) => queue.look(film(id)));
  assert.deepEqual([ids(), queue.waiting()], [[1, 2], 3]);
  under[1]?.end.resolve();
  assert.equal(await looks[1], true);
  await Promise.resolve();
  assert.deepEqual(ids(), [1, 2, 3]);
  for (const { end } of under) end.resolve();
  assert.deepEqual(await Promise.all(looks), [true, true, true]);
  await queue.close();
});

Deno.test("look() at a title under way makes one more, whatever the number of reasons", async () => {
  const { queue, under, ids } = stage();
  const first = queue.look(film(1), { requestIds: [1] });
  const others = [queue.look(film(1), { requestIds: [2] }), queue.look(film(1), { ours: [3], rows: "rows" })];
  assert.deepEqual([ids(), queue.waiting()], [[1], 2]);
  under[0]?.end.resolve();
  await first;
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(under.map(({ hint }) => hint), [{ requestIds: [1] }, { requestIds: [2], ours: [3], rows: "rows" }]);
  under[1]?.end.resolve();
  assert.deepEqual(await Promise.all(others), [true, true]);
  assert.equal(queue.waiting(), 0);
});

Deno.test("look() tells of a failure, and goes on with the next", async () => {
  const { queue, under, failures } = stage(1);
  const looks = [queue.look(film(1)), queue.look(film(2))];
  under[0]?.end.reject(new Error("down"));
  assert.equal(await looks[0], false);
  await new Promise((resolve) => setTimeout(resolve));
  under[1]?.end.resolve();
  assert.equal(await looks[1], true);
  assert.deepEqual(failures, [[1, "Error: down"]]);
});

Deno.test("close() waits for looks under way, drops the others, and tells of no failure", async () => {
  const { queue, under, failures } = stage(1);
  const looks = [queue.look(film(1)), queue.look(film(2))];
  const closing = queue.close();
  under[0]?.end.reject(new Error("closed"));
  await closing;
  assert.deepEqual([await Promise.all(looks), await queue.look(film(3)), failures], [[false, false], false, []]);
});

Deno.test("merged() keeps every request once, and the last rows", () => {
  const one = { requestIds: [1, 2], ours: [1], rows: "old" };
  assert.deepEqual(merged(undefined, one), one);
  assert.deepEqual(merged(one, { requestIds: [2, 3] }), { requestIds: [1, 2, 3], ours: [1], rows: "old" });
  assert.equal(merged(one, { rows: "new" }).rows, "new");
});
