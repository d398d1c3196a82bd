/** Discord's gateway: keeps every shard connected, and hands over interactions as Discord sent them. */
import { createGatewayManager, type GatewayManager } from "@discordeno/gateway";
import type { APIGatewayBotInfo, APIInteraction } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { createIdentifyGate } from "./gateway_identify.ts";
import { keepConnected, type Line } from "./gateway_line.ts";
import { PACING, type Pacing } from "./gateway_pacing.ts";

export { PACING, type Pacing } from "./gateway_pacing.ts";

/** One shard, for health: `latency` is the last heartbeat's way there and back in ms, unknown before the first. */
export interface ShardState {
  id: number;
  state: "connecting" | "up" | "down";
  latency: number | undefined;
}

/** A running connection to Discord's gateway. */
export interface Gateway {
  /** Resolves when every shard has had READY once; never rejects, and stays open when that never happens. */
  ready: Promise<void>;
  /** Resolves when Discord refused token, intents or shards for good; the sentence says what the operator must do. */
  fatal: Promise<{ code: number; sentence: string }>;
  shards(): ShardState[];
  /** How often a shard was up once more since the start. */
  reconnects(): number;
  /** Ends every shard, within a second or so; nothing reconnects afterwards. */
  close(): Promise<void>;
}

/** `presence` is what the bot is shown to be "Listening to", for example `/help`. */
export interface GatewayOptions {
  token: string;
  gateway: APIGatewayBotInfo;
  /** Gets every interaction once; what it throws, or rejects with, is logged. */
  onInteraction(interaction: APIInteraction): void;
  log: Log;
  presence: string;
  pacing?: Partial<Pacing>;
}

/** Connects as many shards as `gateway` recommends, at the pace that it allows. */
export function startGateway(options: GatewayOptions): Gateway {
  const pacing = { ...PACING, ...options.pacing };
  const { gateway: { session_start_limit, shards }, log } = options;
  const ready = Promise.withResolvers<void>();
  const fatal = Promise.withResolvers<{ code: number; sentence: string }>();
  const stop = new AbortController();
  const lines: Line[] = [];
  const neverReady = new Set(Array(shards).keys());
  const manager = createManager(options);
  const gate = createIdentifyGate(session_start_limit, pacing.identify, log);

  function onDispatch(shardId: number, event: string, data: unknown): void {
    if (event === "READY" && neverReady.delete(shardId) && neverReady.size === 0) ready.resolve();
    if (event === "INTERACTION_CREATE") handOver(data, options);
  }
  function onFatal(code: number, sentence: string): void {
    fatal.resolve({ code, sentence });
    stop.abort();
  }
  manager.identify = (shardId) => {
    lines.push(keepConnected(shardId, { manager, gate, pacing, log, stop: stop.signal, onDispatch, onFatal }));
    return Promise.resolve();
  };
  manager.spawnShards();

  return {
    ready: ready.promise,
    fatal: fatal.promise,
    reconnects: () => lines.reduce((sum, { connections }) => sum + Math.max(0, connections - 1), 0),
    shards: () => lines.map(({ id, state }) => ({ id, state, latency: manager.shards.get(id)?.heart.rtt })),
    async close() {
      stop.abort();
      await Promise.all(lines.map((line) => line.done));
    },
  };
}

/** Discordeno's manager, without intents, without its own resharding, and silent: what matters is logged here. */
function createManager({ token, gateway, presence }: GatewayOptions): GatewayManager {
  const limit = gateway.session_start_limit;
  const activity = { name: presence, type: LISTENING };
  return createGatewayManager({
    token,
    intents: 0,
    url: gateway.url,
    totalShards: gateway.shards,
    connection: {
      url: gateway.url,
      shards: gateway.shards,
      sessionStartLimit: {
        total: limit.total,
        remaining: limit.remaining,
        resetAfter: limit.reset_after,
        maxConcurrency: limit.max_concurrency,
      },
    },
    properties: { os: Deno.build.os, browser: "Usherr", device: "Usherr" },
    resharding: { enabled: false, shardsFullPercentage: 100, checkInterval: -1 },
    logger: QUIET,
    makePresence: () => Promise.resolve({ since: null, activities: [activity], status: "online", afk: false }),
  });
}

/** Discord's activity type that is shown as "Listening to …". */
const LISTENING = 2;

const QUIET = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** An interaction must never end the process, whatever its handler does. */
async function handOver(data: unknown, { onInteraction, log }: GatewayOptions): Promise<void> {
  try {
    if (!isInteraction(data)) throw new TypeError("not an interaction");
    await onInteraction(data);
  } catch (error) {
    log.error("an interaction's handler failed", { error });
  }
}

/** What an answer needs; everything else is checked where it is used. */
function isInteraction(data: unknown): data is APIInteraction {
  return typeof data === "object" && data !== null && "id" in data && typeof data.id === "string" &&
    "token" in data && typeof data.token === "string" && "type" in data && typeof data.type === "number";
}
