/** The ordinary bot as a process of its own, so that `kill -9` is a real one. Started by itself, it is that process. */
import type { Times } from "../../src/notices/times.ts";
import { tryKill } from "./try_kill.ts";

/** A bot that was started. */
export interface BotProcess {
  pid: number;
  /** What it logged, one JSON object a line; only the last ones. */
  lines: Record<string, unknown>[];
  kill(signal: Deno.Signal): void;
  /** Resolves with its exit code when it is gone. */
  ended: Promise<number>;
  isGone(): boolean;
}

/** Where the configuration is, and what notices go by, in ms. */
export interface BotProcessOptions {
  configPath: string;
  times: Partial<Times>;
  /** What Deno itself is told besides. */
  flags?: readonly string[];
  /** Told of each line that it logs, as it is. */
  onLine?(line: string): void;
}

/** How many lines are kept. */
const KEPT = 400;

/** Starts one; it is ready when the gateway says so. */
export function startBotProcess({ configPath, times, flags = [], onLine }: BotProcessOptions): BotProcess {
  const rights = ["--allow-net=127.0.0.1", "--allow-read", "--allow-write", "--allow-env"];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", ...flags, ...rights, import.meta.filename ?? "", configPath, JSON.stringify(times)],
    stderr: "piped",
  }).spawn();
  const lines: BotProcess["lines"] = [];
  const read = readLines(child.stderr, lines, onLine);
  let gone = false;
  const ended = Promise.all([child.status, read]).then(([{ code }]) => {
    gone = true;
    return code;
  });
  return {
    pid: child.pid,
    lines,
    kill(signal) {
      if (!gone) tryKill(child, signal);
    },
    ended,
    isGone: () => gone,
  };
}

async function readLines(
  stderr: ReadableStream<Uint8Array>,
  lines: BotProcess["lines"],
  onLine: BotProcessOptions["onLine"] = () => {},
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of stderr) {
    const whole = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = whole.pop() ?? "";
    for (const line of whole) {
      lines.push(readLine(line));
      onLine(line);
    }
    if (lines.length > 2 * KEPT) lines.splice(0, lines.length - KEPT);
  }
}

/** What Deno itself says is no JSON. */
function readLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line);
  } catch {
    return { level: "error", event: line };
  }
}

async function main([configPath = "", times = "{}"]: readonly string[]): Promise<number> {
  const { runApp } = await import("../../src/app.ts");
  const { readConfig } = await import("../../src/config.ts");
  const { createLog } = await import("../../src/log.ts");
  const read = readConfig({ file: await Deno.readTextFile(configPath), folder: "/", env: {} });
  if (!("config" in read)) throw new Error(JSON.stringify(read));
  const { config } = read;
  const log = createLog({ ...config.log, write: console.error, now: Date.now, secrets: [] });
  const stop = new AbortController();
  Deno.addSignalListener("SIGTERM", () => stop.abort());
  const onReady = () => log.info("ready");
  const refused = await runApp(config, { log, now: Date.now, stop: stop.signal, onReady, times: JSON.parse(times) });
  if (refused) log.error(refused);
  return refused ? 1 : 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
