/** However the bot may do, as nasty as what is kept of it allows. */
import fc from "fast-check";
import type { Health } from "../../src/store/mod.ts";
import { nasty } from "./arbitraries.ts";

const number = fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const fault = fc.oneof(
  fc.constantFrom("unreachable", "slow", "key", "csrf", "proxy", "nonsense", "tmdb", "broken", "refused", "__proto__"),
  nasty,
);

/** What the schema lets through. */
export const health: fc.Arbitrary<Health> = fc.record({
  status: fc.constantFrom("ok" as const, "degraded" as const, "down" as const),
  version: nasty,
  at: number,
  startedAt: number,
  gateway: fc.record({
    state: fc.constantFrom("up" as const, "connecting" as const, "down" as const),
    shards: number,
    latency: number,
    reconnects: number,
  }, { requiredKeys: ["state", "shards", "reconnects"] }),
  seerr: fc.record({ isReachable: fc.boolean(), version: nasty, fault }, { requiredKeys: ["isReachable"] }),
  notices: fc.record({
    waiting: number,
    held: number,
    oldest: number,
    sent: number,
    failed: number,
    isLeading: fc.boolean(),
    sweptAt: number,
    walkedAt: number,
    hookedAt: number,
    fault,
    trouble: nasty,
    halted: fc.record({ code: number, until: number }),
  }, { requiredKeys: ["sent", "failed", "isLeading"] }),
  store: fc.record({ isWritable: fc.boolean() }),
  memory: number,
});
