/** A terminal that is closed ends the bot in it, and SIGHUP alone does not. */
import assert from "node:assert/strict";
import project from "../../deno.json" with { type: "json" };
import { startTinyDiscord } from "../../src/playground/discord/mod.ts";
import { startTinySeerr } from "../../src/playground/seerr/mod.ts";
import { writeConfig } from "../support/bot_config.ts";
import { eventually } from "../support/eventually.ts";
import { hasPty } from "../support/pty.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;
const FLAGS = project.tasks.start.command.split(" ").slice(2).filter((it) => it.startsWith("--"));

async function isAlive(pid: number): Promise<boolean> {
  return (await new Deno.Command("kill", { args: ["-0", `${pid}`], stderr: "null" }).output()).success;
}

Deno.test("run() ends when its terminal is closed, and reads its configuration again on any other SIGHUP", async () => {
  if (!await hasPty() || Deno.build.os !== "linux") {
    return console.log("There is no pseudo-terminal: closing one is not tried");
  }
  const discord = await startTinyDiscord({ identifyEvery: 1 });
  const seerr = await startTinySeerr();
  const folder = await Deno.makeTempDir();
  const config = await writeConfig(folder, { discord, seerr });
  const log = `${folder}/terminal.log`;
  const command = [Deno.execPath(), "run", "--no-prompt", "--quiet", ...FLAGS, MAIN, "--config", config].join(" ");
  const args = ["--quiet", "--flush", "--command", `echo $$ > ${folder}/pid; exec ${command}`, log];
  const shell = new Deno.Command("script", { args, stdin: "piped", stdout: "null", stderr: "null" }).spawn();
  let pid = 0;
  const says = (text: string) => Deno.readTextFile(log).then((said) => said.includes(text), () => false);
  try {
    await eventually(() => says('"event":"ready"'), 20_000);
    pid = Number(await Deno.readTextFile(`${folder}/pid`));
    assert.ok(await isAlive(pid));
    Deno.kill(pid, "SIGHUP");
    await eventually(() => says("nothing in it changed"), 20_000);
    shell.kill("SIGKILL");
    await eventually(async () => !await isAlive(pid), 20_000);
  } finally {
    if (pid > 0 && await isAlive(pid)) Deno.kill(pid, "SIGKILL");
    await shell.stdin.close().catch(() => {});
    await Promise.all([shell.status, discord.close(), seerr.close()]);
    await Deno.remove(folder, { recursive: true });
  }
});
