/** The gateway: a port, its lines, its sessions, and how often a bot may start one. */
import { changed, type World } from "../world.ts";
import { say, type Session } from "./session.ts";
import { OP, tell } from "./opcodes.ts";
import { talk } from "./talk.ts";
import { openDoor } from "./door.ts";
import { type Line, serveLine } from "./websocket.ts";

/** The gateway's state, and what can be done to it. */
export interface Hub {
  readonly world: World;
  readonly sessions: Map<string, Session>;
  readonly lines: Set<Line>;
  /** Closes new sessions with this code: a fault. */
  refusal: number | undefined;
  /** Session starts that are left, and when there are more. */
  starts(): { remaining: number; resetAfter: number };
  /** Takes a session start; false when it comes too soon after the last of its bucket, or none is left. */
  start(shard: number): boolean;
  shardOf(guildId: string | undefined, count: number): number;
  url(): string;
  resumeUrl(): string;
  changed(): void;
  /** Opens or closes the port. */
  listen(on: boolean): void;
  /** Cuts the next so many connections at once. */
  cutNext(times: number): void;
  /** Lines say and hear nothing. */
  silence(on: boolean): void;
  invalidate(resumable: boolean): void;
  /** Closes all lines with a code; sessions that it ends are forgotten. */
  closeLines(code: number, reason?: string): void;
  reconnect(): void;
  dispatch(event: string, json: string, guildId: string | undefined): void;
  close(): Promise<void>;
}

/** Timers are not exact: this much of the pause between two IDENTIFYs is enough. */
const TOLERANCE = 0.9;

/** Close codes after which no session can be resumed. */
const FINAL = [1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

/** Opens a gateway on a free port of 127.0.0.1. */
export function openHub(world: World): Hub {
  let silent = false;
  const door = openDoor((conn) =>
    serveLine(conn, (line) => {
      line.deaf = silent;
      return talk(hub, line);
    })
  );
  const budget = createBudget(world);
  const hub: Hub = {
    world,
    sessions: new Map(),
    lines: new Set(),
    refusal: undefined,
    ...budget,
    shardOf: (guildId, count) => guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)),
    url: () => `ws://127.0.0.1:${door.port}`,
    // Another name for the same address tells a bot that resumes from one that starts anew.
    resumeUrl: () => `ws://127.0.0.1:${door.port}/resume`,
    changed: () => changed(world),
    listen: door.listen,
    cutNext: door.cutNext,
    silence(on) {
      silent = on;
      for (const line of hub.lines) line.deaf = on;
    },
    invalidate(resumable) {
      for (const session of hub.sessions.values()) if (session.line) tell(session.line, OP.invalidSession, resumable);
      if (!resumable) hub.sessions.clear();
    },
    closeLines(code, reason) {
      hub.lines.forEach((line) => line.close(code, reason));
      if (FINAL.includes(code)) hub.sessions.clear();
    },
    reconnect: () => hub.lines.forEach((line) => tell(line, OP.reconnect, null)),
    dispatch(event, json, guildId) {
      for (const session of hub.sessions.values()) {
        if (hub.shardOf(guildId, session.shard[1]) === session.shard[0]) say(session, event, json);
      }
    },
    async close() {
      hub.lines.forEach((line) => line.cut());
      await door.close();
    },
  };
  return hub;
}

/** How many sessions may start, and in which pace. */
function createBudget({ settings }: World): Pick<Hub, "starts" | "start"> {
  const { now, sessionStarts, sessionsResetAfter, maxConcurrency, identifyEvery } = settings;
  const opened = now();
  const taken = new Map<number, number>();
  let used = 0;
  const starts = () => {
    const passed = now() - opened;
    const fresh = passed >= sessionsResetAfter;
    return {
      remaining: Math.max(0, (fresh ? 1000 : sessionStarts) - used),
      resetAfter: fresh ? sessionsResetAfter : Math.ceil(sessionsResetAfter - passed),
    };
  };
  return {
    starts,
    start(shard) {
      const bucket = shard % maxConcurrency;
      const last = taken.get(bucket) ?? -Infinity;
      if (now() - last < identifyEvery * TOLERANCE || starts().remaining === 0) return false;
      taken.set(bucket, now());
      used++;
      return true;
    },
  };
}
