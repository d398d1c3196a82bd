import assert from "node:assert/strict";
import { createHealth, type HealthParts, type HealthTimes } from "../../src/app/health.ts";
import { createLog } from "../../src/log.ts";
import { User } from "../../src/services/seerr_schemas.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { type Health, StoreError } from "../../src/store/mod.ts";
import { eventually } from "../support/eventually.ts";

const OFTEN: HealthTimes = { every: 2, soon: 1, patience: 20, keep: 15_000 };
const SELDOM: HealthTimes = { ...OFTEN, every: 3_600_000, soon: 3_600_000 };
const full = () => Promise.reject(new StoreError("the disk is full"));

/** A bot that is well, with what it wrote and logged; what `world` holds may be changed meanwhile. */
function healthIn(given: Partial<HealthParts["store"]> & { times?: HealthTimes } = {}) {
  const { times = SELDOM, ...kept } = given;
  const world = { now: 5000, gateway: "up" as "up" | "down", beats: [] as Health[], ended: [] as number[] };
  const lines: string[] = [];
  const now = () => world.now;
  const log = createLog({
    level: "debug",
    format: "text",
    write: (line) => lines.push(line.slice(25)),
    now,
    secrets: [],
  });
  const store: HealthParts["store"] = {
    beat: (health) => Promise.resolve(void world.beats.push(health)),
    endBeat: (startedAt) => Promise.resolve(void world.ended.push(startedAt)),
    notices: { waiting: () => Promise.resolve({ owed: 2, oldest: 7, held: 1 }), marks: () => Promise.resolve({}) },
    ...kept,
  };
  const seerr: HealthParts["seerr"] = {
    version: () => Promise.resolve("3.3.0"),
    keyOwner: () => Promise.resolve(User.parse({ id: 1, permissions: 2 })),
  };
  const parts: HealthParts = {
    store,
    seerr,
    notices: { state: () => ({ watcher: { waiting: 0 }, courier: { sent: 0, failed: 0 }, isLeading: true }) },
    gateway: () => ({ shards: () => [{ id: 0, state: world.gateway, latency: 45 }], reconnects: () => 1 }),
    log,
    now,
    version: "1.2.3",
    startedAt: 5000,
    times,
  };
  return { world, lines, parts, health: createHealth(parts) };
}

Deno.test("createHealth() looks at everything", async () => {
  const { world, health } = healthIn();
  world.now = 9000;
  const { memory, ...found } = await health.look();
  assert.ok(memory > 1_000_000, String(memory));
  assert.deepEqual(found, {
    status: "ok",
    version: "1.2.3",
    at: 9000,
    startedAt: 5000,
    gateway: { state: "up", shards: 1, latency: 45, reconnects: 1 },
    seerr: { isReachable: true, version: "3.3.0" },
    notices: { waiting: 2, held: 1, oldest: 7, sent: 0, failed: 0, isLeading: true },
    store: { isWritable: true },
  });
  assert.deepEqual(world.beats, [], "looking writes nothing");
});

Deno.test("createHealth() calls a gateway down after 30 s, and up again at once", async () => {
  const { world, health } = healthIn();
  const at = async (now: number, gateway: "up" | "down") => {
    Object.assign(world, { now, gateway });
    return (await health.look()).status;
  };
  const seen = [
    await at(70_000, "up"),
    await at(100_000, "down"),
    await at(129_999, "down"),
    await at(130_000, "down"),
  ];
  assert.deepEqual([...seen, await at(131_000, "up")], ["ok", "degraded", "degraded", "down", "ok"]);
});

Deno.test("createHealth() never rejects, whatever fails or hangs", async () => {
  const hangs = () => new Promise<never>(() => {});
  const slow = () => Promise.reject(new ServiceError("no", { kind: "slow" }));
  for (const fails of [full, hangs]) {
    const { parts } = healthIn({ notices: { waiting: fails, marks: fails } });
    const seerr = fails === full ? { version: slow, keyOwner: slow } : { version: hangs, keyOwner: hangs };
    const found = await createHealth({ ...parts, seerr, gateway: () => undefined }).look();
    assert.deepEqual([found.status, found.store, found.seerr, found.gateway], [
      "down",
      { isWritable: false },
      { isReachable: false, fault: "slow" },
      { state: "connecting", shards: 0, reconnects: 0 },
    ]);
  }
});

Deno.test("createHealth() looks once for all who look at once", async () => {
  let looks = 0;
  const waiting = () => Promise.resolve({ owed: ++looks, held: 0 });
  const { health } = healthIn({ notices: { waiting, marks: () => Promise.resolve({}) } });
  await Promise.all([health.look(), health.look()]);
  assert.equal(looks, 1);
  assert.equal((await health.look()).notices.waiting, 2);
});

Deno.test("createHealth() writes heartbeats from the start, and takes its own away at the end", async () => {
  const { world, health } = healthIn({ times: OFTEN });
  health.start();
  await eventually(() => Promise.resolve(world.beats.length > 2));
  await health.close();
  const { length } = world.beats;
  assert.deepEqual([world.beats[0]?.status, world.beats[0]?.startedAt, world.ended], ["ok", 5000, [5000]]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(world.beats.length, length);
});

Deno.test("createHealth() is down while no heartbeat can be written, and tells that once", async () => {
  let isFull = true, tries = 0;
  const beats: Health[] = [];
  const beat = (health: Health) => {
    tries++;
    return isFull ? full() : Promise.resolve(void beats.push(health));
  };
  const { lines, health } = healthIn({ times: OFTEN, beat });
  assert.equal((await health.look()).store.isWritable, true, "before the first heartbeat it can be read");
  health.start();
  await eventually(() => Promise.resolve(tries > 3));
  const found = await health.look();
  assert.deepEqual([found.status, found.store], ["down", { isWritable: false }]);
  isFull = false;
  await eventually(() => Promise.resolve(beats.length > 1));
  assert.deepEqual([(await health.look()).status, beats[0]?.status, beats[0]?.store.isWritable], ["ok", "ok", true]);
  await health.close();
  assert.deepEqual(lines.map((line) => line.replace(/ error=.*/, "")), [
    "WARN  heartbeat not written",
    "INFO  heartbeat written again",
  ]);
});

Deno.test("createHealth() ends although the store fails", async () => {
  const { lines, health } = healthIn({ endBeat: full });
  await health.close();
  assert.match(lines.join("\n"), /^WARN {2}heartbeat not ended error=/);
});
