import assert from "node:assert/strict";
import { untilLastCall } from "../../src/app/last_call.ts";

const never = new Promise<never>(() => {});

Deno.test("untilLastCall() gives what comes in time, and passes failures on", async () => {
  const { signal } = new AbortController();
  assert.equal(await untilLastCall(Promise.resolve("here"), signal), "here");
  await assert.rejects(untilLastCall(Promise.reject(new Error("no")), signal), new Error("no"));
});

Deno.test("untilLastCall() throws what is told as a slow server, at the call or after it", async () => {
  const calling = new AbortController();
  const waiting = untilLastCall(never, calling.signal);
  calling.abort();
  const slow = { name: "ServiceError", kind: "slow", service: "seerr" };
  await assert.rejects(waiting, slow);
  await assert.rejects(untilLastCall(never, calling.signal), slow);
});

Deno.test("untilLastCall() leaves a late failure to itself", async () => {
  const calling = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const waiting = untilLastCall(promise, calling.signal);
  calling.abort();
  await assert.rejects(waiting, { kind: "slow" });
  reject(new Error("too late"));
  await new Promise((resolve) => setTimeout(resolve, 0));
});

Deno.test("untilLastCall() leaves nothing at a signal that outlives it", async () => {
  const { signal } = new AbortController();
  const count = { now: 0 };
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    count.now++;
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    count.now--;
    removeEventListener.apply(signal, args);
  };
  await untilLastCall(Promise.resolve(1), signal);
  await untilLastCall(Promise.reject(new Error("no")), signal).catch(() => {});
  assert.equal(count.now, 0);
});
