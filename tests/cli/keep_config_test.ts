import assert from "node:assert/strict";
import { canKeep, keepConfig } from "../../src/cli/keep_config.ts";
import { terminal } from "../support/terminal.ts";

const PATH = "/home/usherr/config.json";
const BACKUP = `${PATH}.before-2026-01-01T00-00-00Z`;

Deno.test("keepConfig() writes a file where there was none, and keeps nothing", async () => {
  const io = terminal();
  assert.deepEqual(await keepConfig(io, PATH, "{}\n"), {});
  assert.deepEqual(io.saved, { [PATH]: "{}\n" });
});

Deno.test("keepConfig() keeps the former file to the letter", async () => {
  for (const former of ["", "{}", '{ "a": 1 }\n', "\uFEFF{}\r\n\r\n", "no JSON\n\n"]) {
    const io = terminal({ files: { [PATH]: former } });
    assert.deepEqual(await keepConfig(io, PATH, '{ "b": 2 }\n'), { backup: BACKUP });
    assert.deepEqual(io.saved, { [PATH]: '{ "b": 2 }\n', [BACKUP]: former });
  }
});

Deno.test("keepConfig() finds another name for each file of the same second", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  for (const text of ["second", "third", "fourth"]) await keepConfig(io, PATH, text);
  assert.deepEqual(io.saved, {
    [PATH]: "fourth",
    [BACKUP]: "first",
    [`${BACKUP}-2`]: "second",
    [`${BACKUP}-3`]: "third",
  });
});

Deno.test("keepConfig() makes no copy of what stays the same", async () => {
  const io = terminal({ files: { [PATH]: "{}\n" } });
  assert.deepEqual(await keepConfig(io, PATH, "{}\n"), {});
  assert.deepEqual(Object.keys(io.saved), [PATH]);
});

Deno.test("keepConfig() leaves the file alone when it cannot be read, or not be kept", async () => {
  const locked = new Deno.errors.PermissionDenied("locked");
  const unreadable = { ...terminal(), readText: () => Promise.reject(locked) };
  await assert.rejects(keepConfig(unreadable, PATH, "{}\n"), locked);
  assert.deepEqual(unreadable.saved, {});
  const full = terminal({ files: { [PATH]: "first" } });
  const tried: string[] = [];
  const save = (path: string) => {
    tried.push(path);
    return Promise.reject(new Error("No space left on device"));
  };
  await assert.rejects(keepConfig({ ...full, save }, PATH, "{}\n"), /No space/);
  assert.deepEqual(tried, [BACKUP]);
});

Deno.test("keepConfig() gives up when no name is free", async () => {
  let tried = 0;
  const save = () => {
    tried++;
    return Promise.reject(new Deno.errors.AlreadyExists("there is one"));
  };
  const io = { ...terminal({ files: { [PATH]: "first" } }), save };
  await assert.rejects(keepConfig(io, PATH, "{}\n"), Deno.errors.AlreadyExists);
  assert.equal(tried, 100);
});

Deno.test("keepConfig() wants the former owner for both files, and says when one may not get its own", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  const owners: [path: string, like: string | undefined][] = [];
  const { save } = io;
  io.save = (path, lines, replace) => {
    owners.push([path, lines.like]);
    lines.onKept?.(999);
    return save(path, lines, replace);
  };
  assert.deepEqual(await keepConfig(io, PATH, "{}\n"), { backup: BACKUP, formerOwner: 999 });
  assert.deepEqual(owners, [[BACKUP, PATH], [PATH, PATH]]);
});

Deno.test("canKeep() writes nothing, and rejects as the system does", async () => {
  const io = terminal({ files: { [PATH]: "first" } });
  await canKeep(io, PATH);
  assert.deepEqual(io.saved, {});
  const refused = new Deno.errors.PermissionDenied("no");
  await assert.rejects(canKeep({ ...io, save: () => Promise.reject(refused) }, PATH), refused);
});
