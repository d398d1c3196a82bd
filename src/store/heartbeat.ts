/** What the running bot last said of itself, for whoever looks from another process. */
import * as z from "zod";
import { type Database, readEntry } from "./database.ts";
import { HEARTBEAT, NOTHING } from "./keys.ts";

const time = z.number();
const count = z.number().catch(0);

/** How the bot does, at one moment. Times are milliseconds since the epoch; what is not known is left out. */
export const HealthRecord = z.object({
  /** ok: all is well · degraded: it works, but something beside it does not · down: it cannot do its work. */
  status: z.enum(["ok", "degraded", "down"]).catch("down"),
  /** The version of this program. */
  version: z.string().catch(""),
  /** When this was found out, and when the bot started. */
  at: time,
  startedAt: time.catch(0),
  gateway: z.object({
    /** up: every shard is. */
    state: z.enum(["up", "connecting", "down"]).catch("down"),
    shards: count,
    /** The slowest shard's last heartbeat, there and back, in milliseconds. */
    latency: z.number().exactOptional(),
    /** How often a shard connected anew since the start, or since the configuration was taken over last. */
    reconnects: count,
  }),
  seerr: z.object({
    isReachable: z.boolean().catch(false),
    /** As Seerr says it. */
    version: z.string().exactOptional(),
    /** What is wrong with it: a kind of `ServiceError`. */
    fault: z.string().exactOptional(),
  }),
  notices: z.object({
    /** On their way, and kept for people's next command; unknown when the store cannot be read. */
    waiting: z.number().exactOptional(),
    held: z.number().exactOptional(),
    /** Since when the oldest is due. */
    oldest: time.exactOptional(),
    /** Since then, too. */
    sent: count,
    failed: count,
    /** Whether it is this process that looks and delivers. */
    isLeading: z.boolean().catch(false),
    sweptAt: time.exactOptional(),
    walkedAt: time.exactOptional(),
    /** The last webhook. */
    hookedAt: time.exactOptional(),
    /** Why it cannot look at Seerr just now: a kind of `ServiceError`, "store" or "other". */
    fault: z.string().exactOptional(),
    /** The same in the error's own words, which may name titles and paths: not for everybody. */
    trouble: z.string().exactOptional(),
    /** Discord's code for which nothing is sent until then. */
    halted: z.object({ code: z.number(), until: time }).exactOptional(),
  }),
  store: z.object({ isWritable: z.boolean().catch(false) }),
  /** Bytes of this process that are in memory. */
  memory: z.number().catch(0),
});

/** How the bot does. */
export type Health = z.output<typeof HealthRecord>;

/** What it said last; nothing when it ended in good order, or never began. */
export async function heartbeat(db: Database): Promise<Health | undefined> {
  return (await readEntry(db, HEARTBEAT, HealthRecord)).value;
}

/** How long what was said holds, in milliseconds: a bot says it three times meanwhile. */
export const HEARTBEAT_HOLDS = 90_000;

/** How long an earlier process is silent after a later one, in milliseconds: half as long as readers believe that one. */
const YIELDS = HEARTBEAT_HOLDS / 2;

/**
 * Says how it does. Of two processes on one store, as during an update, the one that started last is heard; the other one
 * only finds out whether it could write.
 */
export async function beat(db: Database, health: Health): Promise<void> {
  for (;;) {
    const { value, checks } = await readEntry(db, HEARTBEAT, HealthRecord);
    if (value && value.startedAt > health.startedAt && isFresh(value, health.at)) return await db.kv.delete(NOTHING);
    if ((await db.kv.atomic().check(...checks).set(HEARTBEAT, health).commit()).ok) return;
  }
}

/** Nobody is there any more, unless what was said last is another process's. */
export async function endBeat(db: Database, startedAt: number): Promise<void> {
  const { value, checks } = await readEntry(db, HEARTBEAT, HealthRecord);
  if (value?.startedAt === startedAt) await db.kv.atomic().check(...checks).delete(HEARTBEAT).commit();
}

/** Whether its process may well be there at `now`; what comes from later than that was said before a clock was set back. */
function isFresh({ at }: Health, now: number): boolean {
  return Math.abs(now - at) <= YIELDS;
}
