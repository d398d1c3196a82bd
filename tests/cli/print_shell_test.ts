/** What a command does whose output nobody takes: the program as it is started, by a shell. */
import assert from "node:assert/strict";

const executable = Deno.env.get("TEST_EXECUTABLE");
const RIGHTS = ["--no-prompt", "--allow-net=127.0.0.1", "--allow-read", "--allow-write", "--allow-env"];
const program = executable ? [executable] : [Deno.execPath(), "run", ...RIGHTS, "src/main.ts"];

/** A reader that has gone before there is anything to read. */
const GONE = 'exec 3> >(exit); wait $!; exec "$0" "$@" >&3';

async function typed(script: string, ...args: string[]) {
  const command = new Deno.Command("bash", { args: ["-c", script, ...program, ...args] });
  const { code, stdout, stderr } = await command.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

// Deno lets nobody look there without every right.
const hasFull = Deno.build.os === "linux";
if (!hasFull) console.log("A full device is not tried: there is no /dev/full here");

/** A reader that takes a line and goes. */
const LEAVES = 'set -o pipefail; "$0" "$@" | head -1';

const ENDS: [string, string][] = [[GONE, "version"], [GONE, "--help"], [LEAVES, "play"]];
for (const [script, word] of ENDS) {
  Deno.test(`usherr ${word} ends quietly when its reader goes away`, async () => {
    const { code, err } = await typed(script, word);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
  });
}

/** A configuration whose Discord and Seerr nobody reaches. */
const ALONE =
  `export USHERR_DISCORD_TOKEN=MTAx.Gabcde.abcdefghijklmnopqrstuvwxyz USHERR_DISCORD_API_URL=http://127.0.0.1:9
export USHERR_SEERR_URL=http://127.0.0.1:9 USHERR_SEERR_API_KEY=MTYzMjM0NTY3ODkwMTIzNDU2Nzg5MA== USHERR_STORE=:memory:`;

Deno.test("usherr says by its exit code what came of a command, also when its reader goes away", async () => {
  for (const script of [LEAVES, GONE]) {
    const { code, err } = await typed(`${ALONE}\n${script}`, "check");
    assert.deepEqual({ code, err }, { code: 1, err: "" });
  }
});

const hasPerl = Deno.build.os === "linux" && (await typed("command -v perl")).code === 0;
if (!hasPerl) console.log("A busy reader is not tried: there is no perl here");

/** A pipe that takes 4 KB (1031 is Linux's F_SETPIPE_SZ) and says so rather than let its writer wait; read late. */
const BUSY =
  `perl -e 'use Fcntl; fcntl(STDOUT, 1031, 4096); fcntl(STDOUT, F_SETFL, O_WRONLY | O_NONBLOCK); exec @ARGV' "$0" "$@" | (sleep 0.4; tail -1)`;

Deno.test({
  name: "usherr writes all of it to a reader that is busy",
  ignore: !hasPerl,
  async fn() {
    const { code, err, out } = await typed(`set -o pipefail; ${BUSY}`, "play");
    assert.deepEqual({ code, err, out }, {
      code: 0,
      err: "",
      out: "That was it. The README says how to run the bot for real.\n",
    });
  },
});

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
