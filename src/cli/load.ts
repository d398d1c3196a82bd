/** Reads the configuration from where it stands: the file, `.env` beside it, the environment, secret files (shell). */
import { type Config, places, type Problem, problemText, readConfig, secretPaths } from "../config.ts";
import type { Io } from "./io.ts";

/** A configuration that can be used, and what is odd about it. */
export interface Loaded {
  config: Config;
  warnings: Problem[];
}

/** The configuration; undefined when it cannot be used, after every problem was printed with its cure. */
export async function load(io: Io, typed: string | undefined): Promise<Loaded | undefined> {
  const { env } = io;
  const { config: path, folder, dotenv: dotenvPath } = places(io.folder, typed);
  const file = await read(io, path);
  const dotenvText = await read(io, dotenvPath);
  const unreadable = [file, dotenvText].filter((it) => it instanceof Error && it.name !== "NotFound");
  if (unreadable.length > 0 || (typed && file instanceof Error)) {
    const [error] = [...unreadable, file];
    io.err(`Cannot read "${error === file ? path : dotenvPath}": ${String(error)}`);
    return undefined;
  }
  // Few have such a file. `util.parseEnv` would do, but Deno 2.4 lacks it.
  const dotenv = typeof dotenvText === "string" ? (await import("dotenv")).parse(dotenvText) : {};
  const secretFiles: Record<string, string | Error> = {};
  for (const secret of [...secretPaths(dotenv, folder), ...secretPaths(env, folder)]) {
    secretFiles[secret] = await read(io, secret);
  }
  const text = typeof file === "string" ? file : undefined;
  const reading = readConfig({ file: text, fileName: path, folder, dotenv, env, secretFiles });
  if ("config" in reading) return reading;
  for (const problem of [...reading.problems, ...reading.warnings]) io.err(problemText(problem));
  if (text === undefined) {
    io.err(`There is no "${path}": run "usherr setup", or set the keys in the environment`);
  }
  return undefined;
}

async function read(io: Io, path: string): Promise<string | Error> {
  try {
    return await io.readText(path);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
