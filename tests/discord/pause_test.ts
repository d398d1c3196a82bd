import assert from "node:assert/strict";
import { aborted, pause } from "../../src/discord/pause.ts";

Deno.test("pause() ends in time", async () => {
  const stopping = new AbortController();
  for (const ms of [1, 0, -1]) await pause(ms, stopping.signal);
  assert.equal(stopping.signal.aborted, false);
});

Deno.test("pause() ends when the signal is aborted, also when it was before, and leaves no timer behind", async () => {
  const stopping = new AbortController();
  const pausing = pause(60_000, stopping.signal);
  stopping.abort();
  await pausing;
  await pause(60_000, stopping.signal);
});

Deno.test("aborted() resolves when the signal is aborted, also when it was before", async () => {
  const stopping = new AbortController();
  const waiting = aborted(stopping.signal);
  stopping.abort();
  await waiting;
  await aborted(stopping.signal);
});
