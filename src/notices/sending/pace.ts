/** How many in how long: the courier's pace, and its budget of refusals. */
import { pause } from "../../discord/pause.ts";

/** At most so many in any so many ms. */
export interface Window {
  /** How long until one more has room, in ms; 0: now. */
  wait(now: number): number;
  /** Takes room; it is free again `per` ms after what is returned was called, or for ever it is not. */
  enter(): (now: number) => void;
}

/** A window in which what was begun counts until it has long ended. `limit` is a count, `per` in ms. */
export function createWindow(limit: number, per: number): Window {
  const taken: { until: number }[] = [];
  return {
    wait(now) {
      // A clock that is set back must not close the window for longer than it is.
      const left = taken.filter(({ until }) => until === Infinity || (until > now && until <= now + per));
      taken.splice(0, taken.length, ...left);
      return taken.length < limit ? 0 : Math.min(...taken.map(({ until }) => until)) - now;
    },
    enter() {
      const one = { until: Infinity };
      taken.push(one);
      return (now) => void (one.until = now + per);
    },
  };
}

/** Discord's limit on everything that a bot asks is 50 a second, interactions' answers not counted. One is for others. */
const REQUESTS_A_SECOND = 49;

/** How fast messages may go. Each wait ends early, with false, when the courier stops. */
export interface Pace {
  /** Waits for the turn of a message to somebody known. */
  message(): Promise<boolean>;
  /**
   * Whether a conversation may be opened now: then it counts. Else the time (ms since the epoch) that is kept for it, when
   * it should be tried again: the line of those who wait is never waited in.
   */
  opening(id: string): true | number;
  /** Asks Discord something in its turn. @throws whatever `ask` throws, or `Stopped`. */
  request<T>(ask: () => Promise<T>): Promise<T>;
}

/** Nothing is sent at this moment: the courier ends, or rests. */
export class Stopped extends Error {
  override name = "Stopped";
}

/** What the pace goes by. */
export interface PaceParts {
  /** Messages a second, new conversations a fifth of it; 0: as fast as Discord allows. */
  messages: number;
  now(): number;
  stop: AbortSignal;
}

/** A pace that nobody has used yet. */
export function createPace(parts: PaceParts): Pace {
  const { messages, now } = parts;
  const known = createLine(windowFor(messages), parts);
  const requests = createLine(createWindow(REQUESTS_A_SECOND, 1000), parts);
  return {
    async message() {
      const done = await known();
      done?.(now());
      return done !== undefined;
    },
    opening: messages === 0 ? () => true : createOpenings(messages / 5, now),
    async request(ask) {
      const done = await requests();
      if (!done) throw new Stopped("Cannot ask Discord: the courier stops");
      try {
        return await ask();
      } finally {
        // Counted from its end: Discord counts from when it arrived, which was before.
        done(now());
      }
    },
  };
}

/** Whole messages in as short a time as that makes. */
function windowFor(perSecond: number): Window {
  if (perSecond === 0) return createWindow(Infinity, 0);
  const limit = Math.max(1, Math.floor(perSecond));
  return createWindow(limit, limit / perSecond * 1000);
}

/** One after the other into a window. */
function createLine(window: Window, { now, stop }: PaceParts): () => Promise<((now: number) => void) | undefined> {
  let last: Promise<unknown> = Promise.resolve();
  const turn = async () => {
    while (!stop.aborted) {
      const wait = window.wait(now());
      if (wait <= 0) return window.enter();
      await pause(Math.min(wait, LONGEST_NAP), stop);
    }
  };
  return () => {
    const mine = last.then(turn);
    last = mine;
    return mine;
  };
}

/** A window that is full of what has not ended says nothing of when it will have room. */
const LONGEST_NAP = 1000;

/** How long after its time somebody may still come, in ms; who does not needs it no more: another notice opened it. */
const LONGEST_KEPT = 60_000;

/** The first were kept first. */
function forgetBefore(kept: Map<string, number>, end: number): void {
  for (const [id, time] of kept) {
    if (time >= end) return;
    kept.delete(id);
  }
}

/** Each gets a time of its own, in the order in which they came. */
function createOpenings(perSecond: number, now: () => number): Pace["opening"] {
  const window = windowFor(perSecond);
  const every = 1000 / perSecond;
  /** Times that are kept, by notice. */
  const kept = new Map<string, number>();
  let last = -Infinity;
  return (id) => {
    const at = now();
    forgetBefore(kept, at - LONGEST_KEPT);
    const isFirst = kept.delete(id) || last <= at || kept.size === 0;
    const wait = window.wait(at);
    if (isFirst && wait <= 0) {
      window.enter()(at);
      last = Math.max(last, at);
      return true;
    }
    last = Math.max(kept.size === 0 ? -Infinity : last + every, at + wait);
    kept.delete(id);
    kept.set(id, last);
    return last;
  };
}
