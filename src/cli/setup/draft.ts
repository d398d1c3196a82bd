/** A configuration on its way: the text of the file as it would be written, and what the bot would make of it. Pure. */
import {
  changedConfig,
  type Changes,
  type Config,
  readConfig,
  secretsOf,
  type Sources,
  valueAt,
} from "../../config.ts";

/** Never changed; each step gives another one. */
export interface Draft {
  /** Where it is written. */
  path: string;
  /** What stands there; undefined when nothing does. */
  former: string | undefined;
  /** What would stand there; undefined as long as there is nothing to write. */
  text: string | undefined;
  sources: Omit<Sources, "file">;
  /** Complete: needed keys that have no value yet stand in it with stand-ins, and in `lacks` by name. */
  config: Config;
  lacks: ReadonlySet<string>;
  /** Keys that the environment or `.env` sets, each with its variable: they beat the file. */
  outside: ReadonlyMap<string, string>;
  /** What was changed so far, by key. */
  changes: Changes;
  /** Names of roles and channels by their ids, as far as they are known. */
  names?: ReadonlyMap<string, string>;
}

/** What no bot can be without, and what stands in for it in a draft. */
const STAND_INS: Changes = {
  "discord.token": "none",
  "seerr.url": "http://seerr.invalid",
  "seerr.apiKey": "none",
};

/** The keys that must be set. */
export const NEEDED: readonly string[] = Object.keys(STAND_INS);

/** The value of a key like `discord.token`. */
export function valueOf(config: unknown, key: string): unknown {
  return valueAt(config, key.split("."));
}

/** What a text makes, with what it lacks; or the problems that are more than lacking. */
export function judged(
  sources: Draft["sources"],
  text: string | undefined,
): Pick<Draft, "config" | "lacks"> | { problems: { key: string; why: string; cure: string; source?: string }[] } {
  const reading = readConfig({ ...sources, file: text });
  if ("config" in reading) return { config: reading.config, lacks: new Set() };
  const { problems } = reading;
  const lacks = NEEDED.filter((key) => problems.some((it) => it.key === key && !isOutside(it)));
  const filled = changedConfig(text, Object.fromEntries(lacks.map((key) => [key, STAND_INS[key]])));
  if (lacks.length === 0 || "problem" in filled) return { problems };
  const again = readConfig({ ...sources, file: filled.text });
  return "config" in again ? { config: again.config, lacks: new Set(lacks) } : { problems: again.problems };
}

/** Whether a problem is one of the environment, where setup writes nothing. */
export function isOutside({ key, source }: { key: string; source?: string }): boolean {
  return (source ?? key).startsWith("USHERR_");
}

/**
 * The draft with other values, as the configuration tidies them; undefined takes a key out. What says nothing new is left
 * out. A value that does not fit is a problem, told with its cure.
 */
export function changed(draft: Draft, wanted: Changes): { draft: Draft } | { problem: string } {
  const changes = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => isNew(draft, key, value)));
  if (Object.keys(changes).length === 0) return { draft };
  const first = apply(draft, changes);
  if ("problem" in first) return first;
  const tidied = Object.entries(changes).map(([key, value]) => {
    const tidy = draft.outside.has(key) || value === undefined ? value : valueOf(first.draft.config, key);
    return [key, tidy] as const;
  });
  return apply(draft, Object.fromEntries(tidied));
}

/** The same for values that can only fit. @throws Error when one does not: that is a defect */
export function fitting(draft: Draft, wanted: Changes): Draft {
  const found = changed(draft, wanted);
  if ("draft" in found) return found.draft;
  throw new Error(`Cannot set ${Object.keys(wanted).join(", ")}: ${found.problem}`);
}

function isNew({ config, lacks, outside }: Draft, key: string, value: unknown): boolean {
  return lacks.has(key) || outside.has(key) || JSON.stringify(valueOf(config, key)) !== JSON.stringify(value);
}

function apply(draft: Draft, changes: Changes): { draft: Draft } | { problem: string } {
  const written = changedConfig(draft.text, changes);
  if ("problem" in written) return written;
  const found = judged(draft.sources, written.text);
  if ("config" in found) {
    const lacking = Object.keys(changes).find((key) => found.lacks.has(key));
    if (lacking === undefined) {
      return { draft: { ...draft, ...found, text: written.text, changes: { ...draft.changes, ...changes } } };
    }
  }
  const reading = readConfig({ ...draft.sources, file: written.text });
  const problems = "problems" in reading ? reading.problems : [];
  const told = problems.filter(({ key }) => Object.hasOwn(changes, key));
  const [{ why, cure } = { why: "it does not fit", cure: "Try another" }] = told.length > 0 ? told : problems;
  return { problem: `${why.replace(/^./, (sign) => sign.toUpperCase())}. ${cure}` };
}

/** What would be written, one line a key, without a secret; ids with their names. */
export function summary({ changes, config, names }: Draft): string[] {
  const secrets = secretsOf(config);
  return Object.entries(changes).map(([key, value]) => {
    if (value === undefined) return `  ${key}: taken out`;
    const shown = typeof value === "string" && secrets.includes(value) ? "(not shown)" : JSON.stringify(value);
    const known = [value].flat().flatMap((it) => names?.get(String(it)) ?? []);
    return `  ${key}: ${shown}${known.length > 0 ? ` (${known.join(", ")})` : ""}`;
  });
}
