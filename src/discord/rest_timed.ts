/** How long calls of Discord take and how they end, for whoever counts them. */
import { DiscordError } from "./rest_error.ts";

/** Told of every call: "ok" or the kind of error, "defect" when it is ours, and how long it took in ms. */
export type OnCall = (outcome: string, ms: number) => void;

/** Runs what calls Discord, once, and tells; gives and throws what it does. */
export type Timed = <T>(run: () => Promise<T>) => Promise<T>;

/** Tells nobody without a listener. */
export function createTimed(onCall: OnCall = () => {}): Timed {
  return async (run) => {
    const began = performance.now();
    let outcome = "ok";
    try {
      return await run();
    } catch (error) {
      outcome = error instanceof DiscordError ? error.kind : "defect";
      throw error;
    } finally {
      onCall(outcome, performance.now() - began);
    }
  };
}
