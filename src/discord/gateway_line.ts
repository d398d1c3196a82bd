/** The life of one shard: connection after connection, with a pause between them, until it is stopped. */
import type { GatewayManager } from "@discordeno/gateway";
import type { Log } from "../log.ts";
import { connect, type Connection, type Ended, type Session } from "./gateway_connection.ts";
import { fatalSentence } from "./gateway_close_code.ts";
import type { IdentifyGate } from "./gateway_identify.ts";
import { type Pacing, waitAfter } from "./gateway_pacing.ts";
import { pause } from "./pause.ts";

/** What the shards of a gateway share. Listeners may throw: that is logged. */
export interface LineOptions {
  manager: GatewayManager;
  gate: IdentifyGate;
  pacing: Pacing;
  log: Log;
  /** Ends every line when it aborts. */
  stop: AbortSignal;
  onDispatch(shardId: number, event: string, data: unknown): void;
  onFatal(code: number, sentence: string): void;
}

/** A shard that is being kept connected. */
export interface Line {
  id: number;
  state: "connecting" | "up" | "down";
  /** How many were up so far. */
  connections: number;
  /** Resolves, and never rejects, when the line is stopped or can not go on, and its socket closed. */
  done: Promise<void>;
}

/** Keeps a shard connected until `stop` aborts or Discord refuses it for good. */
export function keepConnected(shardId: number, options: LineOptions): Line {
  const line: Line = { id: shardId, state: "connecting", connections: 0, done: Promise.resolve() };
  line.done = live(line, { ...options, log: options.log.with({ shard: shardId }) });
  return line;
}

async function live(line: Line, options: LineOptions): Promise<void> {
  let session: Session | undefined;
  let failures = 0;
  while (!options.stop.aborted) {
    line.state = "connecting";
    // Discord's own address for resuming comes first, the announced one when that fails.
    const ended = await connectOnce(line, options, session && failures > 0 ? { ...session, url: "" } : session);
    line.state = "down";
    if (!ended || options.stop.aborted) return;
    const sentence = ended.code === undefined ? undefined : fatalSentence(ended.code);
    if (ended.code !== undefined && sentence !== undefined) return options.onFatal(ended.code, sentence);
    failures = ended.upFor === undefined ? failures + 1 : 0;
    session = failures < options.pacing.resumes ? ended.session : undefined;
    await pauseAfter(ended, failures, options);
  }
}

/** One connection from beginning to end; nothing when the stop came before its turn. */
async function connectOnce(line: Line, options: LineOptions, session: Session | undefined): Promise<Ended | void> {
  const leave = session ? () => {} : await options.gate.enter(line.id, options.stop);
  if (options.stop.aborted) return leave(false);
  const connection = connect({
    shardId: line.id,
    manager: options.manager,
    pacing: options.pacing,
    session,
    onIdentify: () => leave(true),
    onDispatch: (event, data) => receive(line, options, { event, data }),
    onOddity: (error) => options.log.error("a gateway message made no sense", { error }),
  });
  const ended = await endOf(connection, options.stop);
  leave(false);
  return ended;
}

async function endOf(connection: Connection, stop: AbortSignal): Promise<Ended> {
  stop.addEventListener("abort", connection.close);
  const ended = await connection.ended;
  stop.removeEventListener("abort", connection.close);
  return ended;
}

function receive(line: Line, options: LineOptions, { event, data }: { event: string; data: unknown }): void {
  if (event === "READY" || event === "RESUMED") {
    line.state = "up";
    line.connections++;
    options.log.info("shard up", { resumed: event === "RESUMED" });
  }
  options.onDispatch(line.id, event, data);
}

async function pauseAfter(ended: Ended, failures: number, { pacing, log, stop }: LineOptions): Promise<void> {
  const ms = Math.round(waitAfter(ended, failures, pacing));
  log.warn("shard down", {
    code: ended.code,
    reason: ended.reason,
    failures,
    resumes: ended.session !== undefined,
    ms,
  });
  await pause(ms, stop);
}
