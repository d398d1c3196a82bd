/** Seerr's public settings, kept since they hardly change. */
import { createCache, type Surroundings } from "./cache.ts";
import type { Seerr } from "./seerr.ts";
import type { PublicSettings } from "./seerr_schemas.ts";
import { orNothing } from "./service_error.ts";
import type { Step } from "./step.ts";

/** How long they are kept, in milliseconds. */
const KEEP = 300_000;

/** What Seerr said last, when it does not say now; undefined when it never did. */
export type Settings = (step: Step) => Promise<PublicSettings | undefined>;

export function createSettings({ seerr, ...surroundings }: { seerr: Seerr } & Surroundings): Settings {
  const cache = createCache<PublicSettings>({ ...surroundings, largest: 1, keep: () => KEEP, keepFailure: 0 });
  let known: PublicSettings | undefined;
  return async ({ scope }) => known = await cache.get("", () => seerr.publicSettings(scope)).catch(orNothing) ?? known;
}
