/** The program: takes the process's arguments, and ends it with the exit code of what they did. */
import { cli, type Io, processIo } from "./cli/mod.ts";

/** Does what was typed. @returns the exit code */
export function run(args: readonly string[], io: Io): Promise<number> {
  return cli(args, io);
}

if (import.meta.main) {
  const code = await run(Deno.args, processIo());
  Deno.exit(code || Deno.exitCode);
}
