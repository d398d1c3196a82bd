import assert from "node:assert/strict";
import { createUplink, type UplinkParts } from "../../../src/app/health/uplink.ts";

type State = "connecting" | "up" | "down";

/** A gateway whose shards stand as they are set, on a clock that begins at 1000. */
function uplink() {
  const world: { shards: [State, number?][] | undefined; now: number } = { shards: undefined, now: 1000 };
  const gateway: UplinkParts["gateway"] = () => {
    const { shards } = world;
    return shards && {
      shards: () => shards.map(([state, latency], id) => ({ id, state, latency })),
      reconnects: () => 3,
    };
  };
  return { world, look: createUplink({ gateway, now: () => world.now }, 1000) };
}

Deno.test("createUplink() is connecting before anything is there", () => {
  const { world, look } = uplink();
  world.now = 4000;
  assert.deepEqual(look(), { state: "connecting", shards: 0, reconnects: 0, cutOffFor: 3000 });
  world.shards = [];
  assert.deepEqual(look(), { state: "connecting", shards: 0, reconnects: 3, cutOffFor: 3000 });
});

Deno.test("createUplink() is up only when every shard is, with the slowest shard's latency", () => {
  const cases: [shards: [State, number?][], state: State, latency?: number][] = [
    [[["up", 40], ["up", 90], ["up"]], "up", 90],
    [[["up"]], "up"],
    [[["up", 0]], "up", 0],
    [[["connecting"], ["connecting"]], "connecting"],
    [[["down"]], "connecting"],
    [[["up", 40], ["down", 70]], "connecting", 70],
  ];
  for (const [shards, state, latency] of cases) {
    const { world, look } = uplink();
    world.shards = shards;
    const { cutOffFor: _, ...found } = look();
    const expected = { state, shards: shards.length, reconnects: 3, ...(latency === undefined ? {} : { latency }) };
    assert.deepEqual(found, expected);
  }
});

Deno.test("createUplink() is down when no shard is up any more, and counts from when that was seen", () => {
  const { world, look } = uplink();
  const at = (now: number, ...states: State[]) => {
    world.now = now;
    world.shards = states.map((state) => [state]);
    const { state, cutOffFor } = look();
    return [state, cutOffFor];
  };
  assert.deepEqual(at(2000, "up", "up"), ["up", 0]);
  assert.deepEqual(at(32_000, "down", "connecting"), ["down", 0], "it may have been up until just now");
  assert.deepEqual(at(40_000, "up", "connecting"), ["connecting", 8000]);
  assert.deepEqual(at(50_000, "up", "up"), ["up", 0]);
  assert.deepEqual(at(60_000, "connecting", "connecting"), ["down", 0]);
});

Deno.test("createUplink() counts anew when the clock is set back", () => {
  const { world, look } = uplink();
  world.now = 500;
  assert.equal(look().cutOffFor, 0);
  world.now = 700;
  assert.equal(look().cutOffFor, 200);
});
