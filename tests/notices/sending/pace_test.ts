import { deepStrictEqual as equal, ok, rejects } from "node:assert/strict";
import fc from "fast-check";
import { createPace, createWindow, Stopped } from "../../../src/notices/sending/pace.ts";

Deno.test("createWindow() has room again some time after what took it has ended", () => {
  const window = createWindow(2, 1000);
  const [first, second] = [window.enter(), window.enter()];
  equal(window.wait(0), Infinity);
  first(100);
  equal(window.wait(100), 1000);
  second(700);
  equal([window.wait(1099), window.wait(1100)], [1, 0]);
  window.enter()(1100);
  equal(window.wait(1100), 600);
});

Deno.test("createWindow() stays closed for no longer than it is, when the clock is set back", () => {
  const window = createWindow(1, 1000);
  window.enter()(1_000_000);
  equal([window.wait(1_000_000), window.wait(5)], [1000, 0]);
});

Deno.test("createWindow() never lets more through than it says", () => {
  const steps = fc.array(fc.tuple(fc.nat(400), fc.nat(300)), { maxLength: 60 });
  fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), steps, (limit, steps) => {
    const window = createWindow(limit, 1000);
    const begun: number[] = [];
    let now = 0;
    for (const [pause, takes] of steps) {
      now += pause;
      if (window.wait(now) > 0) continue;
      const done = window.enter();
      begun.push(now);
      done(now + takes);
      now += takes;
    }
    for (const at of begun) ok(begun.filter((other) => other >= at && other < at + 1000).length <= limit);
  }));
});

const paceOf = (messages: number, clock: { now: number }, stop = new AbortController()) =>
  createPace({ messages, now: () => clock.now, stop: stop.signal });

Deno.test("opening() gives each a time of its own, a fifth as often as messages", () => {
  const clock = { now: 0 };
  const pace = paceOf(5, clock);
  equal(["a", "b", "c"].map((id) => pace.opening(id)), [true, 1000, 2000]);
  clock.now = 1000;
  equal([pace.opening("d"), pace.opening("b")], [3000, true], "who comes later does not take another one's time");
  clock.now = 2000;
  equal(pace.opening("c"), true);
  clock.now = 3000;
  equal(pace.opening("d"), true);
  clock.now = 10_000;
  equal([pace.opening("e"), pace.opening("f")], [true, 11_000]);
});

Deno.test("opening() never opens two at once when their times have passed together", () => {
  const clock = { now: 0 };
  const pace = paceOf(5, clock);
  equal(["a", "b", "c", "d"].map((id) => pace.opening(id)), [true, 1000, 2000, 3000]);
  clock.now = 60_000;
  equal([pace.opening("b"), pace.opening("c"), pace.opening("d")], [true, 61_000, 62_000]);
});

Deno.test("opening() works for slow paces and fast ones", () => {
  for (const [messages, every] of [[0.5, 10_000], [1, 5_000], [7, 1000 / 1.4]] as const) {
    const clock = { now: 0 };
    const pace = paceOf(messages, clock);
    equal([pace.opening("a"), pace.opening("b")], [true, every]);
    clock.now = every;
    equal(pace.opening("b"), true);
  }
  const lifted = paceOf(0, { now: 0 });
  ok(Array.from({ length: 1000 }, (_, i) => lifted.opening(String(i))).every((turn) => turn === true));
});

Deno.test("opening() keeps no times in the future of a clock that was set back", () => {
  const clock = { now: 1_000_000_000 };
  const pace = paceOf(5, clock);
  equal(pace.opening("a"), true);
  clock.now = 5;
  equal(pace.opening("b"), true);
});

Deno.test("opening() forgets who does not come in their time, so that others need not queue behind them", () => {
  const clock = { now: 0 };
  const pace = paceOf(5, clock);
  equal(["a", "b"].map((id) => pace.opening(id)), [true, 1000]);
  clock.now = 62_000;
  equal([pace.opening("c"), pace.opening("b")], [true, 63_000], "what was kept for b is nobody's any more");
});

Deno.test("request() hands on answers and errors, and lets nobody through after the end", async () => {
  const stop = new AbortController();
  const pace = paceOf(0, { now: 0 }, stop);
  equal(await pace.request(() => Promise.resolve(7)), 7);
  await rejects(pace.request(() => Promise.reject(new RangeError("x"))), RangeError);
  stop.abort();
  await rejects(pace.request(() => Promise.resolve(7)), Stopped);
  equal(await pace.message(), false);
});

Deno.test("message() lets those who wait go when it ends", async () => {
  const stop = new AbortController();
  const pace = paceOf(1, { now: 0 }, stop);
  equal(await pace.message(), true);
  const waiting = [pace.message(), pace.message()];
  stop.abort();
  equal(await Promise.all(waiting), [false, false]);
});
