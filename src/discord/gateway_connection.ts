/** One connection to the gateway: Discordeno's shard speaks the protocol, this room decides when it is over. */
import { DiscordenoShard, type GatewayManager } from "@discordeno/gateway";
import { losesSession } from "./gateway_close_code.ts";
import type { Pacing } from "./gateway_pacing.ts";

/** What RESUME needs. */
export interface Session {
  id: string;
  /** Where Discord wants it resumed; "" for the announced address. */
  url: string;
  seq: number | null;
}

/** How a connection ended. */
export interface Ended {
  /** The close code that came; undefined when we gave the connection up. */
  code: number | undefined;
  reason: string;
  /** What the next connection resumes; undefined when it has to identify. */
  session: Session | undefined;
  /** Discord answered "invalid session" and wants us to wait. */
  invalidSession: boolean;
  /** For how many ms it had been up; undefined when it never was. */
  upFor: number | undefined;
}

/** A connection under way. */
export interface Connection {
  /** Resolves, and never rejects, once the connection is over and its socket is closed or given up. */
  ended: Promise<Ended>;
  /** Says goodbye for good: Discord forgets the session and shows the bot as offline. */
  close(): void;
}

/** Who is connected, and who listens. */
export interface ConnectionOptions {
  shardId: number;
  manager: GatewayManager;
  pacing: Pacing;
  /** The session to resume; undefined to identify. */
  session: Session | undefined;
  /** An IDENTIFY has gone out. */
  onIdentify(): void;
  /** A dispatch as it came, in Discord's spelling. It may throw. */
  onDispatch(event: string, data: unknown): void;
  /** Something came that makes no sense, or a listener threw; the connection goes on. */
  onOddity(error: unknown): void;
}

interface Life {
  options: ConnectionOptions;
  shard: DiscordenoShard;
  over: PromiseWithResolvers<Ended>;
  closed: PromiseWithResolvers<void>;
  hello: PromiseWithResolvers<void>;
  handshake: ReturnType<typeof setTimeout>;
  upSince: number | undefined;
  isOver: boolean;
}

/** Opens a socket, then identifies or resumes. A connection is used once; the next one gets the session of this one. */
export function connect(options: ConnectionOptions): Connection {
  const shard = createShard(options);
  const life: Life = {
    options,
    shard,
    over: Promise.withResolvers(),
    closed: Promise.withResolvers(),
    hello: Promise.withResolvers(),
    handshake: setTimeout(() => giveUp(life, "no READY or RESUMED in time"), options.pacing.handshake),
    upSince: undefined,
    isOver: false,
  };
  start(life).catch((error) => giveUp(life, String(error)));
  options.manager.shards.set(options.shardId, shard);
  return { ended: life.over.promise, close: () => end(life, {}, { code: GOODBYE, patience: options.pacing.shutdown }) };
}

function createShard({ shardId, manager, session }: ConnectionOptions): DiscordenoShard {
  const { compress, intents, properties, token, totalShards, url, version, logger, makePresence } = manager;
  const connection = { compress, transportCompression: null, intents, properties, token, totalShards, url, version };
  const shard = new DiscordenoShard({ id: shardId, connection, events: {}, logger, makePresence });
  if (session === undefined) return shard;
  shard.sessionId = session.id;
  shard.resumeGatewayUrl = session.url;
  shard.previousSequenceNumber = session.seq;
  return shard;
}

/**
 * Takes the shard's own ideas of a connection's end away from it (it would reconnect at once, wait for ever or throw),
 * keeps it from speaking before HELLO and from a send queue whose timers outlive it, then lets it begin.
 */
function start(life: Life): Promise<void> {
  const { shard, options } = life;
  const open = shard.connect.bind(shard);
  const begin = (options.session ? shard.resume : shard.identify).bind(shard);
  shard.connect = async () => {
    const opened = await open();
    await life.hello.promise;
    return opened;
  };
  shard.send = (message) => Promise.resolve(send(life, message));
  shard.events.hello = () => life.hello.resolve();
  shard.handleError = () => {}; // a close always follows
  shard.handleClose = (close) => Promise.resolve(closed(life, close));
  shard.handleMessage = (message) => Promise.resolve(receive(life, message.data));
  shard.forwardToBot = (packet) => dispatch(life, packet);
  shard.close = (_code, reason) => Promise.resolve(giveUp(life, reason));
  shard.resume = () => Promise.resolve(giveUp(life, "Discord asked for a new connection"));
  return begin();
}

type Packet = Parameters<DiscordenoShard["handleDiscordPacket"]>[0];

/** Gateway opcodes that this room looks at. */
const IDENTIFY = 2, INVALID_SESSION = 9;

function send(life: Life, message: { op: number }): void {
  life.shard.socket?.send(JSON.stringify(message));
  if (message.op === IDENTIFY) life.options.onIdentify();
}

function receive(life: Life, text: unknown): void {
  if (life.isOver) return;
  try {
    const packet: unknown = JSON.parse(String(text));
    if (!isPacket(packet)) throw new TypeError("no gateway payload");
    if (packet.op === INVALID_SESSION) return invalidate(life, packet.d === true);
    life.shard.handleDiscordPacket({ ...packet, s: packet.s ?? null }).catch(life.options.onOddity);
  } catch (error) {
    life.options.onOddity(error);
  }
}

function isPacket(value: unknown): value is Packet {
  return typeof value === "object" && value !== null && "op" in value && typeof value.op === "number";
}

function dispatch(life: Life, { t, d }: Packet): void {
  if (t === null || t === undefined) return;
  if (t === "READY" || t === "RESUMED") {
    clearTimeout(life.handshake);
    life.upSince = Date.now();
  }
  life.options.onDispatch(t, d);
}

function closed(life: Life, { code, reason }: CloseEvent): void {
  life.closed.resolve();
  end(life, { code, reason });
}

function invalidate(life: Life, resumable: boolean): void {
  const reason = `invalid session, ${resumable ? "resumable" : "not resumable"}`;
  const session = resumable ? sessionOf(life) : undefined;
  end(life, { reason, session, invalidSession: true });
}

function giveUp(life: Life, reason: string): void {
  end(life, { reason });
}

/** Close codes of ours: 1000 ends the session, any other keeps it for RESUME. */
const GOODBYE = 1000, BACK_SOON = 3000;

function end(life: Life, how: Partial<Ended>, last = { code: BACK_SOON, patience: life.options.pacing.close }): void {
  if (life.isOver) return;
  life.isOver = true;
  clearTimeout(life.handshake);
  life.shard.stopHeartbeating();
  const ended: Ended = {
    code: undefined,
    reason: "",
    session: how.code !== undefined && losesSession(how.code) ? undefined : sessionOf(life),
    invalidSession: false,
    upFor: life.upSince === undefined ? undefined : Date.now() - life.upSince,
    ...how,
  };
  closeSocket(life, last).then(() => life.over.resolve(ended));
}

function sessionOf({ shard }: Life): Session | undefined {
  if (shard.sessionId === undefined) return undefined;
  return { id: shard.sessionId, url: shard.resumeGatewayUrl, seq: shard.previousSequenceNumber };
}

/** Resolves when the socket is closed, at the latest when patience is over: a dead line never answers a close frame. */
async function closeSocket(life: Life, { code, patience }: { code: number; patience: number }): Promise<void> {
  const { socket } = life.shard;
  if (socket === undefined || socket.readyState === WebSocket.CLOSED) return;
  socket.close(code);
  const deadline = setTimeout(life.closed.resolve, patience);
  await life.closed.promise;
  clearTimeout(deadline);
}
