import assert from "node:assert/strict";
import { canKeep, keepConfig } from "../../src/cli/keep_config.ts";
import { terminal } from "../support/terminal.ts";

const PATH = "/home/usherr/config.json";
const BACKUP = `${PATH}.before-2026-01-01T00-00-00Z`;

Deno.test("keepConfig() writes a file where there was none, and keeps nothing", async () => {
  const io = terminal();
  assert.deepEqual(await keepConfig(io, PATH, { text: "{}\n" }), {});
  assert.deepEqual(io.saved, { [PATH]: "{}\n" });
});

Deno.test("keepConfig() keeps the former file to the letter", async () => {
  for (const former of ["", "{}", '{ "a": 1 }\n', "\uFEFF{}\r\n\r\n", "no JSON\n\n"]) {
    const io = terminal({ files: { [PATH]: former } });
    assert.deepEqual(await keepConfig(io, PATH, { text: '{ "b": 2 }\n' }), { backup: BACKUP });
    assert.deepEqual(io.saved, { [PATH]: '{ "b": 2 }\n', [BACKUP]: former });
  }
});

Deno.test("keepConfig() finds another name for each file of the same second", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  for (const text of ["second", "third", "fourth"]) await keepConfig(io, PATH, { text });
  assert.deepEqual(io.saved, {
    [PATH]: "fourth",
    [BACKUP]: "first",
    [`${BACKUP}-2`]: "second",
    [`${BACKUP}-3`]: "third",
  });
});

Deno.test("keepConfig() makes one copy, however often it is tried", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  let tries = 0;
  const save: typeof io.save = (path, lines, how) =>
    path === PATH && tries++ < 2 ? Promise.reject(new Error("No space left")) : io.save(path, lines, how);
  const kept = {};
  for (let i = 0; i < 2; i++) await assert.rejects(keepConfig({ ...io, save }, PATH, { text: "second", kept }));
  assert.deepEqual(await keepConfig({ ...io, save }, PATH, { text: "second", kept }), { backup: BACKUP });
  assert.deepEqual(io.saved, { [PATH]: "second", [BACKUP]: "first" });
});

Deno.test("keepConfig() makes no copy of what stays the same", async () => {
  const io = terminal({ files: { [PATH]: "{}\n" } });
  assert.deepEqual(await keepConfig(io, PATH, { text: "{}\n" }), {});
  assert.deepEqual(Object.keys(io.saved), [PATH]);
});

Deno.test("keepConfig() leaves the file alone when it cannot be read, or not be kept", async () => {
  const locked = new Deno.errors.PermissionDenied("locked");
  const unreadable = { ...terminal(), readText: () => Promise.reject(locked) };
  await assert.rejects(keepConfig(unreadable, PATH, { text: "{}\n" }), locked);
  assert.deepEqual(unreadable.saved, {});
  const full = terminal({ files: { [PATH]: "first" } });
  const tried: string[] = [];
  const save = (path: string) => {
    tried.push(path);
    return Promise.reject(new Error("No space left on device"));
  };
  await assert.rejects(keepConfig({ ...full, save }, PATH, { text: "{}\n" }), /No space/);
  assert.deepEqual(tried, [BACKUP]);
});

Deno.test("keepConfig() gives up when no name is free", async () => {
  let tried = 0;
  const save = () => {
    tried++;
    return Promise.reject(new Deno.errors.AlreadyExists("there is one"));
  };
  const io = { ...terminal({ files: { [PATH]: "first" } }), save };
  await assert.rejects(keepConfig(io, PATH, { text: "{}\n" }), Deno.errors.AlreadyExists);
  assert.equal(tried, 100);
});

Deno.test("keepConfig() wants the former owner for both files, and says when one may not get its own", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  const owners: [path: string, like: string | undefined][] = [];
  const { save } = io;
  io.save = (path, lines, saving) => {
    owners.push([path, saving?.like]);
    saving?.onKept?.(999);
    return save(path, lines, saving);
  };
  assert.deepEqual(await keepConfig(io, PATH, { text: "{}\n" }), { backup: BACKUP, formerOwner: 999 });
  assert.deepEqual(owners, [[BACKUP, PATH], [PATH, PATH]]);
});

Deno.test("canKeep() writes nothing, and rejects as the system does", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  await canKeep(io, PATH);
  assert.deepEqual(io.saved, {});
  const refused = new Deno.errors.PermissionDenied("no");
  await assert.rejects(canKeep({ ...io, save: () => Promise.reject(refused) }, PATH), refused);
});
