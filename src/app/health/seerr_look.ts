/** Seerr as health sees it: whether it answers, what it is, and whether it takes our key. */
import { within } from "../../discord/within.ts";
import type { Log } from "../../log.ts";
import { scopeOf } from "../../services/scope_of.ts";
import type { Seerr } from "../../services/seerr.ts";
import { ServiceError } from "../../services/service_error.ts";
import type { Health } from "../../store/mod.ts";

/** What it is asked with. */
export interface SeerrLookParts {
  seerr: Pick<Seerr, "version" | "keyOwner">;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
}

type Found = Health["seerr"];

const SLOW: Found = { isReachable: false, fault: "slow" };

/** Faults that say that Seerr itself has not answered. */
const SILENT: ReadonlySet<string> = new Set(["unreachable", "slow", "proxy", "nonsense"]);

/** How long Seerr's version is believed, in milliseconds: to tell it, Seerr may ask GitHub first. That it was not told, too. */
const VERSION_HOLDS = 3_600_000, NO_VERSION_HOLDS = 60_000;

/** Asks once for all who look at once, and keeps the answer for `keep` ms; nobody waits longer than `patience` ms in all. */
export function createSeerrLook(
  parts: SeerrLookParts,
  { patience, keep }: { patience: number; keep: number },
): () => Promise<Found> {
  const { now } = parts;
  const owner = createKept(() => askOwner(parts, patience), { now, keep: () => keep });
  const version = createKept(() => askVersion(parts, patience), {
    now,
    keep: (said) => said === undefined ? NO_VERSION_HOLDS : VERSION_HOLDS,
  });
  return async () => {
    const [found = SLOW, said] = await Promise.all([within(owner(), patience), within(version(), patience)]);
    return found.isReachable && said ? { ...found, version: said } : found;
  };
}

/** Asked once at a time, and again when the last answer is older than `keep` says. */
function createKept<Value>(
  ask: () => Promise<Value>,
  { now, keep }: { now(): number; keep(value: Value): number },
): () => Promise<Value> {
  let kept: { at: number; value: Value } | undefined;
  let asking: Promise<Value> | undefined;
  const askNow = async () => {
    const value = await ask();
    [kept, asking] = [{ at: now(), value }, undefined];
    return value;
  };
  return async () => {
    // A clock that is set back must not keep it for long.
    if (kept && Math.abs(now() - kept.at) < keep(kept.value)) return kept.value;
    return await (asking ??= askNow());
  };
}

/** Never rejects. */
async function askOwner({ seerr, ...parts }: SeerrLookParts, patience: number): Promise<Found> {
  try {
    const owner = await seerr.keyOwner(scopeOf(parts, patience));
    return owner ? { isReachable: true } : { isReachable: true, fault: "key" };
  } catch (error) {
    const fault = error instanceof ServiceError ? error.kind : "nonsense";
    return { isReachable: !SILENT.has(fault), fault };
  }
}

/** Never rejects. */
async function askVersion({ seerr, ...parts }: SeerrLookParts, patience: number): Promise<string | undefined> {
  return await seerr.version(scopeOf(parts, patience)).catch(() => undefined) || undefined;
}
