/** What the schema found wrong, told to the operator: which key, from where, why, and the cure. */
import type * as z from "zod";
import { ENTRY_KNOBS, type Knob, KNOBS, LOOK_IT_UP } from "./knobs.ts";
import { type Raw, valueAt } from "./layers.ts";
import { nearest } from "./nearest.ts";
import { ALL_KEYS, type Problem } from "./problem.ts";
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
  const [path, entry] = entryOf(issue.path);
  const key = keyOf(path);
  const { variable, cure } = knobAt(path) ?? { cure: LOOK_IT_UP };
  const source = origin.set.get(key)?.variable ?? origin.fileName;
  if (valueAt(origin.whole, issue.path) === undefined) {
    const goesInto = variable ? `${origin.fileName} or ${variable}` : origin.fileName;
    // A rule of ours says why it must be there.
    const why = issue.code === "custom" ? issue.message : "it is missing";
    return [{ key, why, cure: `${cure}; it goes into ${goesInto}` }];
  }
  return [{ key, source, why: entry === undefined ? issue.message : `entry ${entry + 1}: ${issue.message}`, cure }];
}

function unknownKey(within: readonly PropertyKey[], name: string, { fileName }: Origin): Problem {
  const shown = name.length > MOST_OF_A_KEY ? `${name.slice(0, MOST_OF_A_KEY)}…` : name;
  return { key: keyOf([...within, shown]), source: fileName, why: "there is no such key", cure: meantBy(within, name) };
}

/** What somebody meant by a key that does not exist; in an object of a list, only its own keys can be meant. */
function meantBy(within: readonly PropertyKey[], name: string): string {
  const inList = within.length > 0 ? `${anyEntry(within)}.` : "";
  const siblings = ENTRY_KNOBS.filter(({ key }) => inList && key.startsWith(inList)).map(({ key }) => key);
  const meant = nearest([...within, name].join("."), KNOBS.map(({ key }) => key));
  if (siblings.length === 0) {
    return meant ? `Did you mean "${meant}"?` : `Take it out; ${ALL_KEYS}`;
  }
  const names = siblings.map((key) => key.slice(inList.length));
  const near = nearest(name, names);
  return near ? `Did you mean "${keyOf([...within, near])}"?` : `Take it out; there are ${names.join(", ")}`;
}

/** The path without the number at its end, which says which entry of a list it is. */
function entryOf(path: readonly PropertyKey[]): [path: readonly PropertyKey[], entry?: number] {
  const last = path.at(-1);
  return typeof last === "number" ? [path.slice(0, -1), last] : [path];
}

/** `categories`, 1, `name` → `categories[1].name` */
function keyOf(path: readonly PropertyKey[]): string {
  return path.map((name) => typeof name === "number" ? `[${name}]` : `.${String(name)}`).join("").slice(1);
}

function anyEntry(path: readonly PropertyKey[]): string {
  return keyOf(path).replace(/\[\d+\]/g, "[]");
}

function knobAt(path: readonly PropertyKey[]): Knob | undefined {
  const key = anyEntry(path);
  return [...KNOBS, ...ENTRY_KNOBS].find((it) => it.key === key);
}
