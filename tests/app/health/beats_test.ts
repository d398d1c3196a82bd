import assert from "node:assert/strict";
import { createBeats } from "../../../src/app/health/beats.ts";
import type { Health } from "../../../src/store/mod.ts";
import { eventually } from "../../support/eventually.ts";
import { healthOf } from "../../support/healthy.ts";

const up = healthOf();
const connecting = healthOf({ gateway: { state: "connecting", shards: 1, reconnects: 0 } });
const NEVER = 3_600_000;

/** Beats that write what `says` holds, in turn, and then the last of it again. */
function beating(says: Health[], { times, write = () => Promise.resolve() }: {
  times: { every: number; soon: number };
  write?(): Promise<void>;
}) {
  const written: Health[] = [], told: unknown[] = [];
  const beats = createBeats({
    say: () => Promise.resolve(says[Math.min(written.length, says.length - 1)] ?? up),
    write(health) {
      written.push(health);
      return write();
    },
    onWritten: (error) => told.push(error),
    times,
  });
  return { beats, written, told };
}

Deno.test("createBeats() says it at once, and only once when it is started twice", async () => {
  const { beats, written, told } = beating([up], { times: { every: NEVER, soon: 1 } });
  assert.deepEqual(written, []);
  beats.start();
  beats.start();
  await eventually(() => Promise.resolve(told.length > 0));
  await beats.close();
  assert.deepEqual([written, told], [[up], [undefined]]);
});

Deno.test("createBeats() goes on, soon while the gateway is not up", async () => {
  const { beats, written } = beating([connecting, connecting, up], { times: { every: NEVER, soon: 1 } });
  beats.start();
  await eventually(() => Promise.resolve(written.length === 3));
  await beats.close();
  const all = beating([up], { times: { every: 1, soon: NEVER } });
  all.beats.start();
  await eventually(() => Promise.resolve(all.written.length > 3));
  await all.beats.close();
  const { length } = all.written;
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(all.written.length, length, "nothing after the end");
});

Deno.test("createBeats() goes on when it cannot be written", async () => {
  const error = new Error("disk full");
  const { beats, told } = beating([up], { times: { every: 1, soon: 1 }, write: () => Promise.reject(error) });
  beats.start();
  await eventually(() => Promise.resolve(told.length > 2));
  await beats.close();
  assert.deepEqual([...new Set(told)], [error]);
});

Deno.test("createBeats() tries again soon what could not be written", async () => {
  let tries = 0;
  const write = () => ++tries < 3 ? Promise.reject(new Error("disk full")) : Promise.resolve();
  const { beats, told } = beating([up], { times: { every: NEVER, soon: 1 }, write });
  beats.start();
  await eventually(() => Promise.resolve(told.length === 3));
  await beats.close();
  assert.equal(told[2], undefined);
});

Deno.test("createBeats() writes nothing once it is closed, and ends what never began", async () => {
  const { promise, resolve } = Promise.withResolvers<Health>();
  const written: Health[] = [];
  const beats = createBeats({
    say: () => promise,
    write: (health) => Promise.resolve(void written.push(health)),
    onWritten() {},
    times: { every: 1, soon: 1 },
  });
  beats.start();
  const closed = beats.close();
  resolve(up);
  await closed;
  assert.deepEqual(written, []);
  await beating([up], { times: { every: 1, soon: 1 } }).beats.close();
});
