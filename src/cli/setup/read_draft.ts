/** The configuration that is there, as a draft: what can be kept of it is kept. */
import { places, problemText, readConfig, secretPaths, settings, type Sources, type Variables } from "../../config.ts";
import { EXIT, type Io } from "../io.ts";
import { whyNot } from "../why_not.ts";
import { type Draft, isOutside, judged } from "./draft.ts";
import { repaired } from "./repair.ts";
import { SetupEnd } from "./session.ts";

/** What stands there, and what is wrong with it. */
export interface Standing {
  draft: Draft;
  /** What is wrong with what is there, one line each; what a new configuration merely lacks is none. */
  problems: string[];
  /** Keys that are taken out since they cannot be kept; "" for the whole file. */
  dropped: string[];
  /** Keys whose values stand in the process's own environment, which may be another one tomorrow; not in files that it names. */
  fleeting: ReadonlySet<string>;
}

/** Reads the file, `.env` and the environment. @throws SetupEnd when they cannot be read, or setup cannot put them right */
export async function readDraft(io: Io, typed: string | undefined): Promise<Standing> {
  const { config: path, folder, dotenv: dotenvPath } = places(io.folder, typed);
  const [former, dotenvText] = [await read(io, path), await read(io, dotenvPath)];
  const dotenv = dotenvText === undefined ? {} : (await import("dotenv")).parse(dotenvText);
  const secretFiles = await readSecrets(io, dotenv, folder);
  const sources: Draft["sources"] = { fileName: path, folder, dotenv, env: io.env, secretFiles };
  const [inFile, inEnv] = [settings(dotenv, secretFiles, folder), settings(io.env, secretFiles, folder)];
  const all = [...inFile.settings, ...inEnv.settings];
  const outside = new Map(all.map(({ knob, variable }) => [knob.key, variable]));
  const fleeting = new Set(
    inEnv.settings.filter(({ variable }) => !variable.endsWith("_FILE")).map(({ knob }) => knob.key),
  );
  const found = draftOf({ path, former, sources, outside });
  return { ...found, fleeting };
}

function draftOf(base: Pick<Draft, "path" | "former" | "sources" | "outside">): Omit<Standing, "fleeting"> {
  const { former, sources } = base;
  const reading = readConfig({ ...sources, file: former });
  const all = "problems" in reading ? reading.problems : [];
  const problems = all.map(problemText);
  const found = judged(sources, former);
  if ("config" in found) {
    const draft = { ...base, ...found, text: former, changes: {} };
    return { draft, problems: former === undefined ? [] : problems, dropped: [] };
  }
  if (all.some(isOutside)) throw new SetupEnd(EXIT.usage, [...problems, BEATS].join("\n"));
  const { text, dropped } = repaired(sources, former, found.problems.map(({ key }) => key));
  const kept = judged(sources, text);
  // A newer Usherr's file is not ours to write.
  const isNewer = all.some(({ key }) => key === "version");
  if (isNewer || !("config" in kept)) throw new SetupEnd(EXIT.usage, problems.join("\n"));
  const changes = Object.fromEntries(dropped.filter((key) => key !== "").map((key) => [key, undefined]));
  return { draft: { ...base, ...kept, text, changes }, problems, dropped };
}

const BEATS = "Put that right first: the environment beats the file, so setup cannot";

async function readSecrets(io: Io, dotenv: Variables, folder: string): Promise<NonNullable<Sources["secretFiles"]>> {
  const paths = [...secretPaths(dotenv, folder), ...secretPaths(io.env, folder)];
  const read = async (path: string) => {
    try {
      return [path, await io.readText(path)] as const;
    } catch (error) {
      return [path, error instanceof Error ? error : new Error(String(error))] as const;
    }
  };
  return Object.fromEntries(await Promise.all(paths.map(read)));
}

/** Undefined when there is no such file. @throws SetupEnd when there is one that cannot be read */
async function read(io: Io, path: string): Promise<string | undefined> {
  try {
    return await io.readText(path);
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") return undefined;
    throw new SetupEnd(EXIT.usage, `Cannot read "${path}": ${whyNot(error)}`);
  }
}
