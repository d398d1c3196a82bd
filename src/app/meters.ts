/** What is counted while the bot runs, for whoever scrapes `/metrics`. */
import type { Health } from "../store/mod.ts";
import { createCounter, createHistogram, exposition } from "../web/mod.ts";
import { healthFamilies } from "./health/families.ts";

/**
 * What became of an interaction. at once · late: after a deferral · suggested: choices while somebody types · refused: they
 * may not · failed: they saw an apology, or no choices · lost: another process was faster, or Discord waited no longer ·
 * untold: Discord could not be told.
 */
export type Outcome = "at once" | "late" | "suggested" | "refused" | "failed" | "lost" | "untold";

/** What is counted. Nothing here throws, and no label holds anything that a person typed. */
export interface Meters {
  /** An interaction was answered: of which command or button, and how. */
  answered(what: string, outcome: Outcome): void;
  /** Discord took our first answer so many milliseconds after the interaction came. */
  acknowledged(ms: number): void;
  /** A server was asked: "ok" or the kind of error, after so many milliseconds. */
  called(service: "discord" | "seerr", outcome: string, ms: number): void;
  /** Something was looked up that may be in the cache. */
  lookedUp(isHit: boolean): void;
  /** All of it in Prometheus' text format, with what health knows. */
  text(health: Health): string;
}

/** In seconds. We defer after 1.5, and after 3 Discord takes nothing any more. */
const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3];
/** In seconds. A person waits for Seerr for 5, what happens by itself for 30. */
const CALL_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const SECOND = 1_000;

/** Everything at zero. */
export function createMeters(): Meters {
  const interactions = createCounter({
    name: "usherr_interactions_total",
    help: "Interactions by command or button, and by what became of them.",
  }, ["command", "outcome"]);
  const acks = createHistogram({
    name: "usherr_ack_seconds",
    help: "From the arrival of an interaction until Discord took the first answer to it.",
    buckets: ACK_BUCKETS,
  }, []);
  const calls = createHistogram({
    name: "usherr_upstream_seconds",
    help:
      "Calls of Seerr and Discord: how they ended, and after how long, with repetitions and waiting for rate limits.",
    buckets: CALL_BUCKETS,
  }, ["service", "outcome"]);
  const lookUps = createCounter({
    name: "usherr_cache_lookups_total",
    help: "Questions to Seerr that an answer may be kept of: hit when there was one, or one was on its way.",
  }, ["result"]);
  return {
    answered: interactions.add,
    acknowledged: (ms) => acks.observe(ms / SECOND),
    called: (service, outcome, ms) => calls.observe(ms / SECOND, service, outcome),
    lookedUp: (isHit) => lookUps.add(isHit ? "hit" : "miss"),
    text: (health) =>
      exposition([...[interactions, acks, calls, lookUps].map((it) => it.family()), ...healthFamilies(health)]),
  };
}
