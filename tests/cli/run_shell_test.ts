/** What an operator reads when the bot cannot run, and how soon it ends while it is still starting. */
import assert from "node:assert/strict";
import { run } from "../../src/cli/run.ts";
import { startTinyDiscord } from "../../src/playground/discord/mod.ts";
import { type Terminal, terminal } from "../support/terminal.ts";

const ENV = {
  USHERR_DISCORD_TOKEN: "MTAx.wrong.token-that-nobody-gave-out",
  USHERR_SEERR_URL: "http://127.0.0.1:9",
  USHERR_SEERR_API_KEY: "MTYzMjM0NTY3ODkwMTIzNDU2Nzg5MA==",
  USHERR_STORE: ":memory:",
};

/** The lines of a run, without their time. */
function linesOf({ lines }: Terminal): string[] {
  return lines.err.map((line) => line.replace(/^\S+ /, ""));
}

Deno.test("run() says once what is wrong with the store, and never the token of a remote one", async () => {
  const folder = await Deno.makeTempDir();
  const store = `${folder}/t0ken-of-kv`;
  await Deno.mkdir(store);
  try {
    const io = terminal({ env: { ...ENV, USHERR_STORE: store, DENO_KV_ACCESS_TOKEN: "t0ken-of-kv" } });
    assert.equal(await run(io, undefined), 2);
    assert.deepEqual(linesOf(io), [
      `ERROR Cannot use the store "${folder}/***": it is a folder. Give the path of a file in it, like "usherr.db"`,
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("run() says once that Discord refuses the token", async () => {
  const discord = await startTinyDiscord();
  const io = terminal({ env: { ...ENV, USHERR_DISCORD_API_URL: discord.apiUrl } });
  assert.equal(await run(io, undefined), 3);
  await discord.close();
  const [line, ...more] = linesOf(io);
  assert.deepEqual(more, []);
  assert.match(line ?? "", /^ERROR .*token/);
  assert.doesNotMatch(line ?? "", /error=| at /);
});

Deno.test("run() tells where a defect of ours is", async () => {
  const io = terminal({ env: ENV });
  const stop = () => {
    throw new TypeError("x is not a function");
  };
  assert.equal(await run({ ...io, stop }, undefined), 1);
  assert.match(linesOf(io).join("\n"), /^ERROR x is not a function error="TypeError: .* at .*run_shell_test\.ts/);
});

Deno.test("run() ends at once when it is stopped while Discord does not answer", async () => {
  for (const route of ["GET /users/@me", "GET /applications", "GET /gateway/bot"]) {
    const discord = await startTinyDiscord();
    discord.faults.rest({ on: route, does: "hang" });
    const env = { ...ENV, USHERR_DISCORD_TOKEN: discord.token, USHERR_DISCORD_API_URL: discord.apiUrl };
    const io = terminal({ env });
    const running = run(io, undefined);
    await discord.until(() => discord.exchanges.some((it) => `${it.method} ${it.route}`.startsWith(route)));
    const began = performance.now();
    io.stopper.abort();
    assert.equal(await running, 0);
    assert.ok(performance.now() - began < 2_000, route);
    await discord.close();
  }
});
