/** Who may IDENTIFY when: Discord allows some at a time, and about a thousand a day. */
import type { APIGatewaySessionStartLimit } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { pause } from "./pause.ts";

/** Lets shards identify one after another. */
export interface IdentifyGate {
  /**
   * Resolves when it is this shard's turn, or when the signal aborts. The turn lasts until `leave` is called: with true
   * after an IDENTIFY was sent, which keeps the bucket's next shard waiting for the pace; else with false.
   */
  enter(shardId: number, signal: AbortSignal): Promise<(sent: boolean) => void>;
}

/** A gate at the pace of `/gateway/bot`; `every` is the ms between two IDENTIFYs in one bucket. */
export function createIdentifyGate(limit: APIGatewaySessionStartLimit, every: number, log: Log): IdentifyGate {
  const turns = new Map<number, Promise<void>>();
  let remaining = limit.remaining;
  let resetAt = Date.now() + limit.reset_after;

  async function waitForBudget(signal: AbortSignal): Promise<void> {
    if (remaining <= 0 && resetAt > Date.now()) {
      log.warn("no session starts left, waiting for Discord's reset", { until: new Date(resetAt).toISOString() });
      await pause(resetAt - Date.now(), signal);
    }
    if (resetAt > Date.now()) return;
    remaining = limit.total;
    resetAt = Date.now() + DAY;
  }

  return {
    async enter(shardId, signal) {
      const bucket = shardId % limit.max_concurrency;
      const turn = Promise.withResolvers<void>();
      const before = turns.get(bucket);
      turns.set(bucket, turn.promise);
      await before;
      if (remaining <= 0) await waitForBudget(signal);
      let left = false;
      return (sent) => {
        if (left) return;
        left = true;
        if (sent) remaining -= 1;
        pause(sent ? every : 0, signal).then(turn.resolve);
      };
    },
  };
}

/** Discord resets the number of session starts every 24 hours. */
const DAY = 86_400_000;
