/** What an operator reads when the bot cannot start, or must go on without what it needs: the program as it is started. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { startTinyDiscord, type TinyDiscord } from "../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import { freePort } from "../support/bot_config.ts";
import { eventually } from "../support/eventually.ts";
import { humbly } from "../support/humbly.ts";
import { onSmallDisk } from "../support/small_disk.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { inTempFolder } from "../support/temp_folder.ts";
import { willTell } from "../support/will_tell.ts";

const RIGHTS = ["--no-prompt", "--allow-net", "--allow-read", "--allow-write", "--allow-env"];
const executable = Deno.env.get("TEST_EXECUTABLE");
const program = executable ? [executable] : [Deno.execPath(), "run", ...RIGHTS, "src/main.ts"];

/** Nothing is there to be reached. */
const NOWHERE = {
  USHERR_DISCORD_TOKEN: "MTAx.wrong.token-that-nobody-gave-out",
  USHERR_DISCORD_API_URL: "http://127.0.0.1:9",
  USHERR_SEERR_URL: "http://127.0.0.1:9",
  USHERR_SEERR_API_KEY: "MTYzMjM0NTY3ODkwMTIzNDU2Nzg5MA==",
  USHERR_STORE: ":memory:",
};

/** What is typed, and by whom: the words before it. */
interface Typed {
  args?: string[];
  by?: string[];
}

function start(env: Record<string, string>, { args = [], by = [] }: Typed = {}) {
  const [first = "", ...more] = [...by, ...program, ...args];
  const options = { args: more, env: { ...NOWHERE, ...env } };
  const child = new Deno.Command(first, { ...options, stdin: "null", stdout: "piped", stderr: "piped" }).spawn();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const ended = child.output().then(({ code, stdout, stderr }) => ({ code, out: text(stdout), err: text(stderr) }));
  // Whatever a test finds wrong, its bot does not outlive it.
  return { child, ended, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
}

/** With what exit code a start is refused: a service is started again after the first, not after the second. */
const [LATER, NEVER] = [1, 2];

/** The one line of a start that was refused, without its time. */
async function refusal(env: Record<string, string>, exit: number, typed?: Typed): Promise<string> {
  const { code, err } = await start(env, typed).ended;
  const [line = "", ...more] = err.split("\n").filter((line) => line && !line.includes(" INFO "));
  assert.deepEqual([code, more], [exit, []], err);
  return line.replace(/^\S+ /, "");
}

/** What the store is, and what is said of it. */
const STORES: [string, (path: string) => unknown, string][] = [
  [
    "a text",
    (path) => Deno.writeTextFile(path, "Dear diary, today nothing was requested."),
    "the file is no database. Move it away, or give another path",
  ],
  ["a folder", (path) => Deno.mkdir(path), 'it is a folder. Give the path of a file in it, like "usherr.db"'],
  ["another program's database", theirs, "it holds another program's data. Give another path"],
  // An executable on an older Deno cannot even read the number of its format.
  [
    "a newer Usherr's",
    newer,
    executable ? "newer Usherr" : "it is of format 99, and this Usherr knows 2 at most. Start",
  ],
];

function theirs(path: string): void {
  const sqlite = new DatabaseSync(path);
  sqlite.exec("create table media (id integer)");
  sqlite.close();
}

async function newer(path: string): Promise<void> {
  const kv = await Deno.openKv(path);
  await kv.set(["format"], 99);
  kv.close();
}

Deno.test("run() refuses a store that is none of its own, says which and what to do, and exits 2", () =>
  inTempFolder(async (folder) => {
    await Promise.all(STORES.map(async ([what, make, why], i) => {
      const path = `${folder}/${i}.db`;
      await make(path);
      const line = await refusal({ USHERR_STORE: path }, NEVER);
      assert.ok(line.startsWith(`ERROR Cannot use the store "${path}": `) && line.includes(why), `${what}: ${line}`);
    }));
  }));

Deno.test("run() refuses a store, or a configuration, that its account may not use, and exits 2", () =>
  inTempFolder(async (folder) => {
    const humble = await humbly();
    if (!humble) return console.log("Another account is not tried: setpriv cannot be used here");
    const may = "Let the account that runs Usherr";
    const [locked, fixed, hidden] = ["locked/usherr.db", "fixed.db", "hidden.db"].map((name) => `${folder}/${name}`);
    await Deno.mkdir(`${folder}/locked`, { mode: 0o555 });
    for (const [path = "", mode = 0] of [[fixed, 0o444], [hidden, 0]] as const) {
      (await Deno.openKv(path)).close();
      await Deno.chmod(path, mode);
    }
    const cases: [string | undefined, string][] = [
      [locked, `it may not be opened. ${may} read and write it, and its folder`],
      [fixed, `it may be read only. ${may} write to it and to its folder`],
      [hidden, `it may not be opened. ${may} read and write it, and its folder`],
    ];
    await Promise.all(cases.map(async ([path = "", why]) => {
      assert.equal(
        await refusal({ USHERR_STORE: path }, NEVER, { by: humble }),
        `ERROR Cannot use the store "${path}": ${why}`,
      );
    }));
    await Deno.writeTextFile(`${folder}/config.json`, "{}", { mode: 0o200 });
    const { code, err } = await start({}, { by: humble, args: ["--config", `${folder}/config.json`] }).ended;
    assert.equal(code, 2);
    assert.match(err, /^Cannot read ".*config\.json": this account may not$/m);
  }));

const NOT_TRIED = "is not tried: there is no file system to be had here";

Deno.test("run() refuses a store on a disk that may only be read, and exits 2, or that has no room, and exits 1", async () => {
  const locked = onSmallDisk(1 << 20, async ({ path, lock }) => {
    await lock();
    assert.equal(
      await refusal({ USHERR_STORE: `${path}/usherr.db` }, NEVER),
      `ERROR Cannot use the store "${path}/usherr.db": it may not be opened. Let the account that runs Usherr read and write it, and its folder`,
    );
  });
  // How far it comes in so much room differs.
  const full = [16, 64].map((kilobytes) =>
    onSmallDisk(kilobytes << 10, async ({ path }) => {
      const line = await refusal({ USHERR_STORE: `${path}/usherr.db` }, LATER);
      assert.match(line, /^ERROR .*": the disk is full.*\. Make room/);
    })
  );
  const tried = await Promise.all([locked, ...full]);
  if (tried.includes(false)) console.log(`A store without room ${NOT_TRIED}`);
});

Deno.test("run() and export refuse a store that another process holds for too long, and exits 1", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/usherr.db`;
    (await Deno.openKv(path)).close();
    const other = new DatabaseSync(path);
    other.exec("begin exclusive");
    try {
      await Promise.all([["run"], ["export", "-"]].map(async (args) => {
        const line = await refusal({ USHERR_STORE: path }, LATER, { args });
        assert.match(line, /^ERROR Cannot use the store.*: another process holds it\. End the other one/, args[0]);
      }));
    } finally {
      other.exec("rollback");
      other.close();
    }
  }));

Deno.test("run(), export and import refuse a remote store that is away, and exits 1", async () => {
  const env = { USHERR_STORE: `http://127.0.0.1:${freePort()}`, DENO_KV_ACCESS_TOKEN: "a-token" };
  await Promise.all([["run"], ["export", "-"], ["import", "none"]].map(async (args) => {
    const { code, err } = await start(env, { args }).ended;
    assert.equal(code, LATER, err);
    assert.match(err, /ERROR Cannot use the store.*: the remote database cannot be reached\. Look whether/, args[0]);
  }));
});

Deno.test("run() refuses a configuration with all that is wrong in it, and exits 2", () =>
  inTempFolder(async (folder) => {
    const [broken, wrong] = [`${folder}/broken.json`, `${folder}/wrong.json`];
    await Deno.writeTextFile(broken, '{ "discord": { "token": ');
    await Deno.writeTextFile(wrong, JSON.stringify({ web: { listen: "here" }, language: "tlh" }));
    const [text, keys, none] = await Promise.all(
      [broken, wrong, `${folder}/none.json`].map((path) => start({}, { args: ["run", "--config", path] }).ended),
    );
    assert.deepEqual([text?.code, keys?.code, none?.code], [2, 2, 2]);
    assert.match(text?.err ?? "", /^Cannot .*broken\.json/m);
    for (const key of ["web.listen", "language"]) assert.match(keys?.err ?? "", new RegExp(`^Cannot .*"${key}"`, "m"));
    assert.match(none?.err ?? "", /^Cannot read ".*none\.json": there is no such file\. Correct --config/m);
  }));

interface Servers {
  discord: TinyDiscord;
  seerr: TinySeerr;
  env: Record<string, string>;
}

async function withServers(act: (servers: Servers) => Promise<void>): Promise<void> {
  const discord = await startTinyDiscord();
  const seerr = await startTinySeerr({ library: LIBRARY, people: PEOPLE });
  const env = {
    USHERR_DISCORD_TOKEN: discord.token,
    USHERR_DISCORD_API_URL: discord.apiUrl,
    USHERR_SEERR_URL: seerr.url,
    USHERR_SEERR_API_KEY: seerr.apiKey,
    USHERR_WEB_SECRET: "only-these-two-know-it",
  };
  try {
    await act({ discord, seerr, env });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
  }
}

Deno.test("run() refuses an address where it cannot listen, says why, and exits 1", () =>
  withServers(async ({ env }) => {
    using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const listen = `127.0.0.1:${taken.addr.port}`;
    const [there, elsewhere] = await Promise.all(
      // 192.0.2.0/24 is kept for examples: RFC 5737.
      [listen, "192.0.2.1:8464"].map((it) => refusal({ ...env, USHERR_WEB_LISTEN: it }, LATER)),
    );
    assert.equal(
      there,
      `ERROR Cannot listen at "${listen}": the port is taken. End what listens there, or give "web.listen" another port`,
    );
    assert.match(elsewhere ?? "", /^ERROR Cannot listen at "192\.0\.2\.1:8464": it is no address of this machine\./);
  }));

Deno.test("run() refuses a port that its account may not use, says so, and exits 2", () =>
  withServers(async ({ env }) => {
    const humble = await humbly();
    const listen = "127.0.0.1:82";
    const first = await Deno.readTextFile("/proc/sys/net/ipv4/ip_unprivileged_port_start").catch(() => "0");
    if (!humble || Number(first) <= 82) return console.log("A low port is not tried: every account may use it here");
    const line = await refusal({ ...env, USHERR_WEB_LISTEN: listen }, NEVER, { by: humble });
    assert.match(line, /^ERROR Cannot listen at "127\.0\.0\.1:82": this account may not use that port\. Give/);
  }));

Deno.test("run() starts while Seerr is down, says so, and works once Seerr is there", () =>
  withServers(async ({ discord, seerr, env }) => {
    seerr.faults.down = "refuse";
    await using bot = start({ ...env, USHERR_PACE: "0" });
    await discord.until(() => discord.sessions().length > 0, 20_000);
    const mia = discord.person({ id: IDS.mia, name: "Mia" });
    const title = `tmdb:${FILMS.keeper}`;
    const { message } = await mia.command("request movie", { title });
    assert.match(message.content, /Seerr/);
    seerr.faults.down = false;
    await eventually(async () => (await mia.command("request movie", { title })).message.content === "");
    bot.child.kill("SIGTERM");
    const { code, err } = await bot.ended;
    assert.equal(code, 0, err);
    assert.match(err, / WARN {2}cannot answer .*[Cc]onnection refused/);
  }));

Deno.test("run() goes on when the disk becomes full, says so once, and loses nothing that it wrote", async () => {
  const tried = await onSmallDisk(
    1 << 20,
    ({ path, fill, clear }) =>
      withServers(async ({ discord, seerr, env: servers }) => {
        const web = `127.0.0.1:${freePort()}`;
        const env = { ...servers, USHERR_STORE: `${path}/usherr.db`, USHERR_WEB_LISTEN: web };
        await using bot = start(env);
        await discord.until(() => discord.sessions().length > 0, 20_000);
        const mia = discord.person({ id: IDS.mia, name: "Mia" });
        const isWritable = async () => (await (await fetch(`http://${web}/health`)).json()).store.isWritable;
        const request = async (film: number, title: string) => {
          const card = await mia.command("request movie", { title: `tmdb:${film}` });
          await mia.press(card, en.request.button);
          assert.equal(card.message.content, willTell(en.request.pending(title)));
        };

        await request(FILMS.keeper, "The Lantern Keeper");
        assert.equal(await isWritable(), true);
        await fill();
        await request(FILMS.thieves, "The Lantern Thieves");
        await eventually(async () => !await isWritable(), 15_000);
        await clear();
        await request(FILMS.dotted, "S.W.I.F.T.");
        assert.equal(seerr.requests().length, 3);
        await eventually(isWritable, 15_000);

        bot.child.kill("SIGTERM");
        const { code, err } = await bot.ended;
        assert.equal(code, 0, err);
        assert.equal(err.match(/ WARN {2}store in trouble .*the disk is full\. Make room/g)?.length, 1, err);
        assert.equal(err.match(/ INFO {2}store works again /g)?.length, 1, err);
        const exported = await start(env, { args: ["export", "-"] }).ended;
        assert.equal(exported.code, 0, exported.err);
        const kept = [FILMS.keeper, FILMS.thieves, FILMS.dotted].map((id) => exported.out.includes(`:${id}`));
        assert.deepEqual(kept, [true, false, true], exported.out);
      }),
  );
  if (!tried) console.log(`A disk that becomes full ${NOT_TRIED}`);
});
