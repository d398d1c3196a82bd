/** Sessions of the gateway: they outlive their line, and remember what was said so that it can be said again. */
import type { Line } from "./websocket.ts";

/** One session. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  presence: unknown;
  line: Line | undefined;
  resumed: number;
  /** The last sequence number. */
  seq: number;
  /** What was said lately, oldest first. */
  said: { seq: number; frame: string }[];
}

/** How many events can be said again. */
const KEPT = 2000;

/** Says an event, now or when the session is resumed. */
export function say(session: Session, event: string, json: string): void {
  const seq = ++session.seq;
  const frame = `{"t":"${event}","s":${seq},"op":0,"d":${json}}`;
  session.said.push({ seq, frame });
  if (session.said.length > 2 * KEPT) session.said.splice(0, KEPT);
  session.line?.send(frame);
}

/** Whether everything after a sequence number can be said again. */
export function canReplay(session: Session, seq: number): boolean {
  const first = session.said[0]?.seq ?? session.seq + 1;
  return seq <= session.seq && seq >= first - 1;
}

/** Says again what came after a sequence number. */
export function replay(session: Session, seq: number): void {
  for (const { seq: own, frame } of session.said) if (own > seq) session.line?.send(frame);
}

/** What came up to a sequence number was heard: it is not kept. */
export function heard(session: Session, seq: number): void {
  const from = session.said.findIndex((event) => event.seq > seq);
  session.said = from < 0 ? [] : session.said.slice(from);
}
