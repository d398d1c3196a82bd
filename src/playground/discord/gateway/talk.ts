/** What is said on one line: HELLO, heartbeats, IDENTIFY, RESUME, and the codes that end it. */
import { isObject } from "../rules/mod.ts";
import type { Hub } from "./hub.ts";
import { identify, isTokenOf } from "./identify.ts";
import { OP, tell } from "./opcodes.ts";
import { canReplay, heard, replay, say, type Session } from "./session.ts";
import type { Line, Listener } from "./websocket.ts";

/** Discord's limit on what a bot says: 120 frames a minute, 4096 bytes each. */
const FRAMES = { limit: 120, per: 60_000, bytes: 4096 };

/** One line and what became of it. */
export interface Talk {
  readonly hub: Hub;
  readonly line: Line;
  session: Session | undefined;
}

/** Says HELLO and listens. */
export function talk(hub: Hub, line: Line): Listener {
  const own: Talk = { hub, line, session: undefined };
  hub.lines.add(line);
  if (line.query.get("v") !== "10") line.close(4012, "Invalid API version");
  const { heartbeatInterval } = hub.world.settings;
  // Discord takes a line that missed two heartbeats for dead.
  const missed = () => line.close(4009, "Session timed out");
  let watchdog = setTimeout(missed, 2 * heartbeatInterval);
  const frames: number[] = [];
  tell(line, OP.hello, { heartbeat_interval: heartbeatInterval, _trace: ["tiny"] });
  return {
    text(text) {
      if (isTooMuch(frames)) return line.close(4008, "Rate limited");
      const frame = read(text);
      if (!frame) return line.close(4002, "Error while decoding payload");
      if (frame.op === OP.heartbeat) {
        clearTimeout(watchdog);
        watchdog = setTimeout(missed, 2 * heartbeatInterval);
      }
      hear(own, frame.op, frame.d);
      hub.changed();
    },
    closed(code) {
      clearTimeout(watchdog);
      hub.lines.delete(line);
      leave(own, code);
      hub.changed();
    },
  };
}

function read(text: string): { op: number; d: unknown } | undefined {
  if (text.length > FRAMES.bytes) return undefined;
  try {
    const frame: unknown = JSON.parse(text);
    return isObject(frame) && typeof frame.op === "number" ? { op: frame.op, d: frame.d } : undefined;
  } catch {
    return undefined;
  }
}

function isTooMuch(frames: number[]): boolean {
  const now = performance.now();
  frames.push(now);
  while (now - (frames[0] ?? now) > FRAMES.per) frames.shift();
  return frames.length > FRAMES.limit;
}

function hear(own: Talk, op: number, d: unknown): void {
  const { line } = own;
  // After INVALID_SESSION the same line may identify again.
  const session = own.session && own.hub.sessions.get(own.session.id);
  switch (op) {
    case OP.heartbeat:
      if (session && typeof d === "number") heard(session, d);
      return tell(line, OP.ack, null);
    case OP.identify:
      return session ? line.close(4005, "Already authenticated") : identify(own, d);
    case OP.resume:
      return session ? line.close(4005, "Already authenticated") : resume(own, d);
    case OP.presence:
    case OP.voice:
    case OP.members:
      if (!session) return line.close(4003, "Not authenticated");
      if (op === OP.presence) session.presence = d;
      return;
    default:
      line.close(4001, "Unknown opcode");
  }
}

function resume(own: Talk, d: unknown): void {
  const { hub, line } = own;
  const { token, session_id: id, seq } = isObject(d) ? d : {};
  if (hub.refusal !== undefined) return line.close(hub.refusal);
  if (!isTokenOf(hub.world.settings, token)) return line.close(4004, "Authentication failed");
  const session = hub.sessions.get(String(id));
  if (!session) return tell(line, OP.invalidSession, false);
  if (typeof seq !== "number" || seq > session.seq) return line.close(4007, "Invalid seq");
  if (!canReplay(session, seq)) {
    hub.sessions.delete(session.id);
    return tell(line, OP.invalidSession, false);
  }
  session.line?.close(4000, "Resumed elsewhere");
  session.line = line;
  session.resumed++;
  own.session = session;
  replay(session, seq);
  say(session, "RESUMED", JSON.stringify({ _trace: ["tiny"] }));
}

/** A bot that says goodbye with 1000 or 1001 gives its session up; anything else can be resumed. */
function leave(own: Talk, code: number | undefined): void {
  const { session, hub, line } = own;
  if (!session || session.line !== line) return;
  session.line = undefined;
  if (code === 1000 || code === 1001) hub.sessions.delete(session.id);
}
