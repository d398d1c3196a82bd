import assert from "node:assert/strict";
import fc from "fast-check";
import { readShifting } from "../../src/services/shifting_list.ts";

const down = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: from - index }));
const PAGING = { name: "the list", take: 10, overlap: 2 };

/** A list that changes before the read of that number. */
function changing(list: { id: number }[], changes: Record<number, (list: { id: number }[]) => { id: number }[]> = {}) {
  const skips: number[] = [];
  return {
    skips,
    read(skip: number) {
      list = changes[skips.length]?.(list) ?? list;
      skips.push(skip);
      return Promise.resolve({ total: list.length, entries: list.slice(skip, skip + 10) });
    },
  };
}
const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id).sort((a, b) => b - a);

Deno.test("readShifting() reads each page once, and no more than there are", async () => {
  for (const [count, skips] of [[0, [0]], [10, [0]], [11, [0, 8]], [18, [0, 8]], [19, [0, 8, 16]]] as const) {
    const list = changing(down(count, count));
    assert.deepEqual(idsOf(await readShifting(list.read, PAGING)), idsOf(down(count, count)));
    assert.deepEqual(list.skips, skips);
  }
});
Deno.test("readShifting() takes what is new at the front for no more than it is", async () => {
  const list = changing(down(25, 25), { 1: (it) => [{ id: 26 }, ...it], 2: (it) => [{ id: 27 }, ...it] });
  const read = await readShifting(list.read, PAGING);
  assert.deepEqual(idsOf(read), idsOf(down(25, 25)));
});
Deno.test("readShifting() misses nothing when some leave meanwhile", async () => {
  for (const gone of [1, 2, 3, 5, 10, 15]) {
    const list = changing(down(40, 40), { 1: (it) => it.slice(gone) });
    const read = new Set(idsOf(await readShifting(list.read, PAGING)));
    assert(down(40 - gone, 40 - gone).every(({ id }) => read.has(id)), `${gone} left`);
    assert.equal(list.skips.length <= 8, true);
  }
});
Deno.test("readShifting() misses nothing of what stays, whatever comes and goes", async () => {
  const happening = fc.record({ leave: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), come: fc.nat(2) });
  await fc.assert(fc.asyncProperty(fc.nat(60), fc.array(happening, { maxLength: 6 }), async (count, happenings) => {
    let next = 100;
    const changes = Object.fromEntries(happenings.map(({ leave, come }, index) => [
      index + 1,
      (it: { id: number }[]) => [
        ...Array.from({ length: come }, () => ({ id: next++ })).reverse(),
        ...it.filter(({ id }) => !leave.includes(id)),
      ],
    ]));
    const left = new Set(happenings.flatMap(({ leave }) => leave));
    const read = new Set(idsOf(await readShifting(changing(down(count, count), changes).read, PAGING)));
    for (const { id } of down(count, count)) assert(read.has(id) || left.has(id), String(id));
  }));
});
Deno.test("readShifting() keeps an entry as it was read last", async () => {
  const pages = [
    { total: 12, entries: down(12, 10).map((it) => ({ ...it, status: 1 })) },
    { total: 12, entries: down(4, 4).map((it) => ({ ...it, status: 2 })) },
  ];
  const read = await readShifting(() => Promise.resolve(pages.shift() ?? { total: 0, entries: [] }), PAGING);
  assert.deepEqual(read.map(({ status }) => status), [...Array(8).fill(1), ...Array(4).fill(2)]);
});
Deno.test("readShifting() stops when it has enough", async () => {
  const list = changing(down(100, 100));
  await readShifting(list.read, { ...PAGING, enough: (page) => page.some(({ id }) => id <= 85) });
  assert.deepEqual(list.skips, [0, 8]);
});
Deno.test("readShifting() throws rather than give a part", async () => {
  const empty = () => Promise.resolve({ total: 5, entries: [] });
  await assert.rejects(readShifting(empty, PAGING), { name: "ServiceError", kind: "nonsense" });
  let id = 1_000;
  const restless = () => Promise.resolve({ total: 100, entries: [{ id: id-- }] });
  await assert.rejects(readShifting(restless, PAGING), {
    name: "ServiceError",
    kind: "slow",
    message: "Cannot read the list: they change faster than Seerr tells them",
  });
  const failing = (skip: number) =>
    skip === 0 ? Promise.resolve({ total: 20, entries: down(20, 10) }) : Promise.reject(new Error("down"));
  await assert.rejects(readShifting(failing, PAGING), { message: "down" });
});
