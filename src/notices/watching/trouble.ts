/** Trouble that lasts: told when it begins and when it is over, not every time that it shows. */
import type { Log } from "../../log.ts";

/** One kind of it. */
export interface Trouble {
  /** It goes on, or begins. */
  met(error: unknown): void;
  /** It is over, if there was any. */
  over(): void;
  /** What went wrong last, while it lasts. */
  current(): string | undefined;
}

/** None so far; `name` is what cannot be done. */
export function createTrouble({ log, now, name }: { log: Log; now(): number; name: string }): Trouble {
  let current: { since: number; message: string } | undefined;
  return {
    met(error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!current) log.warn(`${name} in trouble`, { error });
      else log.debug(`${name} still in trouble`, { error });
      current = { since: current?.since ?? now(), message };
    },
    over() {
      if (current) log.info(`${name} out of trouble`, { ms: now() - current.since });
      current = undefined;
    },
    current: () => current?.message,
  };
}
