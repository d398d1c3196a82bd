/** Stand-ins for Discord's gateway that do what a test says, and nothing of their own accord but HELLO, READY and ACK. */
import type { APIGatewayBotInfo } from "discord-api-types/v10";

/** A gateway payload as it is on the wire. */
export interface Frame {
  op: number;
  d?: unknown;
  s?: number | null;
  t?: string | null;
}

/** One socket, seen from the server. */
export interface Peer {
  /** How many sockets were opened before this one. */
  nth: number;
  openedAt: number;
  path: string;
  received: Frame[];
  send(frame: Frame): void;
  sendText(text: string): void;
  /** A dispatch with its sequence number. */
  dispatch(t: string, d: unknown, s: number): void;
  close(code: number): void;
  closedWith: number | undefined;
}

/** What a socket does when it opens and when something comes; `ordinary` is what Discord does. */
export interface Script {
  opened(peer: Peer): void;
  received(peer: Peer, frame: Frame): void;
}

export interface BareGateway {
  url: string;
  peers: Peer[];
  close(): Promise<void>;
}

/** HELLO at once, READY for IDENTIFY, RESUMED for RESUME, an ACK for every heartbeat. */
export function ordinary(resumeUrl?: string, heartbeat = 45_000): Script {
  return {
    opened: (peer) => peer.send({ op: 10, d: { heartbeat_interval: heartbeat }, s: null, t: null }),
    received(peer, { op }) {
      if (op === 1) peer.send({ op: 11, s: null, t: null });
      if (op === 2) peer.dispatch("READY", { session_id: `session-${peer.nth}`, resume_gateway_url: resumeUrl }, 1);
      if (op === 6) peer.dispatch("RESUMED", {}, 2);
    },
  };
}

/** A gateway on 127.0.0.1 whose sockets follow the script; it sees their number before it answers. */
export function startBareGateway(script: (nth: number, url: string) => Script): BareGateway {
  const peers: Peer[] = [];
  const open = new Set<WebSocket>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 0 });
    const { pathname, search } = new URL(request.url);
    const peer = createPeer(socket, peers.length, pathname + search);
    peers.push(peer);
    open.add(socket);
    listen(socket, peer, script(peer.nth, url));
    socket.addEventListener("close", () => open.delete(socket));
    return response;
  });
  const url = `ws://127.0.0.1:${server.addr.port}/`;
  return {
    url,
    peers,
    async close() {
      for (const socket of open) if (socket.readyState === WebSocket.OPEN) socket.close(4000);
      await server.shutdown();
    },
  };
}

function createPeer(socket: WebSocket, nth: number, path: string): Peer {
  const sendText = (text: string) => socket.readyState === WebSocket.OPEN && socket.send(text);
  const send = (frame: Frame) => void sendText(JSON.stringify(frame));
  return {
    nth,
    openedAt: performance.now(),
    path,
    received: [],
    closedWith: undefined,
    send,
    sendText,
    dispatch: (t, d, s) => send({ op: 0, t, d, s }),
    close: (code) => socket.close(code),
  };
}

function listen(socket: WebSocket, peer: Peer, script: Script): void {
  socket.onopen = () => script.opened(peer);
  socket.onmessage = ({ data }) => {
    const frame: Frame = JSON.parse(String(data));
    peer.received.push(frame);
    script.received(peer, frame);
  };
  socket.onclose = ({ code }) => peer.closedWith = code;
}

export interface Tcp {
  port: number;
  /** When each connection came, by `performance.now()`. */
  arrivals: number[];
  close(): void;
}

/** Accepts connections and does with them what `handle` says; what it leaves open is closed at the end. */
export function startTcp(handle: (conn: Deno.Conn) => void, port = 0): Tcp {
  const listener = Deno.listen({ hostname: "127.0.0.1", port });
  const arrivals: number[] = [];
  const conns = new Set<Deno.Conn>();
  (async () => {
    for await (const conn of listener) {
      arrivals.push(performance.now());
      conns.add(conn);
      handle(conn);
    }
  })();
  return {
    port: listener.addr.port,
    arrivals,
    close() {
      listener.close();
      for (const conn of conns) closeQuietly(conn);
    },
  };
}

/** A connection that may be closed already. */
export function closeQuietly(conn: Deno.Conn): void {
  try {
    conn.close();
  } catch {
    // closed already
  }
}

export interface Cable {
  url: string;
  /** From now on bytes vanish in both directions, on the connections there are; later ones are whole. */
  freeze(): void;
  close(): void;
}

/** A stretch of network before a server: what passes it can stop passing, without any connection being closed. */
export function startCable(target: string, ownPort = 0): Cable {
  const port = Number(new URL(target).port);
  let frozen = new Set<Deno.Conn>();
  const alive = new Set<Deno.Conn>();
  const tcp = startTcp(async (near) => {
    const far = await Deno.connect({ hostname: "127.0.0.1", port });
    alive.add(near).add(far);
    carry(near, far);
    carry(far, near);
  }, ownPort);
  async function carry(from: Deno.Conn, to: Deno.Conn): Promise<void> {
    try {
      for await (const bytes of from.readable) if (!frozen.has(from)) await writeAll(to, bytes);
    } catch {
      // the other side is gone
    }
    closeQuietly(to);
  }
  return {
    url: `ws://127.0.0.1:${tcp.port}/`,
    freeze: () => frozen = new Set(alive),
    close() {
      tcp.close();
      for (const conn of alive) closeQuietly(conn);
    },
  };
}

async function writeAll(conn: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await conn.write(bytes.subarray(sent));
}

/** What `/gateway/bot` would announce. */
export function announce(url: string, shards = 1, limit: Partial<APIGatewayBotInfo["session_start_limit"]> = {}) {
  return {
    url,
    shards,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1, ...limit },
  } satisfies APIGatewayBotInfo;
}

/** Waits until something is true, looking every few ms; it fails after `deadline` ms. */
export async function until(what: string, condition: () => boolean, deadline = 3000): Promise<void> {
  const end = performance.now() + deadline;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
