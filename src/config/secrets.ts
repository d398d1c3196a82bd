/** Which values of a configuration may never be printed. */
import { KNOBS } from "./knobs.ts";
import { valueAt } from "./layers.ts";
import type { Config } from "./schema.ts";

/** The secrets of a configuration, for the log to mask. */
export function secretsOf(config: Config): string[] {
  return KNOBS.filter((knob) => knob.secret).map(({ path }) => valueAt(config, path)).filter((it) =>
    typeof it === "string"
  );
}
