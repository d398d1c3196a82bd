/** The program as a process: exit codes, signals, and what an operator reads. */
import assert from "node:assert/strict";
import { startTinyDiscord, type TinyDiscord } from "../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../src/playground/seerr/mod.ts";
import { en } from "../src/words/mod.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "./support/small_world.ts";
import { willTell } from "./support/will_tell.ts";

/** The executable, when there is one, is tested like the source. */
const PROGRAMS: [string, string[]][] = [[
  "deno run",
  [
    Deno.execPath(),
    "run",
    "--no-prompt",
    "--allow-net=127.0.0.1",
    "--allow-read",
    "--allow-write",
    "--allow-env",
    "src/main.ts",
  ],
]];
const executable = Deno.env.get("TEST_EXECUTABLE");
if (executable) PROGRAMS.push(["executable", [executable]]);
else console.log("The executable is not tested: TEST_EXECUTABLE is not set");

interface Servers {
  discord: TinyDiscord;
  seerr: TinySeerr;
  env: Record<string, string>;
}

async function withServers(run: (servers: Servers) => Promise<void>): Promise<void> {
  const [discord, seerr] = await Promise.all([
    startTinyDiscord(),
    startTinySeerr({ library: LIBRARY, people: PEOPLE }),
  ]);
  const env = {
    USHERR_DISCORD_TOKEN: discord.token,
    USHERR_DISCORD_API_URL: discord.apiUrl,
    USHERR_SEERR_URL: seerr.url,
    USHERR_SEERR_API_KEY: seerr.apiKey,
    USHERR_STORE: ":memory:",
  };
  try {
    await run({ discord, seerr, env });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
  }
}

function spawn([program = "", ...args]: string[], env: Record<string, string>, ...more: string[]) {
  const child = new Deno.Command(program, { args: [...args, ...more], env, stdout: "piped", stderr: "piped" }).spawn();
  const ended = child.output().then(({ code, stdout, stderr }) => {
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { code, out: text(stdout), err: text(stderr) };
  });
  return { child, ended };
}

/** Categories stand in a file only. */
async function checkCategories(program: string[], env: Record<string, string>, categories: unknown[]) {
  const file = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(file, JSON.stringify({ categories }));
    return await spawn(program, env, "check", "--config", file).ended;
  } finally {
    await Deno.remove(file);
  }
}

for (const [name, program] of PROGRAMS) {
  Deno.test(`${name}: takes a request end to end, answers what is open on SIGTERM, and exits 0`, async () => {
    await withServers(async ({ discord, seerr, env }) => {
      const { child, ended } = spawn(program, env);
      await discord.until(() => discord.sessions().length > 0, 20_000);
      const mia = discord.person({ id: IDS.mia, name: "Mia" });
      const card = await mia.command("request movie", { title: `tmdb:${FILMS.keeper}` });
      seerr.faults.slow = 300;
      const pressed = mia.press(card, en.request.button);
      await discord.until(() => discord.exchanges.some(({ body }) => JSON.stringify(body) === '{"type":6}'));
      const began = performance.now();
      child.kill("SIGTERM");
      await pressed;
      assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
      const { code, err } = await ended;
      assert.ok(performance.now() - began < 5_000);
      assert.equal(code, 0, err);
      assert.match(err, / INFO +ready ms=\d+/);
      assert.equal(err.includes(seerr.apiKey) || err.includes(discord.token), false);
      assert.equal(seerr.requests().length, 1);
    });
  });

  Deno.test(`${name}: says what to do and exits 3 when Discord refuses the token or the intents`, async () => {
    await withServers(async ({ discord, env }) => {
      const wrong = await spawn(program, { ...env, USHERR_DISCORD_TOKEN: "MTAx.wrong.token-that-nobody-gave-out" })
        .ended;
      assert.equal(wrong.code, 3, wrong.err);
      assert.match(wrong.err, /token/);
      discord.faults.refuseIdentify(4014);
      const intents = await spawn(program, env).ended;
      assert.equal(intents.code, 3, intents.err);
      assert.match(intents.err, /intents/i);
    });
  });

  Deno.test(`${name}: check finds everything fine, or says what is not`, async () => {
    await withServers(async ({ discord, seerr, env }) => {
      const fine = await spawn(program, env, "check").ended;
      assert.equal(fine.code, 0, fine.out + fine.err);
      assert.match(fine.out, new RegExp(`client_id=${discord.applicationId}&scope=bot\\+applications\\.commands`));
      assert.match(fine.out, /✓ Seerr: Seerr 3\.3\.0/);
      assert.match(fine.out, /✓ 5 people are linked/);
      const folder = await Deno.makeTempDir();
      const fresh = await spawn(program, { ...env, USHERR_STORE: `${folder}/usherr.db` }, "check").ended;
      assert.match(fresh.out, /✓ Store: .*usherr\.db \(it will be made there\)/);
      assert.deepEqual([...Deno.readDirSync(folder)], [], "check leaves nothing behind");
      await Deno.remove(folder);
      const shared = await spawn(program, { ...env, USHERR_SEERR_UNLINKED_USERS: "3" }, "check").ended;
      assert.equal(shared.code, 0);
      assert.match(shared.out, /! Whoever is not linked acts as user 3, who approves automatically/);
      const nobody = await spawn(program, { ...env, USHERR_SEERR_UNLINKED_USERS: "77" }, "check").ended;
      assert.equal(nobody.code, 1);
      assert.match(nobody.out, /✗ There is no Seerr user 77/);
      seerr.faults.newKey = "another";
      const bad = await spawn(program, env, "check").ended;
      assert.equal(bad.code, 1);
      assert.match(bad.out, /✗ Seerr refuses the key\. .*seerr\.apiKey/);
    });
  });

  Deno.test(`${name}: check looks every category up, and says what there is instead`, async () => {
    await withServers(async ({ seerr, env }) => {
      const fits = { mediaType: "movie", serverId: 0, profileId: "hd-1080P", rootFolder: 2, tags: ["kids", 1] };
      const fine = await checkCategories(program, env, [{ name: "Kids", ...fits }, { name: "Plain", mediaType: "tv" }]);
      assert.equal(fine.code, 0, fine.out + fine.err);
      assert.match(fine.out, /^✓ Category "Kids": all that it names is there$/m);
      assert.match(fine.out, /^✓ Category "Plain"/m);
      const odd = await checkCategories(program, env, [
        { name: "Wrong", ...fits, profileId: "HD-99", tags: ["loud"] },
        { name: "Nowhere", mediaType: "movie", serverId: 77 },
        { name: "Fine", mediaType: "movie" },
      ]);
      assert.equal(odd.code, 1);
      const what = odd.out.split("\n").filter((line) => line.includes("Category"));
      assert.deepEqual(what, [
        '✗ Category "Wrong": there is no quality profile "HD-99" ("profileId"); what exists: "Any", "HD-1080p", "HD - 720p/1080p"',
        '✗ Category "Wrong": there is no tag "loud" ("tags"); what exists: "discord", "kids"',
        '✗ Category "Nowhere": there is no server 77 of its kind and quality ("serverId"); what exists: "0 (Radarr)"',
        '✓ Category "Fine": all that it names is there',
      ]);
      seerr.faults.arr = "down";
      const down = await checkCategories(program, env, [{ name: "Kids", ...fits }]);
      assert.equal(down.code, 1);
      assert.match(down.out, /^✗ Category "Kids": .*Settings → Services whether its server runs$/m);
      assert.match(down.out, /✓ Seerr takes requests/, "what else was found is still said");
    });
  });

  Deno.test(`${name}: exits 2 when the store cannot be used`, async () => {
    await withServers(async ({ env }) => {
      const { code, err } = await spawn(program, { ...env, USHERR_STORE: "/proc/usherr.db" }).ended;
      assert.equal(code, 2, err);
      assert.match(err, /Cannot .*\/proc\/usherr\.db/);
    });
  });
}
