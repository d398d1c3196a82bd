/** How the bot does: asked over HTTP, by administrators in Discord, and written into the store now and then. */
import { within } from "../discord/within.ts";
import type { Gateway } from "../discord/gateway.ts";
import type { Log } from "../log.ts";
import type { Seerr } from "../services/seerr.ts";
import type { Health, Store } from "../store/mod.ts";
import { createBeats } from "./health/beats.ts";
import { lookAtNotices } from "./health/notices_look.ts";
import { createSeerrLook } from "./health/seerr_look.ts";
import { statusOf } from "./health/status_of.ts";
import { createUplink } from "./health/uplink.ts";
import type { Notices } from "./notices.ts";

/** Who is asked. */
export interface HealthParts {
  store: Pick<Store, "beat" | "endBeat"> & { notices: Pick<Store["notices"], "waiting" | "marks"> };
  /** The one that nobody waits for. */
  seerr: Pick<Seerr, "version" | "keyOwner">;
  notices: Pick<Notices, "state">;
  /** Undefined before the first connection. */
  gateway(): Pick<Gateway, "shards" | "reconnects"> | undefined;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Of this program, and when its process started. */
  version: string;
  startedAt: number;
  /** Where it is to be quicker than usual. */
  times?: Partial<HealthTimes>;
}

/** In milliseconds. */
export interface HealthTimes {
  /** Between two heartbeats; 30,000, which a third of must be enough for whoever reads them. */
  every: number;
  /** The same while the gateway is not up, and after one that could not be written; 5,000. */
  soon: number;
  /** How long Seerr, and the store, are waited for; 3,000. */
  patience: number;
  /** How long Seerr's answer is kept; 15,000. */
  keep: number;
}

const TIMES: HealthTimes = { every: 30_000, soon: 5_000, patience: 3_000, keep: 15_000 };

/** How long the end may take, in milliseconds. */
const LAST = 1_000;

/** The bot's own look at itself. */
export interface HealthCheck {
  /** How it does now, within some 3 s. What cannot be known by then is left out, or said to be wrong. Never rejects. */
  look(): Promise<Health>;
  /** Writes that into the store from now on. */
  start(): void;
  /** Takes it out again. Never rejects. */
  close(): Promise<void>;
}

/** Nothing is asked or written before somebody looks, or `start`. */
export function createHealth(parts: HealthParts): HealthCheck {
  const { store, log, now, startedAt } = parts;
  const times = { ...TIMES, ...parts.times };
  const uplink = createUplink(parts, now());
  const seerr = createSeerrLook(parts, times);
  let isWritten = true;
  let looking: Promise<Health> | undefined;

  async function lookNow(isWritable: boolean): Promise<Health> {
    const [notices, found] = await Promise.all([lookAtNotices(parts, times.patience), seerr()]);
    const { cutOffFor, ...gateway } = uplink();
    const health = {
      version: parts.version,
      at: now(),
      startedAt,
      gateway,
      seerr: found,
      notices,
      store: { isWritable: isWritable && notices.waiting !== undefined },
      memory: Deno.memoryUsage().rss,
    };
    return { status: statusOf(health, cutOffFor), ...health };
  }

  const beats = createBeats({
    // What arrives there could be written.
    say: () => lookNow(true),
    write: (health) => store.beat(health),
    onWritten(error) {
      if (error && isWritten) log.warn("heartbeat not written", { error });
      if (!error && !isWritten) log.info("heartbeat written again");
      isWritten = !error;
    },
    times,
  });
  return {
    look: () => looking ??= lookNow(isWritten).finally(() => looking = undefined),
    start: beats.start,
    async close() {
      await beats.close();
      await within(store.endBeat(startedAt).catch((error) => log.warn("heartbeat not ended", { error })), LAST);
    },
  };
}
