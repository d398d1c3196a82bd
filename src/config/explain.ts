/** What the schema found wrong, told to the operator: which key, from where, why, and the cure. */
import type * as z from "zod";
import { KNOBS } from "./knobs.ts";
import { type Raw, valueAt } from "./layers.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import type { Setting } from "./variables.ts";

/** Where the values that were judged came from. */
export interface Origin {
  /** All layers as one. */
  whole: Raw;
  /** What came from variables, by key. */
  set: ReadonlyMap<string, Setting>;
  fileName: string;
}

/** A foreign key is shown this far: enough to find it, too little for a secret that slipped into its place. */
const MOST_OF_A_KEY = 24;

/** The problems behind one finding of the schema's. */
export function explain(issue: z.core.$ZodIssue, origin: Origin): Problem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((name) => unknownKey(issue.path, name, origin));
  const key = issue.path.filter((name) => typeof name === "string").join(".");
  const entry = issue.path.find((name) => typeof name === "number");
  const { variable, cure } = KNOBS.find((knob) => knob.key === key) ?? { cure: "See config.example.json" };
  const source = origin.set.get(key)?.variable ?? origin.fileName;
  if (valueAt(origin.whole, issue.path) === undefined) {
    const goesInto = variable ? `${origin.fileName} or ${variable}` : origin.fileName;
    return [{ key, why: "it is missing", cure: `${cure}; it goes into ${goesInto}` }];
  }
  return [{ key, source, why: entry === undefined ? issue.message : `entry ${entry + 1}: ${issue.message}`, cure }];
}

function unknownKey(within: readonly PropertyKey[], name: string, { fileName }: Origin): Problem {
  const key = [...within, name.length > MOST_OF_A_KEY ? `${name.slice(0, MOST_OF_A_KEY)}…` : name].join(".");
  const meant = nearest([...within, name].join("."), KNOBS.map((knob) => knob.key));
  const cure = meant ? `Did you mean "${meant}"?` : "Take it out; all keys are in config.example.json";
  return { key, source: fileName, why: "there is no such key", cure };
}
