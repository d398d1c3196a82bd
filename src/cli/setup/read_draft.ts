/** The configuration that is there, as a draft: what can be kept of it is kept. */
import { problemText, readConfig, settings } from "../../config.ts";
import { EXIT, type Io } from "../io.ts";
import { readSources } from "../sources.ts";
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
  const all = await readSources(io, typed);
  if (typeof all === "string") throw new SetupEnd(EXIT.usage, all);
  const { file: former, ...sources } = all;
  const { folder, dotenv, env, secretFiles } = sources;
  const [inFile, inEnv] = [settings(dotenv, secretFiles, folder), settings(env, secretFiles, folder)];
  const outside = new Map([...inFile.settings, ...inEnv.settings].map(({ knob, variable }) => [knob.key, variable]));
  const fleeting = new Set(
    inEnv.settings.filter(({ variable }) => !variable.endsWith("_FILE")).map(({ knob }) => knob.key),
  );
  const found = draftOf({ path: sources.fileName, former, sources, outside });
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
