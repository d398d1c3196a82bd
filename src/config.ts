/**
 * The configuration: shape, defaults, environment, and every problem at once. Pure: whoever calls reads the files.
 *
 * `places` says which files; `secretPaths` which others; `readConfig` makes a `Config` of their texts. An empty variable
 * counts as not set. A key that is added to `config/schema.ts` has its variable, its cure and its secrecy by that alone; lists
 * of objects stand in the file only.
 */
export type { Category } from "./config/categories.ts";
export { categoryKey } from "./config/category_key.ts";
export { changedKeys } from "./config/changed_keys.ts";
export { valueAt } from "./config/layers.ts";
export type { Config } from "./config/schema.ts";
export { type Places, places, resolve } from "./config/paths.ts";
export { type Problem, problemText } from "./config/problem.ts";
export { readConfig, type Reading, type Sources } from "./config/read.ts";
export { secretsOf } from "./config/secrets.ts";
export { secretPaths, settings, type Variables } from "./config/variables.ts";
export { changedConfig, type Changes } from "./config/write.ts";
