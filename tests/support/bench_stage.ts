/** The ordinary bot in a process of its own between the tiny servers, for measuring it. Linux only (/proc). */
import project from "../../deno.json" with { type: "json" };
import type { Times } from "../../src/notices/times.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { writeConfig } from "./bot_config.ts";
import { type BotProcess, startBotProcess } from "./bot_process.ts";

/** What a measurement needs. */
export interface StageOptions {
  discord?: TinyDiscordOptions;
  seerr?: TinySeerrOptions;
  times?: Partial<Times>;
  /** Puts records into the store before the bot opens it. */
  fill?(path: string): Promise<void>;
}

/** Everything at work. */
export interface Stage {
  discord: TinyDiscord;
  seerr: TinySeerr;
  bot: BotProcess;
  /** How long the bot took until it was ready, in ms. */
  started: number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What keeps memory small, as the bot is run. */
const FLAGS = project.tasks.start.command.split(" ").filter((it) => it.startsWith("--v8-flags"));

/** Starts all three; the bot is ready, webhooks come to it, and the courier is as fast as Discord allows. */
export async function startStage({ times = {}, fill, ...options }: StageOptions): Promise<Stage> {
  const discord = await startTinyDiscord({ identifyEvery: 20, remember: 5_000, ...options.discord });
  const seerr = await startTinySeerr(options.seerr);
  const folder = await Deno.makeTempDir({ prefix: "usherr-bench" });
  await fill?.(`${folder}/usherr.db`);
  const configPath = await writeConfig(folder, { discord, seerr });
  const began = performance.now();
  const bot = startBotProcess({ configPath, times, flags: FLAGS });
  await discord.until(() => bot.lines.some(({ event }) => event === "ready"), 60_000);
  return {
    discord,
    seerr,
    bot,
    started: performance.now() - began,
    async [Symbol.asyncDispose]() {
      bot.kill("SIGTERM");
      await bot.ended;
      await Promise.all([discord.close(), seerr.close()]);
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Resident memory of a process in MB. Deno itself reads /proc only when everything is allowed. */
export function memoryOf(pid: number): number {
  const { stdout } = new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).outputSync();
  return Number(/VmRSS:\s+(\d+)/.exec(new TextDecoder().decode(stdout))?.[1]) / 1_024;
}
