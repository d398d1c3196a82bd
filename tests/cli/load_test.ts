import assert from "node:assert/strict";
import { load } from "../../src/cli/load.ts";
import { terminal } from "../support/terminal.ts";

const ENV = {
  USHERR_DISCORD_TOKEN: "MTAx.some.token",
  USHERR_SEERR_URL: "http://seerr:5055",
  USHERR_SEERR_API_KEY: "k3y-of-seerr",
};
const [CONFIG, DOTENV] = ["/home/usherr/config.json", "/home/usherr/.env"];

Deno.test("load() puts together what stands in the environment, in .env, in secret files and in the file", async () => {
  const files = {
    [CONFIG]: '{ "language": "de", "log": { "level": "warn" } }',
    [DOTENV]: "USHERR_LOG_LEVEL=error\nUSHERR_WEB_SECRET_FILE=keys/web",
    "/home/usherr/keys/web": "what-only-both-of-them-know\n",
    "/run/key": "k3y-of-a-file",
  };
  const { USHERR_SEERR_API_KEY: _, ...env } = ENV;
  const io = terminal({ env: { ...env, USHERR_SEERR_API_KEY_FILE: "/run/key" }, files });
  const loaded = await load(io, undefined);
  assert.partialDeepStrictEqual(loaded?.config, {
    language: "de",
    log: { level: "error" },
    seerr: { apiKey: "k3y-of-a-file" },
    web: { secret: "what-only-both-of-them-know" },
  });
  assert.deepEqual(io.lines, { out: [], err: [] });
});

Deno.test("load() does without a file, but not without one that was named", async () => {
  assert.ok(await load(terminal({ env: ENV }), undefined));
  const io = terminal({ env: ENV });
  assert.equal(await load(io, "nowhere.json"), undefined);
  assert.deepEqual(io.lines.err, [
    'Cannot read "/home/usherr/nowhere.json": there is no such file. Correct --config, or have it written by "usherr setup" with the same --config',
  ]);
});

Deno.test("load() says in an operator's words why a file cannot be read, .env included", async () => {
  const cases: [path: string, error: Error, why: string][] = [
    [CONFIG, new Deno.errors.PermissionDenied("(os error 13)"), "this account may not"],
    [CONFIG, new Deno.errors.IsADirectory("(os error 21)"), "it is a folder"],
    [DOTENV, new Deno.errors.IsADirectory("(os error 21)"), "it is a folder"],
    [DOTENV, new Error("the disk is broken"), "the disk is broken"],
  ];
  for (const [path, error, why] of cases) {
    const io = terminal({ env: ENV });
    const readText = (at: string) => at === path ? Promise.reject(error) : io.readText(at);
    assert.equal(await load({ ...io, readText }, undefined), undefined);
    assert.deepEqual(io.lines.err, [`Cannot read "${path}": ${why}`]);
  }
});
