/** The ordinary bot between a tiny Discord and a tiny Seerr, in this process, for the tests that go all the way. */
import assert from "node:assert/strict";
import { runApp } from "../../src/app.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../src/playground/discord/mod.ts";
import { type Family, startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import type { Times } from "../../src/notices/times.ts";
import { readDiscordSpec } from "./discord_spec.ts";
import { readSeerrSpec, type SeerrSpec } from "./seerr_spec.ts";

/** What a test may choose; everything has a default. */
export interface BotOptions {
  discord?: TinyDiscordOptions;
  seerr?: TinySeerrOptions;
  /** Keys of the configuration by their path: `{"discord.requestRoles": ["…"]}`. */
  config?: Readonly<Record<string, unknown>>;
  /** What notices go by, in ms; all of them are short, and the courier is fast. */
  times?: Partial<Times>;
  /** The bot's clock, in ms since the epoch. */
  now?(): number;
  /** The bot listens for webhooks, and the Seerr sends them there. */
  hooks?: boolean;
}

/** What a Seerr must know to be heard. */
const HOOK_SECRET = "what-only-both-of-them-know";

/** So that what happens by itself happens within a test. */
const SHORT: Partial<Times> = { sweep: 150, walk: 300, wholeWalk: 600, hook: 20, tick: 50, renew: 50, expire: 500 };

/** Discord lets a session start every 5 s; a restart in a test need not wait for that. In ms. */
const RESTART = 1;

/** A running bot with its servers. */
export interface Bot {
  discord: TinyDiscord;
  seerr: TinySeerr;
  config: Config;
  /** What it logged, one JSON object a line. */
  lines: Record<string, unknown>[];
  /** What notices go by from the next start on. */
  times: Partial<Times>;
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
  // Any free port, which a configuration cannot ask for.
  if (options.hooks) config.web = { ...config.web, listen: "127.0.0.1:0", secret: HOOK_SECRET };
  const lines: Record<string, unknown>[] = [];
  const times = { ...SHORT, ...options.times };
  const { now = Date.now } = options;
  let running: ReturnType<typeof launch> | undefined;

  const bot: Bot = {
    discord,
    seerr,
    config,
    lines,
    times,
    async stop() {
      running?.stop.abort();
      return await running?.done.finally(() => running = undefined);
    },
    async start() {
      running = launch(config, { lines, times, now });
      await Promise.race([running.ready, running.done]);
      const address = lines.findLast(({ event }) => event === "listening")?.address;
      if (options.hooks) seerr.sendWebhooksTo(`${address}/hooks/seerr`, HOOK_SECRET);
    },
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await Promise.all([discord.close(), seerr.close()]);
      assert.deepEqual(discordSpec?.exchanges(discord.exchanges) ?? [], []);
      const spec = seerrSpec(options.seerr?.family ?? "seerr");
      assert.deepEqual(seerr.calls.flatMap((call) => spec?.callProblems(call) ?? []), []);
      assert.deepEqual(discord.refused().map(({ route, rules, body }) => ({ route, rules, body })), []);
    },
  };
  await bot.start();
  return bot;
}

/** Another process over the same servers (and the same store, when it is a file), as during an update. */
export async function startBeside({ config, times }: Bot, lines: Bot["lines"] = []): Promise<Pick<Bot, "stop">> {
  const { stop, ready, done } = launch(config, { lines, times, now: Date.now });
  await Promise.race([ready, done]);
  return {
    stop: () => {
      stop.abort();
      return done;
    },
  };
}

interface Manner {
  lines: Bot["lines"];
  times: Partial<Times>;
  now(): number;
}

function launch(config: Config, { lines, times, now }: Manner) {
  const stop = new AbortController();
  const write = (line: string) => lines.push(JSON.parse(line));
  const secrets = [config.discord.token, config.seerr.apiKey];
  const log = createLog({ level: "debug", format: "json", write, now, secrets });
  const ready = Promise.withResolvers<void>();
  const done = runApp(config, { log, now, stop: stop.signal, onReady: ready.resolve, times });
  return { stop, done, ready: ready.promise };
}

/** What the bot sends is held against the official files, where they are. */
const discordSpec = await readDiscordSpec();

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
  const file: Record<string, unknown> = { store: ":memory:", pace: 0, notices: { pace: 0 } };
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
