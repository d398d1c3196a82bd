/** Commands as they are typed. */
import assert from "node:assert/strict";
import { commandFor, type Surroundings, wordFor } from "../../../src/cli/setup/command.ts";

const LINUX: Surroundings = { program: "/usr/local/bin/usherr", env: { PATH: "/usr/bin:/usr/local/bin" }, os: "linux" };
const WINDOWS: Surroundings = { program: "C:\\Bots\\usherr.exe", env: { Path: "C:\\Windows;C:\\Bots" }, os: "windows" };

Deno.test("commandFor() names the program as the shell finds it", () => {
  const elsewhere = { ...LINUX, env: {} };
  assert.equal(commandFor("start", undefined, LINUX), "usherr");
  assert.equal(commandFor("check", "other.json", LINUX), "usherr check --config other.json");
  assert.equal(commandFor("start", undefined, elsewhere), "/usr/local/bin/usherr");
  assert.equal(commandFor("check", undefined, { ...elsewhere, program: "/my bots/usherr" }), "'/my bots/usherr' check");
  assert.equal(commandFor("start", undefined, WINDOWS), "usherr.exe");
  assert.equal(commandFor("start", "c.json", { ...LINUX, program: undefined }), "deno task start --config c.json");
});

Deno.test("wordFor() makes one word of a path", () => {
  const cases: [text: string, posix: string, windows: string][] = [
    ["/etc/usherr-1.json", "/etc/usherr-1.json", "/etc/usherr-1.json"],
    ["my file.json", "'my file.json'", '"my file.json"'],
    ["it's", "'it'\\''s'", `"it's"`],
    ["$HOME", "'$HOME'", '"$HOME"'],
    ["C:\\a\\b", "'C:\\a\\b'", "C:\\a\\b"],
  ];
  for (const [text, posix, windows] of cases) {
    assert.deepEqual([wordFor(text, "linux"), wordFor(text, "windows")], [posix, windows]);
  }
});
