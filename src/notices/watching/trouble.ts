/** Trouble that lasts: told when it begins and when it is over, not every time that it shows. */
import type { Log } from "../../log.ts";
import { ServiceError } from "../../services/service_error.ts";
import { StoreError } from "../../store/mod.ts";

/** The work that meets it; each is over by itself. */
export type Work = "sweep" | "walk" | "wishes";

/** What went wrong: a kind of `ServiceError`, "store" or "other"; and the error's own words, which may name titles and paths. */
export interface Ailment {
  fault: string;
  says: string;
}

/** One kind of it. */
export interface Trouble {
  /** It goes on, or begins. */
  met(work: Work, error: unknown): void;
  /** It is over for that work, if there was any. */
  over(work: Work): void;
  /** Of what lasts, what went wrong last. */
  current(): Ailment | undefined;
}

/** Who it is told, and in which term of the lease it is now; what was met in another term counts no more. */
export interface TroubleOptions {
  log: Log;
  now(): number;
  /** What cannot be done. */
  name: string;
  term(): number;
}

/** None so far. */
export function createTrouble({ log, now, name, term }: TroubleOptions): Trouble {
  const met = new Map<Work, Ailment>();
  let [since, metIn] = [0, term()];
  function troubled(): Map<Work, Ailment> {
    if (metIn !== term()) met.clear();
    metIn = term();
    return met;
  }
  return {
    met(work, error) {
      if (troubled().size === 0) {
        since = now();
        log.warn(`${name} in trouble`, { error });
      } else log.debug(`${name} still in trouble`, { error });
      // What is met again becomes the newest.
      met.delete(work);
      met.set(work, { fault: faultOf(error), says: error instanceof Error ? error.message : String(error) });
    },
    over(work) {
      if (troubled().delete(work) && met.size === 0) log.info(`${name} out of trouble`, { ms: now() - since });
    },
    current: () => [...troubled().values()].at(-1),
  };
}

function faultOf(error: unknown): string {
  if (error instanceof ServiceError) return error.kind;
  return error instanceof StoreError ? "store" : "other";
}
