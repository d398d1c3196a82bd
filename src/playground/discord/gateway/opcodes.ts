/** The gateway's opcodes, and frames that are no events. */
import type { Line } from "./websocket.ts";

/** Discord's opcodes. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

/** Sends a frame that is no event. */
export function tell(line: Line, op: number, d: unknown): void {
  line.send(JSON.stringify({ t: null, s: null, op, d }));
}
