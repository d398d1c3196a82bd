/** Seerr's public settings, kept since they hardly change. */
import { type CacheParts, createCache } from "./cache.ts";
import type { Seerr } from "./seerr.ts";
import type { PublicSettings } from "./seerr_schemas.ts";
import { orNothing } from "./service_error.ts";
import type { Step } from "./step.ts";

/** How long they are kept, in milliseconds. */
const KEEP = 300_000;

/** What Seerr said last, when it does not say now; undefined when it never did. */
export type Settings = (step: Step) => Promise<PublicSettings | undefined>;

/** Asks at the first question. */
export function createSettings({ seerr, ...parts }: { seerr: Seerr } & CacheParts): Settings {
  const cache = createCache<PublicSettings>({ ...parts, largest: 1, keep: () => KEEP, keepFailure: 0 });
  let known: PublicSettings | undefined;
  return async ({ scope }) => known = await cache.get("", () => seerr.publicSettings(scope)).catch(orNothing) ?? known;
}
