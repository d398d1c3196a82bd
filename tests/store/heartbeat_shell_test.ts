import assert from "node:assert/strict";
import { type Health, HEARTBEAT_HOLDS, openStore, type Store } from "../../src/store/mod.ts";
import { silent } from "../../src/log.ts";
import { beat, heartbeat } from "../../src/store/heartbeat.ts";
import { healthOf } from "../support/healthy.ts";
import { inFolder, using, withDatabase, withStore } from "./place.ts";

const said = (startedAt: number, at: number, more: Partial<Health> = {}) => healthOf({ startedAt, at, ...more });

/** What two processes wrote, in turn: "start@at" for each that was heard. */
async function heard(store: Store, ...all: [startedAt: number, at: number][]): Promise<string[]> {
  const seen: string[] = [];
  for (const [startedAt, at] of all) {
    await store.beat(said(startedAt, at));
    const now = await store.heartbeat();
    seen.push(`${now?.startedAt}@${now?.at}`);
  }
  return seen;
}

Deno.test("heartbeat() is what was said last, and nothing before that and after the end", () =>
  withStore(async (store) => {
    assert.equal(await store.heartbeat(), undefined);
    const all = said(1, 2, {
      gateway: { state: "down", shards: 2, latency: 0, reconnects: 3 },
      seerr: { isReachable: true, version: "3.3.0", fault: "key" },
      notices: {
        ...{ waiting: 1, held: 2, oldest: 3, sent: 4, failed: 5, isLeading: false },
        ...{ sweptAt: 6, walkedAt: 7, hookedAt: 8, fault: "slow", trouble: "no", halted: { code: 9, until: 10 } },
      },
    });
    await store.beat(all);
    assert.deepEqual(await store.heartbeat(), all);
    await store.beat(said(1, 3));
    assert.deepEqual(await store.heartbeat(), said(1, 3));
    await store.endBeat(1);
    assert.equal(await store.heartbeat(), undefined);
  }));

Deno.test("beat() of two processes at once leaves that of the later one", () =>
  withStore(async (store) => {
    const young = 1000, old = 1;
    assert.deepEqual(
      await heard(store, [old, 5000], [young, 6000], [old, 7000], [young, 8000]),
      ["1@5000", "1000@6000", "1000@6000", "1000@8000"],
    );
    await store.endBeat(old);
    assert.equal((await store.heartbeat())?.startedAt, young, "whoever ends takes only their own");
    await store.endBeat(young);
    assert.deepEqual(await heard(store, [old, 9000]), ["1@9000"], "the earlier one goes on");
  }));

Deno.test("beat() takes the place of a process that was killed, whatever its clock said", () =>
  withStore(async (store) => {
    const killed = 200_000, yields = 45_000, late = killed + yields + 1;
    assert.deepEqual(
      await heard(store, [killed, killed], [1, killed + yields], [1, late]),
      [`${killed}@${killed}`, `${killed}@${killed}`, `1@${late}`],
    );
    assert.ok(yields + 30_000 < HEARTBEAT_HOLDS, "whoever reads it never misses the other one's next");
    const set = late - yields - 1;
    assert.deepEqual(await heard(store, [0, set]), [`0@${set}`], "what is of a later time is of no clock that goes");
  }));

Deno.test("beat() that another process is heard instead of fails where nothing can be written", () =>
  withDatabase(async (db) => {
    await beat(db, said(1000, 6000));
    const full = { delete: () => Promise.reject(new Error("the disk is full")) };
    const kv: Deno.Kv = new Proxy(db.kv, {
      get: (kv, name) => Reflect.get(full, name) ?? Reflect.get(kv, name).bind(kv),
    });
    await assert.rejects(beat({ ...db, kv }, said(1, 7000)), /full/);
    await beat(db, said(1, 7000));
    assert.equal((await heartbeat(db))?.startedAt, 1000);
  }));

Deno.test("beat() tells that the store works again when nothing else failed since the one before", () =>
  withStore(async (store, { lines }) => {
    const told = () => lines.flatMap((line) => /store (?:in trouble|works again)/.exec(line) ?? []);
    await store.beat(said(1, 1));
    await assert.rejects(store.remembers("x".repeat(3_000)), /too large/);
    await store.beat(said(1, 2));
    assert.deepEqual(told(), ["store in trouble"]);
    await store.beat(said(1, 3));
    assert.deepEqual(told(), ["store in trouble", "store works again"]);
  }));

Deno.test("heartbeat() reads what another version wrote, and nothing that is none", () =>
  inFolder(async ({ open, raw, path }) => {
    await using(open(), async (store) => {
      await raw((kv) => kv.set(["heartbeat"], { ...healthOf(), status: "great", more: 1, memory: "much" }));
      assert.deepEqual(await store.heartbeat(), healthOf({ status: "down", memory: 0 }));
    });
    await raw((kv) => kv.set(["heartbeat"], { at: "soon" }));
    const asItIs = await openStore({ path, log: silent, now: () => 1, asItIs: true });
    assert.equal(await asItIs.heartbeat(), undefined);
    asItIs.close();
    assert.deepEqual(
      await raw(async (kv) => (await kv.get(["heartbeat"])).value),
      { at: "soon" },
      "looking changes nothing",
    );
    await using(open(), async (store) => {
      await store.beat(healthOf());
      assert.deepEqual(await store.heartbeat(), healthOf());
    });
  }));

Deno.test("a heartbeat does not move to another house, nor keep one from being moved into", () =>
  withStore(async (store) => {
    await store.beat(healthOf());
    const lines: string[] = [];
    await store.exportAll((line) => void lines.push(line));
    assert.doesNotMatch(lines.join("\n"), /heartbeat/);
    assert.equal(await store.importAll(ReadableStream.from(lines)), 0);
  }));
