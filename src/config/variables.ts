/** What the environment says: one variable for each knob, and a `…_FILE` twin that names a file with the value. */
import { type Kind, type Knob, KNOBS, PREFIX } from "./knobs.ts";
import { nearest } from "./nearest.ts";
import { resolve } from "./paths.ts";
import { ALL_KEYS, type Problem } from "./problem.ts";

/** Variables by name: the process's own, or those of a `.env` file. */
export type Variables = Readonly<Record<string, string>>;

/** The texts of secret files by their path, or the error that reading one met. */
export type SecretFiles = Readonly<Record<string, string | Error>>;

/** What one variable says about one knob. */
export interface Setting {
  knob: Knob;
  value: unknown;
  variable: string;
}

const TWIN = "_FILE";
const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  1: true,
  false: false,
  no: false,
  off: false,
  0: false,
};

/** The paths that `…_FILE` variables name, to be read by the caller. Relative ones start in `folder`. */
export function secretPaths(variables: Variables, folder: string): string[] {
  return KNOBS.flatMap(({ variable }) => {
    const path = variable && textOf(variables, variable + TWIN);
    return path ? [resolve(folder, path)] : [];
  });
}

/** What the variables say, one setting a knob at most. An empty variable says nothing. */
export function settings(
  variables: Variables,
  secretFiles: SecretFiles,
  folder: string,
): { settings: Setting[]; problems: Problem[] } {
  const read = KNOBS.flatMap((knob) => settingOf(knob, variables, (path) => secretFiles[resolve(folder, path)]));
  return {
    settings: read.filter((it) => "knob" in it),
    problems: read.filter((it) => "why" in it),
  };
}

/** A warning for each variable that begins like ours and is none. */
export function unknownVariables(variables: Variables): Problem[] {
  const known = KNOBS.flatMap(({ variable }) => variable ? [variable, variable + TWIN] : []);
  return Object.keys(variables).filter((name) => name.startsWith(PREFIX) && !known.includes(name)).map((name) => {
    const meant = meantBy(name);
    return {
      key: name,
      why: "there is no such variable",
      cure: meant ? `Did you mean ${meant}?` : `Take it out, or look for its key: ${ALL_KEYS}`,
    };
  });
}

function settingOf(
  knob: Knob,
  variables: Variables,
  secretFile: (path: string) => string | Error | undefined,
): (Setting | Problem)[] {
  const { key, variable, kind, cure } = knob;
  if (!variable || !kind) return [];
  const twin = variable + TWIN;
  const [text, path] = [textOf(variables, variable), textOf(variables, twin)];
  if (text && path) return [{ key, source: twin, why: `${variable} is set too`, cure: "Take one of the two out" }];
  if (!path) return text ? [{ knob, value: valueOf(kind, text), variable }] : [];
  const content = secretFile(path);
  if (typeof content !== "string") return [{ key, source: twin, ...unreadable(content) }];
  const value = content.replace(/^\uFEFF/, "").trim();
  if (!value) return [{ key, source: twin, why: "the file it names is empty", cure }];
  return [{ knob, value: valueOf(kind, value), variable: twin }];
}

function unreadable(error: Error | undefined): { why: string; cure: string } {
  if (error?.name === "PermissionDenied" || error?.name === "NotCapable") {
    return { why: "the file it names may not be read", cure: "Let the account that runs Usherr read it" };
  }
  if (error && error.name !== "NotFound") {
    return { why: "the file it names cannot be read", cure: "Let it name a file of text" };
  }
  return {
    why: "there is no file where it points",
    cure: "Give the path as Usherr sees it (in a container: inside of it)",
  };
}

function textOf(variables: Variables, name: string): string {
  return (variables[name] ?? "").trim();
}

function valueOf(kind: Kind, text: string): unknown {
  if (kind === "list") return text.split(",").map((entry) => entry.trim()).filter(Boolean);
  if (kind === "flag") return FLAGS[text.toLowerCase()] ?? text;
  return kind !== "text" && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function meantBy(name: string): string | undefined {
  const twin = name.endsWith(TWIN) ? TWIN : "";
  const path = name.slice(PREFIX.length, name.length - twin.length);
  const reachable = KNOBS.filter((knob) => knob.variable);
  const key = nearest(path, reachable.map((knob) => knob.key));
  const knob = reachable.find((it) => it.key === key);
  return knob?.variable && knob.variable + twin;
}
