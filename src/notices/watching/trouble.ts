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
  /** What went wrong last, while it lasts for any work. */
  current(): Ailment | undefined;
}

/** None so far; `name` is what cannot be done. */
export function createTrouble({ log, now, name }: { log: Log; now(): number; name: string }): Trouble {
  const troubled = new Set<Work>();
  let since = 0;
  let last: Ailment | undefined;
  return {
    met(work, error) {
      last = { fault: faultOf(error), says: error instanceof Error ? error.message : String(error) };
      if (troubled.size === 0) {
        since = now();
        log.warn(`${name} in trouble`, { error });
      } else log.debug(`${name} still in trouble`, { error });
      troubled.add(work);
    },
    over(work) {
      if (troubled.delete(work) && troubled.size === 0) log.info(`${name} out of trouble`, { ms: now() - since });
    },
    current: () => troubled.size > 0 ? last : undefined,
  };
}

function faultOf(error: unknown): string {
  if (error instanceof ServiceError) return error.kind;
  return error instanceof StoreError ? "store" : "other";
}
