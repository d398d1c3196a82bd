import assert from "node:assert/strict";
import { noting, watchFiles } from "../../src/cli/watch_files.ts";
import { eventually } from "../support/eventually.ts";
import { terminal } from "../support/terminal.ts";

const PATH = "/home/usherr/config.json", DOTENV = "/home/usherr/.env";
const EVERY = 5;

/** Watches two files, of which one is there, while `act` goes on, and counts what was noticed. */
async function watching(
  act: (it: { io: ReturnType<typeof terminal>; count(): number; turns(): Promise<void> }) => Promise<void>,
  onChange: (read: () => Promise<unknown>) => Promise<unknown> = (read) => read(),
): Promise<void> {
  const io = terminal({ files: { [PATH]: "1" } });
  let [count, looks] = [0, 0];
  const noted = noting({ ...io, stamp: (path: string) => (looks++, io.stamp(path)) });
  const read = () => Promise.allSettled([noted.io.readText(PATH), noted.io.readText(DOTENV)]);
  await read();
  const watch = watchFiles(noted, { every: EVERY, onChange: async () => void (count++, await onChange(read)) });
  const turns = async () => {
    const before = looks;
    // Two files are looked at in each turn.
    await eventually(() => looks > before + 8);
  };
  await act({ io, count: () => count, turns });
  watch.close();
  const last = looks;
  await new Promise((resolve) => setTimeout(resolve, 4 * EVERY));
  assert.ok(looks <= last + 2, "it goes on after the end");
}

Deno.test("watchFiles() tells once of a change, when it has stood still, and of nothing else", () =>
  watching(async ({ io, count, turns }) => {
    await turns();
    assert.equal(count(), 0);
    io.saved[PATH] = "2";
    await eventually(() => count() > 0);
    await turns();
    assert.equal(count(), 1);
    io.saved[DOTENV] = "A=1";
    await eventually(() => count() > 1);
    await turns();
    assert.equal(count(), 2);
  }));

Deno.test("watchFiles() waits while a file is still being written", () =>
  watching(async ({ io, count, turns }) => {
    await turns();
    let text = 0;
    const writing = setInterval(() => io.saved[PATH] = `${text++}`, 1);
    await turns();
    const meanwhile = count();
    clearInterval(writing);
    await eventually(() => count() > meanwhile);
    await turns();
    assert.deepEqual([meanwhile, count()], [0, 1]);
  }));

Deno.test("watchFiles() tells at once on SIGHUP, also when nothing changed, and one after the other", () => {
  let [open, most] = [0, 0];
  const slow = async (read: () => Promise<unknown>) => {
    most = Math.max(most, ++open);
    await read();
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    open--;
  };
  return watching(async ({ io, count, turns }) => {
    io.hangUp();
    io.saved[PATH] = "2";
    io.hangUp();
    await eventually(() => count() === 2);
    await turns();
    assert.deepEqual([count(), most], [2, 1]);
  }, slow);
});

Deno.test("watchFiles() tells of what changed since it was read, though nobody watched then", async () => {
  const io = terminal({ files: { [PATH]: "1" } });
  const noted = noting(io);
  let count = 0;
  await noted.io.readText(PATH);
  io.saved[PATH] = "2";
  const watch = watchFiles(noted, { every: EVERY, onChange: () => Promise.resolve(void count++) });
  await eventually(() => count === 1);
  watch.close();
});

Deno.test("watchFiles() tells once of a change that could not be read", () =>
  watching(async ({ io, count, turns }) => {
    io.saved[PATH] = "2";
    await eventually(() => count() > 0);
    await turns();
    assert.equal(count(), 1);
  }, () => Promise.resolve()));

Deno.test("watchFiles() tells of no SIGHUP after its end", async () => {
  const io = terminal({ files: { [PATH]: "1" } });
  let count = 0;
  const watch = watchFiles(noting(io), { every: EVERY, onChange: () => Promise.resolve(void count++) });
  watch.close();
  io.hangUp();
  await new Promise((resolve) => setTimeout(resolve, 4 * EVERY));
  assert.equal(count, 0);
});
