import assert from "node:assert/strict";
import { load } from "../../src/cli/load.ts";
import { reread } from "../../src/cli/reread.ts";
import { createLog } from "../../src/log.ts";
import { terminal } from "../support/terminal.ts";

const PATH = "/home/usherr/config.json";
const FILE = {
  discord: { token: "MTAx.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB" },
  seerr: { url: "http://seerr.lan:5055", apiKey: "MTYzMjM0NTY3ODkwMTIzNDU2Nzg5MA==" },
};

/** Reads a file, and then what it was changed to; what it came to, and what the log says. */
async function changed(to: string, env: Record<string, string> = {}) {
  const io = terminal({ files: { [PATH]: JSON.stringify(FILE) }, env });
  const current = await load(io, undefined);
  assert.ok(current);
  io.saved[PATH] = to;
  const lines: string[] = [];
  const log = createLog({
    level: "info",
    format: "text",
    write: (it) => lines.push(it.slice(25)),
    now: io.now,
    secrets: [],
  });
  const next = await reread(io, { path: undefined, current, log });
  assert.deepEqual(io.lines, { out: [], err: [] });
  return { next: next?.config, lines };
}

Deno.test("reread() takes over what changed, and names the keys but not their values", async () => {
  const apiKey = "another-key-that-nobody-may-read";
  const { next, lines } = await changed(JSON.stringify({ ...FILE, seerr: { ...FILE.seerr, apiKey }, pace: 3 }));
  assert.deepEqual([next?.seerr.apiKey, next?.pace], [apiKey, 3]);
  assert.deepEqual(lines, ['INFO  the configuration changed keys=["seerr.apiKey","pace"]']);
});

Deno.test("reread() takes over nothing that says the same", async () => {
  const { next, lines } = await changed(JSON.stringify(FILE, null, 2));
  assert.deepEqual([next, lines], [undefined, ["INFO  the configuration was read again: nothing in it changed"]]);
});

Deno.test("reread() says everything that is wrong, and takes over nothing", async () => {
  const { next, lines } = await changed(JSON.stringify({ ...FILE, pace: -1, language: "xx", secret: "s3cret" }));
  assert.equal(next, undefined);
  assert.equal(lines.filter((line) => line.startsWith("ERROR Cannot use ")).length, 3);
  assert.match(lines.at(-1) ?? "", /^WARN +.*the former one goes on$/);
  assert.doesNotMatch(lines.join(), /s3cret/);
});

Deno.test("reread() leaves the store where it is", async () => {
  const { next, lines } = await changed(JSON.stringify({ ...FILE, store: "elsewhere.db", pace: 3 }));
  assert.deepEqual([next?.store, next?.pace], ["/home/usherr/usherr.db", 3]);
  assert.match(lines[0] ?? "", /^WARN +Cannot take over "store" while Usherr runs/);
  assert.equal((await changed(JSON.stringify({ ...FILE, store: "elsewhere.db" }))).next, undefined);
});

Deno.test("reread() lets the environment win, as at the start", async () => {
  const { next } = await changed(JSON.stringify({ ...FILE, pace: 3, language: "de" }), { USHERR_PACE: "7" });
  assert.deepEqual([next?.pace, next?.language], [7, "de"]);
});
