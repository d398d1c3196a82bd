/** The configuration that a command needs, or all that keeps it from being used (shell). */
import { type Config, type Problem, problemText, readConfig } from "../config.ts";
import type { Io } from "./io.ts";
import { readSources } from "./sources.ts";

/** A configuration that can be used, and what is odd about it. */
export interface Loaded {
  config: Config;
  warnings: Problem[];
}

/** The configuration; undefined when it cannot be used, after every problem was printed with its cure. */
export async function load(io: Io, typed: string | undefined): Promise<Loaded | undefined> {
  const sources = await readSources(io, typed);
  if (typeof sources === "string") {
    io.err(sources);
    return undefined;
  }
  const { file, fileName } = sources;
  // What was named is not done without, even if the environment says enough.
  if (typed && file === undefined) {
    io.err(
      `Cannot read "${fileName}": there is no such file. Correct --config, or have it written by "usherr setup" with the same --config`,
    );
    return undefined;
  }
  const reading = readConfig(sources);
  if ("config" in reading) return reading;
  for (const problem of [...reading.problems, ...reading.warnings]) io.err(problemText(problem));
  if (file === undefined) {
    io.err(`There is no "${fileName}": run "usherr setup", or set the keys in the environment`);
  }
  return undefined;
}
