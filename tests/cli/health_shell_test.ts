/** What whoever watches over the bot is told, by the bot itself or by what it left in its store. */
import assert from "node:assert/strict";
import { askBot, reachable } from "../../src/cli/health/ask_bot.ts";
import { cli } from "../../src/cli/mod.ts";
import { silent } from "../../src/log.ts";
import { type Health, openStore, type Store } from "../../src/store/mod.ts";
import { startBot } from "../support/bot.ts";
import { eventually } from "../support/eventually.ts";
import { healthOf } from "../support/healthy.ts";
import { inTempFolder } from "../support/temp_folder.ts";
import { terminal } from "../support/terminal.ts";

const ENV = {
  USHERR_DISCORD_TOKEN: "MTAx.some.token",
  USHERR_SEERR_URL: "http://127.0.0.1:9",
  USHERR_SEERR_API_KEY: "k3y-of-seerr",
};
const ASK_BOT = import.meta.resolve("../../src/cli/health/ask_bot.ts");
/** The terminal's clock. */
const NOW = terminal().now();
const SECOND = 1_000;
const well = "Usherr is well: gateway 45 ms, Seerr 3.3.0, 0 notices wait";

async function typed(
  env: Record<string, string>,
  { now = () => NOW, args = [] }: { now?: () => number; args?: string[] } = {},
) {
  const io = { ...terminal({ env: { ...ENV, ...env } }), now };
  const exit = await cli(["health", ...args], io);
  assert.deepEqual(io.saved, {});
  return { exit, out: io.lines.out, err: io.lines.err };
}

async function withStore(path: string, act: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ path, log: silent, now: () => NOW });
  try {
    await act(store);
  } finally {
    store.close();
  }
}

/** What is said of a heartbeat of that age. */
async function ofAge(age: number | undefined, more: Partial<Health> = {}) {
  let said = { exit: -1, out: [""], err: [""] };
  await inTempFolder(async (folder) => {
    const path = `${folder}/usherr.db`;
    await withStore(path, async (store) => {
      if (age !== undefined) await store.beat(healthOf({ at: NOW - age, startedAt: NOW - age, ...more }));
    });
    const before = await Deno.readFile(path);
    said = await typed({ USHERR_STORE: path });
    assert.deepEqual(await Deno.readFile(path), before, "nothing is written");
  });
  return said;
}

Deno.test("health tells of the last heartbeat, by its age", async () => {
  const set = "does not run, or this clock was set back: what it last said is of a later time. Look again in a minute";
  const gone = "does not run, or cannot write into its store: it last said how it does";
  const cases: [age: number | undefined, exit: number, line: string][] = [
    [undefined, 1, "✗ Usherr does not run: it ended in good order, or never began"],
    [0, 0, `✓ ${well}`],
    [35 * SECOND, 0, `✓ ${well}`],
    [36 * SECOND, 0, `✓ ${well}, as of 36 seconds ago`],
    [90 * SECOND, 0, `✓ ${well}, as of 1 minute ago`],
    [91 * SECOND, 1, `✗ Usherr ${gone} 1 minute ago`],
    [86_400 * SECOND, 1, `✗ Usherr ${gone} 1 day ago`],
    [-90 * SECOND, 0, `✓ ${well}`],
    [-91 * SECOND, 1, `✗ Usherr ${set}`],
  ];
  for (const [age, exit, line] of cases) {
    assert.deepEqual(await ofAge(age), { exit, out: [line], err: [] });
  }
});

Deno.test("health fails only when the bot is down", async () => {
  const cases = [["ok", 0, "✓"], ["degraded", 0, "!"], ["down", 1, "✗"]] as const;
  for (const [status, exit, mark] of cases) {
    const said = await ofAge(0, { status });
    assert.deepEqual([said.exit, said.out.length, said.out[0]?.[0]], [exit, 1, mark]);
  }
});

Deno.test("health makes no store, and cannot look into a memory", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/usherr.db`;
    const none = await typed({ USHERR_STORE: path });
    assert.deepEqual(none, { exit: 1, out: [`✗ Usherr does not run: it has no store "${path}" yet`], err: [] });
    assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
    const memory = await typed({ USHERR_STORE: ":memory:" });
    assert.equal(memory.exit, 1);
    assert.match(memory.out.join("\n"), /^✗ Usherr cannot be looked at: .* Set "web\.listen"/);
  }));

Deno.test("health fails, and no more, when the configuration or the store cannot be used", () =>
  inTempFolder(async (folder) => {
    const bad = await typed({ USHERR_SEERR_URL: "seerr" });
    assert.deepEqual([bad.exit, bad.out], [1, []]);
    assert.match(bad.err.join("\n"), /seerr\.url/);
    const none = await typed({}, { args: ["--config", `${folder}/none.json`] });
    assert.deepEqual([none.exit, none.out, none.err.length], [1, [], 1]);
    await Deno.writeTextFile(`${folder}/text`, "no database, but long enough to be looked at".repeat(100));
    const foreign = await typed({ USHERR_STORE: `${folder}/text` });
    assert.deepEqual([foreign.exit, foreign.err, foreign.out.length], [1, [], 1]);
    assert.match(foreign.out[0] ?? "", /^✗ Usherr cannot be looked at\. Cannot use the store "/);
  }));

/** What is said where something answers like this. */
async function whereIs(answer: (path: string) => Response, host = "127.0.0.1") {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => answer(new URL(request.url).pathname),
  );
  const { port } = server.addr;
  const said = await typed({
    USHERR_STORE: ":memory:",
    USHERR_WEB_LISTEN: `${host}:${port}`,
    USHERR_WEB_SECRET: "what-only-both-of-them-know",
  });
  await server.shutdown();
  return { ...said, out: said.out.map((line) => line.replaceAll(String(port), "PORT")) };
}

Deno.test("health asks the bot where it listens", async () => {
  const asked: string[] = [];
  const healthy = (path: string) => {
    asked.push(path);
    return Response.json(healthOf());
  };
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    assert.deepEqual(await whereIs(healthy, host), { exit: 0, out: [`✓ ${well}`], err: [] });
  }
  assert.deepEqual(asked, ["/health", "/health"]);
  const down = healthOf({ status: "down", store: { isWritable: false } });
  const { exit, out } = await whereIs(() => Response.json(down, { status: 503 }));
  assert.deepEqual([exit, out], [1, [
    "✗ Usherr is down: the store cannot be used, gateway 45 ms, Seerr 3.3.0, 0 notices wait",
  ]]);
});

/** A body that never ends. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384)) });
}

Deno.test("health tells something else from the bot", async () => {
  const other = "✗ Usherr does not run: something else answers at http://127.0.0.1:PORT/health";
  const cases: [Response, line: string][] = [
    [new Response("<html>", { status: 200 }), other],
    [Response.json({ status: "ok" }), other],
    [new Response(null, { status: 404 }), other],
    [Response.redirect("http://127.0.0.1:9/"), other],
    [new Response(endless()), other],
    [
      new Response(null, { status: 503 }),
      "✗ Usherr is down: it does not say how it does at http://127.0.0.1:PORT/health",
    ],
  ];
  for (const [answer, line] of cases) {
    assert.deepEqual(await whereIs(() => answer), { exit: 1, out: [line], err: [] });
  }
});

Deno.test("health says that nobody answers", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const env = { USHERR_WEB_LISTEN: `127.0.0.1:${port}`, USHERR_WEB_SECRET: "what-only-both-of-them-know" };
  const { exit, out } = await typed(env);
  assert.deepEqual([exit, out], [1, [`✗ Usherr does not run: nobody answers at http://127.0.0.1:${port}/health`]]);
});

Deno.test("askBot() waits no longer than it may, neither for an answer nor for its end", async () => {
  for (const begins of ["", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"]) {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const answering = listener.accept().then(async (line) => {
      await line.write(new TextEncoder().encode(begins));
      await line.readable.pipeTo(new WritableStream()).catch(() => {});
    });
    const listen = `127.0.0.1:${listener.addr.port}`;
    assert.equal(await askBot(listen, 50), `does not answer at http://${listen}/health within 0.05 seconds`);
    listener.close();
    await answering;
  }
});

Deno.test("health asks no proxy for what is on this machine", async () => {
  const quiet = { hostname: "127.0.0.1", port: 0, onListen() {} };
  const proxy = Deno.serve(quiet, () => new Response("no such host", { status: 502 }));
  const bot = Deno.serve(quiet, () => Response.json(healthOf()));
  const listen = `127.0.0.1:${bot.addr.port}`;
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", `import { askBot } from "${ASK_BOT}"; console.log((await askBot("${listen}")).status)`],
    env: { HTTP_PROXY: `http://127.0.0.1:${proxy.addr.port}`, NO_PROXY: "" },
  }).output();
  await Promise.all([proxy.shutdown(), bot.shutdown()]);
  assert.deepEqual([code, new TextDecoder().decode(stdout)], [0, "ok\n"]);
});

Deno.test("reachable() is where this machine reaches what listens everywhere", () => {
  const cases = [
    ["0.0.0.0:8464", "127.0.0.1:8464"],
    ["[::]:8464", "[::1]:8464"],
    ["127.0.0.1:8464", "127.0.0.1:8464"],
    ["10.0.0.0:80", "10.0.0.0:80"],
    ["[fd00::]:80", "[fd00::]:80"],
  ];
  for (const [listen = "", address] of cases) assert.equal(reachable(listen), address);
});

Deno.test("health sees a bot that runs, by asking it and by its store, and that it ended", () =>
  inTempFolder(async (folder) => {
    const store = `${folder}/usherr.db`;
    const bot = await startBot({ hooks: true, config: { store } });
    const address = String(bot.lines.find(({ event }) => event === "listening")?.address);
    const asked = { USHERR_WEB_LISTEN: address.replace("http://", ""), USHERR_WEB_SECRET: bot.config.web.secret };
    for (const env of [asked, { USHERR_STORE: store }]) {
      // The first heartbeat tells how it was while it was still connecting.
      await eventually(async () => (await typed(env, { now: Date.now })).exit === 0);
      assert.match(
        (await typed(env, { now: Date.now })).out.join("\n"),
        /^[✓!] Usherr is (well|degraded): .*Seerr 3\.3\.0/,
      );
    }
    await bot[Symbol.asyncDispose]();
    const ended = await typed(asked, { now: Date.now });
    assert.deepEqual([ended.exit, /nobody answers/.test(ended.out.join())], [1, true]);
    assert.deepEqual(await typed({ USHERR_STORE: store }, { now: Date.now }), {
      exit: 1,
      out: ["✗ Usherr does not run: it ended in good order, or never began"],
      err: [],
    });
  }));
