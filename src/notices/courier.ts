/** The courier: takes what is due, in order, several at a time, and brings it to its people. */
import { pause } from "../discord/pause.ts";
import { within } from "../discord/within.ts";
import { asking } from "./sending/asking.ts";
import { createBacklog } from "./sending/backlog.ts";
import { createCourierHealth } from "./sending/courier_health.ts";
import type { CourierParts, Office } from "./sending/courier_parts.ts";
import { createPace, Stopped } from "./sending/pace.ts";

export type { CourierParts, CourierSettings } from "./sending/courier_parts.ts";

/** Brings what is owed. */
export interface Courier {
  /** Something may be due: it looks at once. */
  wake(): void;
  start(): void;
  /** Ends what is under way, within 2 s; what is left waits for the next start. */
  close(): Promise<void>;
  /** Discord's code and until when (ms since the epoch) it rests; how many were sent, and given up, since the start. */
  state(): { halted?: { code: number; until: number }; sent: number; failed: number };
}

/** Messages under way at once, to different people or channels. */
const PLACES = 16;
/** In ms. */
const GOODBYE = 2000;

/** A courier that has not begun. */
export function createCourier(parts: CourierParts): Courier {
  const { store, settings, lease, log, now, times } = parts;
  const stop = new AbortController();
  const health = createCourierHealth(parts);
  const pace = createPace({ messages: settings.pace, now, stop: stop.signal });
  const discord = asking(parts.discord, { pace, health, now });
  const office: Office = { ...parts, discord, pace, health, refused: new Set(), count: { sent: 0, failed: 0 } };
  const backlog = createBacklog(office, onEnd);
  let asleep = new AbortController();
  let [isWoken, isInTrouble] = [false, false];
  let running: Promise<void> | undefined;

  function ring(): void {
    asleep.abort();
  }

  /** Starts what may start, and says how long to wait for more, in ms. */
  async function turn(): Promise<number> {
    await health.report(store);
    if (!lease.held()) backlog.clear();
    const rest = lease.held() ? health.wait() : Infinity;
    if (rest > 0) return Math.min(rest, times.tick);
    const places = health.isTroubled() ? 1 : PLACES;
    const afresh = isWoken;
    isWoken = false;
    await backlog.start(places, afresh);
    return times.tick;
  }

  function onEnd(error?: unknown): void {
    if (error !== undefined) trouble(error);
    else if (isInTrouble) log.info("what is owed goes on");
    if (error === undefined) isInTrouble = false;
    ring();
  }

  function trouble(error: unknown): void {
    if (error instanceof Stopped) return;
    if (!isInTrouble) log.warn("cannot go on with what is owed", { error });
    isInTrouble = true;
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      asleep = new AbortController();
      const rest = await turn().catch((error) => {
        trouble(error);
        return times.tick;
      });
      await pause(rest, asleep.signal);
    }
  }

  return {
    wake() {
      isWoken = true;
      ring();
    },
    start: () => void (running ??= run()),
    async close() {
      stop.abort();
      ring();
      await within(Promise.allSettled([running, ...backlog.underWay()]), GOODBYE);
    },
    state() {
      const halted = health.halted();
      return { ...office.count, ...(halted ? { halted } : {}) };
    },
  };
}
