/** The words that can be typed in a terminal. */
import { readArgs, type Typed } from "./args.ts";
import { help } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { version } from "./version.ts";

export { type Io, processIo } from "./io.ts";

/** What each word does; whatever needs more than this file is loaded only then. */
const WORDS: Record<Typed["word"], (io: Io, typed: Typed) => number | Promise<number>> = {
  run: async (io, { config }) => (await import("./run.ts")).run(io, config),
  setup: async (io, typed) => (await import("./setup.ts")).setup(io, typed),
  check: async (io, { config }) => (await import("./check.ts")).check(io, config),
  health: async (io, { config }) => (await import("./health.ts")).health(io, config),
  webhook: async (io, typed) => (await import("./webhook.ts")).webhook(io, typed),
  export: async (io, typed) => (await import("./export.ts")).exportStore(io, typed),
  import: async (io, typed) => (await import("./import.ts")).importStore(io, typed),
  service: async (io) => (await import("./service.ts")).service(io),
  demo: async (io, typed) => (await import("./demo.ts")).demo(io, typed),
  play: async (io) => (await import("./play.ts")).play(io),
  version: (io) => version(io),
  help: (io) => help(io),
};

/** Does what was typed. Never rejects. @returns the exit code */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  const typed = readArgs(args);
  if (typeof typed === "string") {
    io.err(`${typed}; see usherr --help`);
    return EXIT.usage;
  }
  return await WORDS[typed.word](io, typed);
}
