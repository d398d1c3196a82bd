/**
 * Makes dist/usherr: one plain script out of everything, then that script and Deno's runtime in one file.
 * DENO_COMPILE is the Deno that compiles (default: the one that runs this); DENORT_BIN, if set, is the runtime of that same
 * version, for machines that cannot download it.
 */
const compiler = Deno.env.get("DENO_COMPILE") || Deno.execPath();
const script = "dist/usherr.js";
const executable = Deno.build.os === "windows" ? "dist/usherr.exe" : "dist/usherr";

/** What the bot may do, named one by one: a right that was granted wholesale could not be given up later. */
const RIGHTS = ["--allow-net", "--allow-read", "--allow-write", "--allow-env"];

/** Libraries of the older kind ask for Node's own modules by `require`, which a plain script does not have. */
const REQUIRE = 'import{createRequire as __r}from"node:module";const require=__r(import.meta.url);\n';

/** A bot that mostly waits should be small: collect often rather than let the heap grow to several times what is used. */
const SMALL = "--v8-flags=--max-semi-space-size=4,--heap-growing-percent=20";

await run(Deno.execPath(), ["bundle", "--minify", "--quiet", "-o", script, "src/main.ts"]);
await Deno.writeTextFile(script, REQUIRE + await Deno.readTextFile(script));
await run(compiler, [
  ...["compile", "--no-config", "--no-check", "--no-prompt", "--unstable-kv", "--quiet", SMALL],
  ...[...RIGHTS, "-o", executable, script],
]);
console.log(`${executable} is made: ${Math.round((await Deno.stat(executable)).size / 1e6)} MB`);

async function run(program: string, args: string[]): Promise<void> {
  const { code } = await new Deno.Command(program, { args }).spawn().status;
  if (code !== 0) Deno.exit(code);
}
