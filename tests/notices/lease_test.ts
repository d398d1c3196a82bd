import assert from "node:assert/strict";
import { mock } from "node:test";
import { silent } from "../../src/log.ts";
import { createLease, type LeaseOptions } from "../../src/notices/lease.ts";
import { TIMES as BOT } from "../../src/notices/times.ts";

const TIMES = { renew: 5, expire: 20 };

/** A lease in memory, as the store keeps it; `broken` makes every call fail. */
function fakeStore() {
  const store = {
    owner: undefined as string | undefined,
    version: null as string | null,
    turn: 0,
    broken: false,
    lease: () => store.broken ? fail() : Promise.resolve({ value: store.owner, version: store.version }),
    takeLease(owner: string, version: string | null): Promise<string | undefined> {
      if (store.broken) return fail();
      if (version !== store.version) return Promise.resolve(undefined);
      [store.owner, store.version] = [owner, `${++store.turn}`];
      return Promise.resolve(store.version);
    },
    dropLease(owner: string) {
      if (store.owner === owner) [store.owner, store.version] = [undefined, null];
      return Promise.resolve();
    },
  };
  return store;
}
const fail = () => Promise.reject(new Error("disk full"));

function leaseOf(store: LeaseOptions["store"], process: string, more: Partial<LeaseOptions> = {}) {
  const changes: boolean[] = [];
  const onChange = (held: boolean) => void changes.push(held);
  const lease = createLease({ store, process, log: silent, now: Date.now, times: TIMES, onChange, ...more });
  return { ...lease, changes };
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 2_000;
  while (!condition()) {
    assert.ok(Date.now() < end, "it never came to pass");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

Deno.test("createLease() takes a free lease at once, renews it, and drops it at the end", async () => {
  const store = fakeStore();
  const lease = leaseOf(store, "a");
  assert.deepEqual([lease.held(), lease.term()], [false, 0]);
  lease.start();
  await until(lease.held);
  assert.equal(lease.term(), 1);
  await until(() => store.turn > 3);
  assert.equal(lease.term(), 1);
  await lease.close();
  assert.deepEqual([store.owner, lease.held(), lease.term(), lease.changes], [undefined, false, 0, [true, false]]);
});

Deno.test("createLease() begins another term when somebody else held it for a moment between two renewals", async () => {
  const store = fakeStore();
  const lease = leaseOf(store, "a");
  lease.start();
  await until(lease.held);
  await store.takeLease("b", store.version);
  await store.dropLease("b");
  await until(() => lease.term() === 2);
  await lease.close();
  assert.deepEqual(lease.changes, [true, false, true, false]);
});

Deno.test("createLease() leaves a lease alone that its holder renews", async () => {
  const store = fakeStore();
  const [one, other] = [leaseOf(store, "a"), leaseOf(store, "b")];
  one.start();
  await until(one.held);
  other.start();
  await until(() => store.turn > 12);
  assert.deepEqual([one.held(), other.held(), store.owner], [true, false, "a"]);
  await one.close();
  await until(other.held);
  await other.close();
});

Deno.test("createLease() takes over what nobody renews, and not before", async () => {
  const store = fakeStore();
  await store.takeLease("gone", null);
  const lease = leaseOf(store, "b");
  const began = performance.now();
  lease.start();
  await until(lease.held);
  assert.ok(performance.now() - began >= TIMES.expire - TIMES.renew, "too soon");
  await lease.close();
});

Deno.test("createLease() passes on within 30 s of a death, and never while the dead one might think it holds it", async (t) => {
  const { renew, expire } = BOT;
  for (const before of [0, 1, renew / 4, renew / 2, renew - 1]) {
    await t.step(`${before} ms after a look`, async () => {
      mock.timers.enable({ apis: ["setTimeout", "Date"], now: 0 });
      const store = fakeStore();
      const [one, other] = [leaseOf(store, "a", { times: BOT }), leaseOf(store, "b", { times: BOT })];
      try {
        one.start();
        await passing(before, 1);
        other.start();
        await passing(3 * renew - before);
        assert.deepEqual([one.held(), other.held()], [true, false]);
        const died = Date.now();
        const { turn } = store;
        const { takeLease } = store;
        store.takeLease = (owner, version) => owner === "a" ? fail() : takeLease(owner, version);
        while (!other.held()) {
          assert.ok(Date.now() - died <= 30_000, "too late");
          await passing(100);
        }
        assert.deepEqual([one.held(), store.turn > turn], [false, true]);
        assert.ok(Date.now() - died >= expire - renew, "too soon");
      } finally {
        const closing = Promise.all([one.close(), other.close()]);
        await passing(100);
        await closing;
        mock.timers.reset();
      }
    });
  }
});

/** Time passes by the mocked clock, with all that happens in it. */
async function passing(ms: number, step = 100): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    mock.timers.tick(Math.min(step, left));
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  }
}

Deno.test("createLease() notices that another took it, and takes no part until it may again", async () => {
  const store = fakeStore();
  const lease = leaseOf(store, "a");
  lease.start();
  await until(lease.held);
  await store.takeLease("b", store.version);
  await until(() => !lease.held());
  await store.dropLease("b");
  await until(lease.held);
  assert.equal(lease.term(), 2);
  await lease.close();
  assert.deepEqual(lease.changes, [true, false, true, false]);
});

Deno.test("createLease() holds on through short trouble of the store, and lets go in long", async () => {
  const store = fakeStore();
  let at = 1_000;
  const lease = leaseOf(store, "a", { now: () => at });
  lease.start();
  await until(lease.held);
  store.broken = true;
  at += TIMES.expire - 1;
  assert.ok(lease.held());
  at += 2;
  assert.ok(!lease.held());
  await until(() => lease.changes.includes(false));
  store.broken = false;
  await until(lease.held);
  await lease.close();
});

Deno.test("createLease() knows its own lease again when the answer to a renewal was lost", async () => {
  const store = fakeStore();
  const lease = leaseOf(store, "a");
  lease.start();
  await until(lease.held);
  await store.takeLease("a", store.version);
  const { turn } = store;
  await until(() => store.turn > turn + 1);
  assert.deepEqual([lease.held(), lease.changes], [true, [true]]);
  await lease.close();
});

Deno.test("createLease() closes without ever having begun", async () => {
  const lease = leaseOf(fakeStore(), "a");
  await lease.close();
  assert.deepEqual(lease.changes, []);
});
