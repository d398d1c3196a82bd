/** Commands as they are typed in the shell that setup was started in. Pure. */

/** What matters for it. */
export interface Surroundings {
  /** The executable's path; undefined when the bot runs from its sources. */
  program: string | undefined;
  env: Readonly<Record<string, string>>;
  os: string;
}

/** `usherr check --config FILE`, as it can be typed there. */
export function commandFor(word: "start" | "check", config: string | undefined, around: Surroundings): string {
  const given = config === undefined ? [] : ["--config", wordFor(config, around.os)];
  const { program } = around;
  if (program === undefined) return ["deno", "task", word, ...given].join(" ");
  return [wordFor(nameOf(program, around), around.os), ...word === "start" ? [] : [word], ...given].join(" ");
}

/** Its name alone where the shell finds it by that. */
function nameOf(program: string, { env, os }: Surroundings): string {
  const at = Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\"));
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(os === "windows" ? ";" : ":");
  return folders.includes(program.slice(0, at)) ? program.slice(at + 1) : program;
}

/** A text as one word. */
export function wordFor(text: string, os: string): string {
  if (os === "windows") return /^[\w.:\\/+-]+$/.test(text) ? text : `"${text}"`;
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
