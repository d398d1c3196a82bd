import assert from "node:assert/strict";
import { mock } from "node:test";
import { type Retry, untilReached } from "../../src/app/until_reached.ts";
import { createLog, silent } from "../../src/log.ts";

/** Fails so many times, then succeeds. */
function flaky(failures: number) {
  const it = { calls: 0, run: () => Promise.resolve("here") };
  it.run = () => it.calls++ < failures ? Promise.reject(new Error(`no ${it.calls}`)) : Promise.resolve("here");
  return it;
}

function retry(more: Partial<Retry> = {}): Retry {
  return { log: silent, stop: new AbortController().signal, mayPass: () => true, first: 1, ...more };
}

Deno.test("untilReached() gives what the first success gives", async () => {
  for (const failures of [0, 1, 3]) {
    const it = flaky(failures);
    assert.equal(await untilReached(it.run, retry()), "here");
    assert.equal(it.calls, failures + 1);
  }
});

Deno.test("untilReached() throws what will not pass, at once", async () => {
  const it = flaky(9);
  const mayPass = (error: unknown) => error instanceof Error && error.message !== "no 2";
  await assert.rejects(untilReached(it.run, retry({ mayPass })), new Error("no 2"));
  assert.equal(it.calls, 2);
});

Deno.test("untilReached() does not begin when it is stopped already", async () => {
  const it = flaky(0);
  assert.equal(await untilReached(it.run, retry({ stop: AbortSignal.abort() })), undefined);
  assert.equal(it.calls, 0);
});

Deno.test("untilReached() ends its waiting when it is stopped, and leaves no timer behind", async () => {
  const stopping = new AbortController();
  const it = flaky(9);
  const reaching = untilReached(it.run, retry({ stop: stopping.signal, first: 60_000 }));
  stopping.abort();
  assert.equal(await reaching, undefined);
  assert.equal(it.calls, 1);
});

Deno.test("untilReached() leaves an attempt that is under way when it is stopped, and its failure", async () => {
  const stopping = new AbortController();
  const { promise, reject } = Promise.withResolvers<string>();
  const mayPass = () => false;
  const reaching = untilReached(() => promise, retry({ stop: stopping.signal, mayPass }));
  stopping.abort();
  assert.equal(await reaching, undefined);
  reject(new Error("too late"));
  await new Promise((resolve) => setTimeout(resolve, 0));
});

Deno.test("untilReached() waits twice as long each time, a minute at most, and says so", async () => {
  const seconds: number[] = [];
  const write = (line: string) => seconds.push(JSON.parse(line).seconds);
  const log = createLog({ level: "debug", format: "json", write, now: () => 0, secrets: [] });
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const it = flaky(9);
    let done = false;
    const reaching = untilReached(it.run, retry({ log, first: 1_000 })).then(() => done = true);
    for (let i = 0; !done && i < 1_000; i++) {
      await Promise.resolve();
      if (i % 10 === 9) mock.timers.tick(60_000);
    }
    await reaching;
    assert.deepEqual(seconds, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  } finally {
    mock.timers.reset();
  }
});
