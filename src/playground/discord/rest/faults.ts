/** Faults of the REST side: ordered, counted, lifted. */
import type { RestFault } from "../faults.ts";

/** A fault that was ordered. */
export interface Ordered {
  fault: RestFault;
  left: number;
  /** Resolves when it is lifted, or everything closes. */
  lifted: PromiseWithResolvers<void>;
}

/** The faults that are in force. */
export interface RestFaults {
  order(fault: RestFault): () => void;
  /** The one that hits a request ("POST /channels/{channel_id}/messages"); it is used up by that. */
  hit(request: string): Ordered | undefined;
  liftAll(): void;
}

/** No faults yet. */
export function createRestFaults(): RestFaults {
  const all = new Set<Ordered>();
  const closed = new Set<Ordered>();
  const lift = (ordered: Ordered) => {
    all.delete(ordered);
    ordered.lifted.resolve();
  };
  return {
    order(fault) {
      const ordered = { fault, left: fault.times ?? Infinity, lifted: Promise.withResolvers<void>() };
      all.add(ordered);
      closed.add(ordered);
      return () => lift(ordered);
    },
    hit(request) {
      const found = [...all].find(({ fault }) => request.startsWith(fault.on));
      if (found && --found.left <= 0) all.delete(found);
      return found;
    },
    liftAll: () => closed.forEach(lift),
  };
}
