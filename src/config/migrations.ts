/** Older formats of the configuration, a step each. A file is brought up to date in memory and never rewritten. */
import type { Raw } from "./layers.ts";
import type { Problem } from "./problem.ts";

/** Takes a configuration from one version to the next; what does not fit the old format is passed on, for the schema to judge. */
export type Migration = (old: Raw) => Raw;

/** The first takes version 1 to 2, the second 2 to 3, and so on. */
export const MIGRATIONS: readonly Migration[] = [];

/** The configuration in today's format; one without a `version` has the first. A newer one than we know is a problem. */
export function migrate(file: Raw, source: string, steps = MIGRATIONS): { file: Raw } | { problem: Problem } {
  const today = steps.length + 1;
  const version = file["version"] ?? 1;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return { problem: { key: "version", source, why: "it is no version", cure: `Write "version": ${today}` } };
  }
  if (version > today) {
    const why = `the file is of version ${version}, and this Usherr knows ${today} at most`;
    return { problem: { key: "version", source, why, cure: "Start a newer Usherr, or go back to the older file" } };
  }
  const migrated = steps.slice(version - 1).reduce((older, step) => step(older), file);
  return { file: { ...migrated, version: today } };
}
