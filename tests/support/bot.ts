/** The ordinary bot between a tiny Discord and a tiny Seerr, in this process, for the tests that go all the way. */
import assert from "node:assert/strict";
import { runApp } from "../../src/app.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../src/playground/discord/mod.ts";
import { type Family, startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { readDiscordSpec } from "./discord_spec.ts";
import { readSeerrSpec, type SeerrSpec } from "./seerr_spec.ts";

/** What a test may choose; everything has a default. */
export interface BotOptions {
  discord?: TinyDiscordOptions;
  seerr?: TinySeerrOptions;
  /** Keys of the configuration by their path: `{"discord.requestRoles": ["…"]}`. */
  config?: Readonly<Record<string, unknown>>;
}

/** Discord lets a session start every 5 s; a restart in a test need not wait for that. In ms. */
const RESTART = 1;

/** A running bot with its servers. */
export interface Bot {
  discord: TinyDiscord;
  seerr: TinySeerr;
  config: Config;
  /** What it logged, one JSON object a line. */
  lines: Record<string, unknown>[];
  /** Ends the bot as SIGTERM does, and waits; the servers go on. */
  stop(): Promise<string | undefined>;
  /** Starts it again, and waits until it is ready. */
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts all three and waits until the bot is ready. At the end, nothing that it sent may have broken a rule of Discord's. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const discord = await startTinyDiscord({ identifyEvery: RESTART, ...options.discord });
  const seerr = await startTinySeerr(options.seerr);
  const config = configFor({ discord, seerr }, options.config);
  const lines: Record<string, unknown>[] = [];
  let running: { stop: AbortController; done: Promise<string | undefined> } | undefined;

  const bot: Bot = {
    discord,
    seerr,
    config,
    lines,
    async stop() {
      running?.stop.abort();
      return await running?.done.finally(() => running = undefined);
    },
    async start() {
      const stop = new AbortController();
      const write = (line: string) => lines.push(JSON.parse(line));
      const secrets = [config.discord.token, config.seerr.apiKey];
      const log = createLog({ level: "debug", format: "json", write, now: Date.now, secrets });
      const ready = Promise.withResolvers<void>();
      const done = runApp(config, { log, now: Date.now, stop: stop.signal, onReady: ready.resolve });
      running = { stop, done };
      await Promise.race([ready.promise, done]);
    },
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await Promise.all([discord.close(), seerr.close()]);
      assert.deepEqual((await discordSpec)?.exchanges(discord.exchanges) ?? [], []);
      const spec = seerrSpec(options.seerr?.family ?? "seerr");
      assert.deepEqual(seerr.calls.flatMap((call) => spec?.callProblems(call) ?? []), []);
      assert.deepEqual(discord.refused().map(({ route, rules, body }) => ({ route, rules, body })), []);
    },
  };
  await bot.start();
  return bot;
}

/** What the bot sends is held against the official files, where they are. */
const discordSpec = readDiscordSpec();

const seerrSpecs = new Map<Family, SeerrSpec>();
function seerrSpec(family: Family): SeerrSpec | undefined {
  const folder = Deno.env.get("TEST_SPECS");
  if (!folder) return undefined;
  const spec = seerrSpecs.get(family) ?? readSeerrSpec(folder, family);
  seerrSpecs.set(family, spec);
  return spec;
}

function configFor(
  { discord, seerr }: { discord: TinyDiscord; seerr: TinySeerr },
  chosen: Readonly<Record<string, unknown>> = {},
): Config {
  const file: Record<string, unknown> = { store: ":memory:", pace: 0 };
  const keys = {
    "discord.token": discord.token,
    "discord.apiUrl": discord.apiUrl,
    "seerr.url": seerr.url,
    "seerr.apiKey": seerr.apiKey,
    ...chosen,
  };
  for (const [path, value] of Object.entries(keys)) {
    const [first = "", second] = path.split(".");
    file[first] = second ? { ...file[first] as object | undefined, [second]: value } : value;
  }
  const read = readConfig({ file: JSON.stringify(file), folder: "/", env: {} });
  assert("config" in read, JSON.stringify(read));
  return read.config;
}
