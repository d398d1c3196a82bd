import assert from "node:assert/strict";
import fc from "fast-check";
import { createFrameReader, encodeFrame, type Frame, OPCODE } from "../../../src/playground/discord/gateway/frames.ts";
import { createSnowflakes } from "../../../src/playground/discord/snowflake.ts";

/** A frame as a client sends it: masked, perhaps only a piece. */
function masked(opcode: number, payload: Uint8Array, last = true): Uint8Array {
  const bare = encodeFrame(opcode, payload);
  const head = bare.slice(0, bare.length - payload.length);
  const mask = [1, 2, 3, 254];
  if (!last) head[0] = opcode;
  head[1] = (head[1] ?? 0) | 0x80;
  return Uint8Array.from([...head, ...mask, ...payload.map((byte, i) => byte ^ (mask[i & 3] ?? 0))]);
}

function readAll(bytes: Uint8Array, cuts: readonly number[]): Frame[] {
  const read = createFrameReader();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).flatMap((place, i) => [...read(bytes.slice(places[i], place))]);
}

Deno.test("createFrameReader() reads what was sent, however it is cut", () => {
  const payload = fc.uint8Array({ maxLength: 300 });
  fc.assert(fc.property(fc.array(payload, { minLength: 1, maxLength: 4 }), fc.array(fc.nat()), (payloads, cuts) => {
    const bytes = Uint8Array.from(payloads.flatMap((payload) => [...masked(OPCODE.text, payload)]));
    assert.deepEqual(readAll(bytes, cuts), payloads.map((payload) => ({ opcode: OPCODE.text, payload })));
  }));
});

Deno.test("createFrameReader() puts pieces together, with a ping between them", () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const bytes = [
    masked(OPCODE.text, text("Hel"), false),
    masked(OPCODE.ping, text("!")),
    masked(OPCODE.continuation, text("lo")),
  ];
  const frames = readAll(Uint8Array.from(bytes.flatMap((piece) => [...piece])), []);
  assert.deepEqual(frames.map(({ opcode, payload }) => [opcode, new TextDecoder().decode(payload)]), [
    [OPCODE.ping, "!"],
    [OPCODE.text, "Hello"],
  ]);
});

Deno.test("encodeFrame() writes each of the three forms of a length", () => {
  for (const length of [0, 125, 126, 65_535, 65_536, 70_000]) {
    const [frame] = readAll(masked(OPCODE.text, new Uint8Array(length)), []);
    assert.equal(frame?.payload.length, length);
  }
});

Deno.test("createSnowflakes() counts up, also when the clock stands still or goes back", () => {
  let now = 1_800_000_000_000;
  const next = createSnowflakes(() => now);
  const ids = [next(), next()];
  now -= 5;
  ids.push(next());
  now += 10;
  ids.push(next());
  const numbers = ids.map(BigInt);
  assert.deepEqual([...numbers].sort((a, b) => a < b ? -1 : 1), numbers);
  assert.equal(Number((numbers[3] ?? 0n) >> 22n) + 1_420_070_400_000, now);
});
