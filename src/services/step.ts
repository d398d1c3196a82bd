/** One interaction's way through Seerr: who asks, as whom, and until when. */
import type { Log } from "../log.ts";
import type { Who } from "./library.ts";
import type { Scope, Seerr } from "./seerr.ts";
import { ServiceError } from "./service_error.ts";

/** How long Seerr may keep a person, in milliseconds: they hear within 12 s, with what Discord takes. */
const PATIENCE = 11_000;

/** Who asks, and what is left of their time. */
export interface Step {
  seerr: Seerr;
  person: string;
  userId: number | undefined;
  own: Who["own"];
  behalf: boolean;
  language: string;
  log: Log;
  now(): number;
  /** Milliseconds since the epoch. */
  until: number;
  /** For calls as the key's owner. */
  scope: Scope;
}

/** The step begins when they asked, or now. */
export function createStep(
  { person, userId, own, behalf = false, language, log, since }: Who,
  seerr: Seerr,
  now: () => number,
): Step {
  const until = (since ?? now()) + PATIENCE;
  return { seerr, person, userId, own, behalf, language, log, now, until, scope: { until, log } };
}

/** The same step for calls as the person, when they have an account. */
export function asPerson({ userId, scope }: Step): Scope {
  return userId === undefined ? scope : { ...scope, user: userId };
}

/** What somebody hears who waited for others in vain. */
export function tooLate(): ServiceError {
  return new ServiceError("Cannot ask Seerr: what was asked before is not done yet", { kind: "slow" });
}
