import assert from "node:assert/strict";
import project from "../deno.json" with { type: "json" };
import { run } from "../src/main.ts";
import { terminal } from "./support/terminal.ts";

Deno.test("run() prints the version and the help, and touches nothing", async () => {
  for (const args of [["version"], ["--version"], ["-V"]]) {
    const io = terminal();
    assert.equal(await run(args, io), 0);
    assert.deepEqual(io.lines, { out: [`usherr ${project.version}`], err: [] });
  }
  for (const args of [["--help"], ["-h"], ["help"], ["run", "--help"]]) {
    const io = terminal();
    assert.equal(await run(args, io), 0);
    const text = io.lines.out.join("\n");
    assert.match(text, /^Usage:/m);
    for (const word of ["run", "check", "webhook install", "export FILE", "import FILE", "demo", "play", "version"]) {
      assert.ok(text.includes(`usherr ${word}`) || text.includes(`usherr [${word}]`), word);
    }
    assert.deepEqual(text.split("\n").filter((line) => line.length > 120), []);
  }
});

const WRONG: [string[], RegExp][] = [
  [["dance"], /Cannot do "dance": there is no such command/],
  [["run", "fast"], /Cannot use "fast": "run" takes nothing more/],
  [["--confg", "x"], /--confg/],
  [["--config"], /--config/],
  [["--config", ""], /Cannot use --config/],
  [["version", "--config", "x"], /Cannot use --config with "version"/],
  [["run", "--yes"], /Cannot use --yes with "run"/],
  [["import", "x", "--yes"], /Cannot use --yes with "import"/],
  [["demo", "--port"], /--port/],
  [["demo", "--port", "0"], /Cannot use --port: it needs a number from 1 to 65535/],
  [["demo", "--port", "65536"], /Cannot use --port: it needs a number/],
  [["demo", "--port", "4e3"], /Cannot use --port: it needs a number/],
  [["demo", "--config", "x"], /Cannot use --config with "demo"/],
  [["demo", "4100"], /Cannot use "4100": "demo" takes nothing more/],
  [["play", "--port", "4100"], /Cannot use --port with "play"/],
  [["webhook", "remove"], /Cannot use "remove": "webhook" takes "install" or nothing/],
  [["webhook", "install", "now"], /Cannot use "now": "webhook" takes nothing more/],
  [["webhook", ""], /Cannot use ""/],
  [["export"], /Cannot do "export": it needs the path of the file to write, or -/],
  [["import"], /Cannot do "import": it needs the path of the file to read, or -/],
  [["export", "a", "b"], /Cannot use "b": "export" takes nothing more/],
  [["__proto__"], /there is no such command/],
];
for (const [args, expected] of WRONG) {
  Deno.test(`run() refuses "${args.join(" ")}" with a sentence and exit code 2`, async () => {
    const io = terminal();
    assert.equal(await run(args, io), 2);
    assert.equal(io.lines.err.length, 1);
    assert.match(io.lines.err[0] ?? "", expected);
    assert.match(io.lines.err[0] ?? "", /usherr --help$/);
  });
}

Deno.test("run() says every problem of the configuration at once, and where the file should be", async () => {
  for (
    const args of [[], ["run"], ["check"], ["webhook"], ["webhook", "install", "-y"], ["export", "-"], ["import", "-"]]
  ) {
    const io = terminal();
    assert.equal(await run(args, io), 2);
    const text = io.lines.err.join("\n");
    for (const key of ["discord.token", "seerr.url", "seerr.apiKey", "/home/usherr/config.json"]) {
      assert.ok(text.includes(key), key);
    }
  }
});

Deno.test("run() says so when the named file is not there", async () => {
  const io = terminal();
  assert.equal(await run(["--config", "elsewhere/usherr.json"], io), 2);
  assert.match(io.lines.err.join("\n"), /elsewhere\/usherr\.json/);
});

Deno.test("run() never prints a secret that stands in the wrong place", async () => {
  const secret = "MTAxNDE1OTI2NTM1ODk3OTMy.Gsecret.abcdefghijklmnopqrstuvwxyz0123456789";
  const files = { "/home/usherr/config.json": JSON.stringify({ token: secret, seerr: { apiKey: 5, url: secret } }) };
  const io = terminal({ files });
  assert.equal(await run([], io), 2);
  assert.equal(io.lines.err.join("\n").includes(secret), false);
});
