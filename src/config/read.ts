/** Puts the configuration together: the environment beats `.env`, that beats the file, and the schema judges the whole. */
import { explain, type Origin } from "./explain.ts";
import { type Parsed, parseJson } from "./json.ts";
import { KNOBS } from "./knobs.ts";
import { isRaw, type Raw, valueAt, withValue } from "./layers.ts";
import { migrate } from "./migrations.ts";
import { storePath } from "./paths.ts";
import type { Problem } from "./problem.ts";
import { type Config, ConfigSchema } from "./schema.ts";
import { type SecretFiles, settings, unknownVariables, type Variables } from "./variables.ts";

/** Everything a configuration is read from, as text. */
export interface Sources {
  /** The text of the configuration file; undefined when there is none. */
  file?: string | undefined;
  /** How that file is called in problems. */
  fileName?: string;
  /** The folder of that file, absolute: relative paths start there. */
  folder: string;
  /** What the `.env` beside it sets. */
  dotenv?: Variables | undefined;
  env: Variables;
  /** What `secretPaths` asked for. */
  secretFiles?: SecretFiles;
}

/** A configuration, or all of its problems; warnings either way. */
export type Reading = { config: Config; warnings: Problem[] } | { problems: Problem[]; warnings: Problem[] };

/** Reads the configuration, or says everything that is wrong with it at once. */
export function readConfig(sources: Sources): Reading {
  const { folder, file, fileName = "config.json" } = sources;
  const warnings = [...unknownVariables(sources.dotenv ?? {}), ...unknownVariables(sources.env)];
  const { set, problems: misset } = bothLayers(sources);
  const read = readFile(file, fileName);
  const judged = "raw" in read ? judge(read.raw, set, fileName) : read;
  const misfits = "problems" in judged ? judged.problems : [];
  const problems = [...misset, ...misfits.filter(({ key }) => !misset.some((other) => other.key === key))];
  if ("problems" in judged || problems.length > 0) return { problems, warnings };
  return { config: { ...judged.config, store: storePath(folder, judged.config.store) }, warnings };
}

/** What the environment and `.env` set; of the latter only what the former does not. */
function bothLayers({ dotenv = {}, env, secretFiles = {}, folder }: Sources) {
  const [below, above] = [settings(dotenv, secretFiles, folder), settings(env, secretFiles, folder)];
  const set = new Map([...below.settings, ...above.settings].map((setting) => [setting.knob.key, setting]));
  const stillWrong = below.problems.filter(({ key }) => !above.settings.some(({ knob }) => knob.key === key));
  return { set, problems: [...above.problems, ...stillWrong] };
}

function readFile(text: string | undefined, source: string): { raw: Raw } | { problems: Problem[] } {
  const parsed: Parsed = text === undefined ? { value: {} } : parseJson(text);
  if ("why" in parsed) {
    const { place: { line, column }, why, cure } = parsed;
    return { problems: [{ key: "", source: `${source}, line ${line}, column ${column}`, why, cure }] };
  }
  if (!isRaw(parsed.value)) {
    return {
      problems: [{ key: "", source, why: "it is not an object in braces", cure: "Begin it with { and end it with }" }],
    };
  }
  const migrated = migrate(parsed.value, source);
  return "problem" in migrated ? { problems: [migrated.problem] } : { raw: migrated.file };
}

function judge(raw: Raw, set: Origin["set"], fileName: string): { config: Config } | { problems: Problem[] } {
  const whole = [...set.values()].reduce((so, { knob, value }) => withValue(so, knob.path, value), withObjects(raw));
  const result = ConfigSchema.safeParse(whole);
  if (result.success) return { config: result.data };
  return { problems: result.error.issues.flatMap((issue) => explain(issue, { whole, set, fileName })) };
}

/** Objects that the file leaves out are there, so that what is missing inside is what gets reported. */
function withObjects(raw: Raw): Raw {
  const absent = KNOBS.filter(({ isObject, path }) => isObject && valueAt(raw, path) === undefined);
  return absent.reduce((so, { path }) => withValue(so, path, {}), raw);
}
