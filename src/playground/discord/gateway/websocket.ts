/**
 * The server's end of a WebSocket (RFC 6455) on a bare connection. Deno.upgradeWebSocket can neither cut a line
 * without a close frame nor stay silent on one that is open, and that is what a bot has to survive.
 */
import { createFrameReader, encodeFrame, type Frame, OPCODE } from "./frames.ts";

/** One line to a bot. */
export interface Line {
  /** What stood behind the "?" of the address. */
  readonly query: URLSearchParams;
  /** Neither hears nor says anything, not even that it closes. */
  deaf: boolean;
  send(text: string): void;
  /** Says goodbye with a code; the line is cut when the other side has answered, or after a second. */
  close(code: number, reason?: string): void;
  /** Gone, without a word. */
  cut(): void;
}

/** Who listens to a line. */
export interface Listener {
  text(text: string): void;
  /** The line is gone; with the other side's close code when it gave one. */
  closed(code: number | undefined): void;
}

/** What the other side's farewell may take. */
const FAREWELL = 1000;
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** Speaks WebSocket on a connection until it is gone. `open` gets the line once the handshake is done. Never rejects. */
export async function serveLine(conn: Deno.Conn, open: (line: Line) => Listener): Promise<void> {
  try {
    const hello = await handshake(conn);
    if (hello) await speak(conn, hello, open);
  } catch {
    // The connection was cut, by one side or the other: that is how lines end.
  } finally {
    closeQuietly(conn);
  }
}

async function speak(conn: Deno.Conn, hello: Hello, open: (line: Line) => Listener): Promise<void> {
  const writer = createWriter(conn);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saidGoodbye = false;
  const line: Line = {
    query: hello.query,
    deaf: false,
    send: (text) => line.deaf || saidGoodbye || writer.write(encodeFrame(OPCODE.text, new TextEncoder().encode(text))),
    close(code, reason = "") {
      if (line.deaf || saidGoodbye) return;
      saidGoodbye = true;
      writer.write(encodeFrame(OPCODE.close, farewell(code, reason)));
      timer = setTimeout(() => closeQuietly(conn), FAREWELL);
    },
    cut: () => closeQuietly(conn),
  };
  const listener = open(line);
  let code: number | undefined;
  try {
    for await (const frame of frames(conn, hello.rest)) {
      if (line.deaf) continue;
      if (frame.opcode === OPCODE.text && !saidGoodbye) listener.text(new TextDecoder().decode(frame.payload));
      else if (frame.opcode === OPCODE.ping) writer.write(encodeFrame(OPCODE.pong, frame.payload));
      else if (frame.opcode === OPCODE.close) {
        code = codeOf(frame);
        line.close(code ?? 1000);
        await writer.idle();
        break;
      }
    }
  } finally {
    clearTimeout(timer);
    listener.closed(code);
  }
}

/** Frames as they come, whole messages only. */
async function* frames(conn: Deno.Conn, first: Uint8Array): AsyncGenerator<Frame> {
  const read = createFrameReader();
  yield* read(first);
  const buffer = new Uint8Array(65_536);
  for (let n = await conn.read(buffer); n !== null; n = await conn.read(buffer)) yield* read(buffer.subarray(0, n));
}

function codeOf({ payload }: Frame): number | undefined {
  return payload.length >= 2 ? ((payload[0] ?? 0) << 8) | (payload[1] ?? 0) : undefined;
}

function farewell(code: number, reason: string): Uint8Array {
  const text = new TextEncoder().encode(reason);
  const payload = new Uint8Array(2 + text.length);
  payload.set([code >> 8, code & 255]);
  payload.set(text, 2);
  return payload;
}

/** Writes in order, and what waits together in one go. */
function createWriter(conn: Deno.Conn): { write(bytes: Uint8Array): void; idle(): Promise<void> } {
  let waiting: Uint8Array[] = [];
  let running: Promise<void> | undefined;
  const flush = async () => {
    while (waiting.length > 0) {
      const all = joined(waiting);
      waiting = [];
      for (let at = 0; at < all.length;) at += await conn.write(all.subarray(at));
    }
    running = undefined;
  };
  return {
    write(bytes) {
      waiting.push(bytes);
      running ??= flush().catch(() => closeQuietly(conn));
    },
    idle: async () => await running,
  };
}

interface Hello {
  query: URLSearchParams;
  /** What came after the handshake already. */
  rest: Uint8Array;
}

async function handshake(conn: Deno.Conn): Promise<Hello | undefined> {
  let got = new Uint8Array();
  let end = -1;
  const buffer = new Uint8Array(4096);
  while (end < 0 && got.length < 65_536) {
    const n = await conn.read(buffer);
    if (n === null) return undefined;
    got = joined([got, buffer.subarray(0, n)]);
    end = new TextDecoder("latin1").decode(got).indexOf("\r\n\r\n");
  }
  const head = new TextDecoder("latin1").decode(got.subarray(0, end));
  const key = /^sec-websocket-key: *(\S+)/im.exec(head)?.[1];
  const target = /^GET (\S+)/.exec(head)?.[1];
  const answer = key && target ? await accept(key) : "HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n";
  await conn.write(new TextEncoder().encode(answer));
  if (!key || !target) return undefined;
  return { query: new URL(target, "ws://127.0.0.1").searchParams, rest: got.subarray(end + 4) };
}

async function accept(key: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(key + GUID));
  const proof = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Closes a connection, which may be closed already. */
export function closeQuietly(conn: Deno.Conn): void {
  try {
    conn.close();
  } catch {
    // It was closed before.
  }
}
