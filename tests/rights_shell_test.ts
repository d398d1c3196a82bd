/** What the bot may no longer do once it runs, as a process of its own, from the sources and as an executable. */
import assert from "node:assert/strict";
import { bundle, compile } from "../.ci/executable.ts";
import project from "../deno.json" with { type: "json" };
import { silent } from "../src/log.ts";
import { startTinyDiscord } from "../src/playground/discord/mod.ts";
import { startTinySeerr } from "../src/playground/seerr/mod.ts";
import { openStore } from "../src/store/mod.ts";
import { en } from "../src/words/mod.ts";
import { writeConfig } from "./support/bot_config.ts";
import { eventually } from "./support/eventually.ts";
import { IDS, LIBRARY, PEOPLE } from "./support/small_world.ts";

const PROBE = new URL("./support/rights_probe.ts", import.meta.url).pathname;
const GIVEN_UP = { write: "NotCapable", remove: "NotCapable", env: "NotCapable", run: "NotCapable", read: "done" };
const [FIRST, SECOND] = LIBRARY.filter(({ kind }) => kind === "movie").map(({ id }) => id);

/** The task's own rights, so that what it asks for is what is tried. */
const FLAGS = project.tasks.start.command.split(" ").slice(2).filter((it) => it.startsWith("--"));

interface Program {
  path: string;
  args: readonly string[];
}

/** Plays through a start, a lost connection, a changed configuration and the end. */
async function plays({ path, args }: Program): Promise<void> {
  const discord = await startTinyDiscord({ identifyEvery: 1 });
  const seerr = await startTinySeerr({ library: LIBRARY, people: PEOPLE });
  const folder = await Deno.makeTempDir();
  const config = await writeConfig(folder, { discord, seerr });
  const change = async (more: object) =>
    await Deno.writeTextFile(config, JSON.stringify({ ...JSON.parse(await Deno.readTextFile(config)), ...more }));
  await change({ log: { level: "info", format: "text" } });
  const bot = new Deno.Command(path, { args: [...args, config], stdout: "piped", stderr: "piped" }).spawn();
  const said: string[] = [];
  const reading = [bot.stdout, bot.stderr].map(async (stream) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) said.push(...text.split("\n"));
  });
  const reports = () => said.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const mia = discord.person({ id: IDS.mia, name: "Mia" });
  const asks = async (film: number | undefined) => {
    const card = await mia.command("request movie", { title: `tmdb:${film}` });
    const answer = await mia.press(card, en.request.button);
    assert.equal(answer.error, undefined, said.join("\n"));
  };
  try {
    await eventually(() => reports().length > 0, 20_000);
    assert.deepEqual(reports(), [GIVEN_UP]);
    await asks(FIRST);
    discord.faults.dropSockets();
    await eventually(() => said.filter((line) => line.includes("shard up")).length > 1, 20_000);
    await change({ language: "de" });
    await eventually(() => reports().length > 1, 20_000);
    assert.deepEqual(reports()[1], GIVEN_UP);
    await asks(SECOND);
    bot.kill("SIGHUP");
    await eventually(() => said.some((line) => line.includes("nothing in it changed")), 20_000);
  } finally {
    bot.kill("SIGTERM");
    const { code } = await bot.status;
    await Promise.all([...reading, discord.close(), seerr.close()]);
    assert.equal(code, 0, said.join("\n"));
  }
  assert.doesNotMatch(said.join("\n"), /NotCapable: /);
  const store = await openStore({ path: `${folder}/usherr.db`, log: silent, now: Date.now });
  const asked = await store.requestsOf(IDS.mia);
  store.close();
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual(asked.map(({ tmdbId }) => tmdbId), [FIRST, SECOND]);
}

Deno.test("the bot gives up writing, the environment and programs once it runs; store, network and reload go on", () =>
  plays({ path: Deno.execPath(), args: ["run", "--no-prompt", "--quiet", ...FLAGS, PROBE] }));

Deno.test("so does the executable", async () => {
  if (!Deno.env.get("TEST_EXECUTABLE")) {
    return console.log("There is no executable: whether it gives up its rights is not tried");
  }
  const folder = await Deno.makeTempDir();
  const [script, to] = [`${folder}/probe.js`, `${folder}/probe`];
  await bundle(script, PROBE);
  await compile({ script, to });
  await plays({ path: to, args: [] });
  await Deno.remove(folder, { recursive: true });
});
