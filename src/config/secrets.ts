/** Which values of a configuration may never be printed. */
import { KNOBS } from "./knobs.ts";
import { valueAt } from "./layers.ts";
import type { Config } from "./schema.ts";

/** Secrets that stand in the environment only: Deno reads the token of a remote store there by itself. */
const VARIABLES = ["DENO_KV_ACCESS_TOKEN"];

/** The secrets of a configuration and of the environment, for the log to mask. */
export function secretsOf(config: Config, env: Readonly<Record<string, string>> = {}): string[] {
  const values = [
    ...KNOBS.filter((knob) => knob.secret).map(({ path }) => valueAt(config, path)),
    ...VARIABLES.map((name) => env[name]),
  ];
  return values.filter((it): it is string => typeof it === "string" && it !== "");
}
