/** What two configurations differ in. */
import { KNOBS } from "./knobs.ts";
import { valueAt } from "./layers.ts";
import type { Config } from "./schema.ts";

/** The keys, like `seerr.apiKey`, whose values differ; a list is one value, in its order. */
export function changedKeys(before: Config, after: Config): string[] {
  return KNOBS.filter(({ isObject, path }) => !isObject && textOf(before, path) !== textOf(after, path))
    .map(({ key }) => key);
}

function textOf(config: Config, path: readonly string[]): string | undefined {
  return JSON.stringify(valueAt(config, path));
}
