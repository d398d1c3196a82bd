/** What a command does whose output nobody takes: the program as it is started, by a shell. */
import assert from "node:assert/strict";

const executable = Deno.env.get("TEST_EXECUTABLE");
const RIGHTS = ["--no-prompt", "--allow-net=127.0.0.1", "--allow-read", "--allow-write", "--allow-env"];
const program = executable ? [executable] : [Deno.execPath(), "run", ...RIGHTS, "src/main.ts"];

/** A reader that has gone before there is anything to read. */
const GONE = 'exec 3> >(exit); wait $!; exec "$0" "$@" >&3';

async function typed(script: string, ...args: string[]) {
  const { code, stderr } = await new Deno.Command("bash", { args: ["-c", script, ...program, ...args] }).output();
  return { code, err: new TextDecoder().decode(stderr) };
}

// Deno lets nobody look there without every right.
const hasFull = Deno.build.os === "linux";
if (!hasFull) console.log("A full device is not tried: there is no /dev/full here");

/** A reader that takes a line and goes. */
const LEAVES = 'set -o pipefail; "$0" "$@" | head -1';

const ENDS: [string, string][] = [[GONE, "version"], [GONE, "--help"], [LEAVES, "play"]];
for (const [script, word] of ENDS) {
  Deno.test(`usherr ${word} ends quietly when its reader goes away`, async () => {
    assert.deepEqual(await typed(script, word), { code: 0, err: "" });
  });
}

Deno.test({
  name: "usherr --help says in a sentence that its output is full, and exits 1",
  ignore: !hasFull,
  async fn() {
    const { code, err } = await typed('exec "$0" "$@" >/dev/full', "--help");
    assert.equal(code, 1);
    assert.match(err, /^Cannot write to standard output: No space left .*\. Make room there, or send it elsewhere\n$/);
  },
});

Deno.test({
  name: "usherr does what it does when nobody can read its complaints",
  ignore: !hasFull,
  async fn() {
    assert.equal((await typed('exec "$0" "$@" 2>/dev/full', "frobnicate")).code, 2);
    assert.equal((await typed(GONE.replace(">&3", "2>&3"), "frobnicate")).code, 2);
  },
});
