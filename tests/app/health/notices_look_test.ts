import assert from "node:assert/strict";
import { lookAtNotices, type NoticesLookParts } from "../../../src/app/health/notices_look.ts";
import { StoreError } from "../../../src/store/mod.ts";

type State = ReturnType<NoticesLookParts["notices"]["state"]>;
type Kept = Partial<NoticesLookParts["store"]["notices"]>;

function look(state: Partial<State> = {}, kept: Kept = {}) {
  const idle: State = { watcher: { waiting: 0 }, courier: { sent: 3, failed: 1 }, isLeading: true };
  const waiting = () => Promise.resolve({ owed: 0, held: 0 });
  const store = { notices: { waiting, marks: () => Promise.resolve({}), ...kept } };
  return lookAtNotices({ store, notices: { state: () => ({ ...idle, ...state }) } }, 20);
}

const own = { sent: 3, failed: 1, isLeading: true };

Deno.test("lookAtNotices() says what waits, and leaves out what never was", async () => {
  assert.deepEqual(await look(), { waiting: 0, held: 0, ...own });
  const waiting = () => Promise.resolve({ owed: 4, oldest: 70, held: 2 });
  assert.deepEqual(await look({}, { waiting }), { waiting: 4, held: 2, oldest: 70, ...own });
});

Deno.test("lookAtNotices() takes the later of what this process and any other did", async () => {
  const marks = () => Promise.resolve({ sweptAt: 10, walkedAt: 20, hookedAt: 30 });
  const watcher = (times: { sweptAt?: number; walkedAt?: number }) => ({ watcher: { waiting: 0, ...times } });
  const cases: [State["watcher"], sweptAt: number, walkedAt: number][] = [
    [watcher({}).watcher, 10, 20],
    [watcher({ sweptAt: 9, walkedAt: 21 }).watcher, 10, 21],
  ];
  for (const [watcher, sweptAt, walkedAt] of cases) {
    const found = await look({ watcher }, { marks });
    assert.deepEqual([found.sweptAt, found.walkedAt, found.hookedAt], [sweptAt, walkedAt, 30]);
  }
  assert.equal((await look(watcher({ sweptAt: 9 }))).sweptAt, 9);
});

Deno.test("lookAtNotices() tells of trouble, of a halt, and who delivers", async () => {
  const halted = { code: 40003, until: 99 };
  const found = await look({
    watcher: { waiting: 1, trouble: { fault: "unreachable", says: "no Seerr" } },
    courier: { sent: 0, failed: 0, halted },
    isLeading: false,
  });
  assert.deepEqual(found, {
    ...{ waiting: 0, held: 0, sent: 0, failed: 0, isLeading: false },
    ...{ fault: "unreachable", trouble: "no Seerr", halted },
  });
});

Deno.test("lookAtNotices() says nothing of what waits when the store fails, or does not answer", async () => {
  const fails = () => Promise.reject(new StoreError("no"));
  const hangs = () => new Promise<never>(() => {});
  for (const kept of [{ waiting: fails }, { marks: fails }, { waiting: hangs }, { marks: hangs }]) {
    const found = await look({ watcher: { waiting: 0, sweptAt: 5 } }, kept);
    assert.deepEqual(found, { ...own, sweptAt: 5 });
  }
});
