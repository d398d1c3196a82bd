/** How the executable is made: one plain script out of everything, then that script and Deno's runtime in one file. */

/** For whom it can be made: what `deno compile --target` takes. */
export const TARGETS = [
  "x86_64-unknown-linux-gnu",
  "aarch64-unknown-linux-gnu",
  "x86_64-apple-darwin",
  "aarch64-apple-darwin",
  "x86_64-pc-windows-msvc",
] as const;

/** One of them. */
export type Target = typeof TARGETS[number];

/** What the bot may do, named one by one: a right that was granted wholesale could not be given up later. */
const RIGHTS = ["--allow-net", "--allow-read", "--allow-write", "--allow-env"];

/** Libraries of the older kind ask for Node's own modules by `require`, which a plain script does not have. */
const REQUIRE = 'import{createRequire as __r}from"node:module";const require=__r(import.meta.url);\n';

/** A bot that mostly waits should be small: collect often rather than let the heap grow to several times what is used. */
const SMALL = "--v8-flags=--max-semi-space-size=4,--heap-growing-percent=20";

/** What it is called when people download it. */
export function downloadName(version: string, target: Target): string {
  return `usherr-${version}-${target}${target.includes("windows") ? ".exe" : ""}`;
}

/** Writes the script, out of the program or another file. @throws Error when Deno refuses to bundle it */
export async function bundle(script: string, from = "src/main.ts"): Promise<void> {
  await run(Deno.execPath(), ["bundle", "--minify", "--quiet", "-o", script, from]);
  await Deno.writeTextFile(script, REQUIRE + await Deno.readTextFile(script));
}

/** What is compiled, where to, and for whom; without a target for this machine. */
export interface Compiling {
  script: string;
  to: string;
  target?: Target;
}

/**
 * Compiles a script. DENO_COMPILE is the Deno that does it (default: the one that runs this); DENORT_BIN, if set, is the
 * runtime of that same version for this machine, where it cannot be downloaded.
 * @throws Error when that fails
 */
export async function compile({ script, to, target }: Compiling): Promise<void> {
  if (target && target !== Deno.build.target && Deno.env.get("DENORT_BIN")) {
    throw new Error("DENORT_BIN is a runtime for this machine only. Unset it, to have theirs downloaded");
  }
  await run(Deno.env.get("DENO_COMPILE") || Deno.execPath(), [
    ...["compile", "--no-config", "--no-check", "--no-prompt", "--unstable-kv", "--quiet", SMALL],
    ...RIGHTS,
    ...(target && target !== Deno.build.target ? ["--target", target] : []),
    ...["-o", to, script],
  ]);
}

/** How large it is and how much of that is ours: over the bare runtime where that is at hand, else the script. */
export async function weight(executable: string, script: string): Promise<string> {
  const base = Deno.env.get("DENORT_BIN");
  const { size } = await Deno.stat(executable);
  const ours = base ? size - (await Deno.stat(base)).size : (await Deno.stat(script)).size;
  return `${(size / 1e6).toFixed(1)} MB, of which ${Math.round(ours / 1e3)} KB are ours`;
}

async function run(program: string, args: string[]): Promise<void> {
  const { code } = await new Deno.Command(program, { args }).spawn().status;
  if (code !== 0) throw new Error(`"${program} ${args[0]}" ended with ${code}`);
}
