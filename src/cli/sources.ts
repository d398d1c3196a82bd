/** What a configuration is read from, as it stands there: the file, `.env` beside it, the environment, secret files (shell). */
import { places, secretPaths, type Sources } from "../config.ts";
import type { Io } from "./io.ts";
import { whyNot } from "./why_not.ts";

/** All of it; the file's path is its name. */
export type AllSources = Required<Pick<Sources, "fileName" | "folder" | "env" | "secretFiles">> & {
  /** Undefined when there is none. */
  file: string | undefined;
  /** Empty when there is no `.env`. */
  dotenv: NonNullable<Sources["dotenv"]>;
};

/** Reads it, for a path as it was typed; a sentence when there is a file that cannot be read. */
export async function readSources(io: Io, typed: string | undefined): Promise<AllSources | string> {
  const { env } = io;
  const { config: fileName, folder, dotenv: beside } = places(io.folder, typed);
  const texts: (string | undefined)[] = [];
  for (const path of [fileName, beside]) {
    const text = await read(io, path);
    if (text instanceof Error && text.name !== "NotFound") return `Cannot read "${path}": ${whyNot(text)}`;
    texts.push(text instanceof Error ? undefined : text);
  }
  const [file, text] = texts;
  // Few have such a file. `util.parseEnv` would do, but Deno 2.4 lacks it.
  const dotenv = text === undefined ? {} : (await import("dotenv")).parse(text);
  const secretFiles: Record<string, string | Error> = {};
  for (const path of [...secretPaths(dotenv, folder), ...secretPaths(env, folder)]) {
    secretFiles[path] = await read(io, path);
  }
  return { file, fileName, folder, dotenv, env, secretFiles };
}

async function read(io: Io, path: string): Promise<string | Error> {
  try {
    return await io.readText(path);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
