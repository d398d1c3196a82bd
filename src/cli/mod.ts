/** The words that can be typed in a terminal. */
import { parseArgs } from "node:util";
import { help } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { version } from "./version.ts";

export { type Io, processIo } from "./io.ts";

interface Typed {
  word: string;
  config: string | undefined;
}

/** What each word does; whatever needs more than this file is loaded only then. */
const WORDS: Record<string, (io: Io, typed: Typed) => number | Promise<number>> = {
  run: async (io, { config }) => (await import("./run.ts")).run(io, config),
  check: async (io, { config }) => (await import("./check.ts")).check(io, config),
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
  return await WORDS[typed.word]?.(io, typed) ?? EXIT.usage;
}

/** What was typed, or why it cannot be understood. */
function readArgs(args: readonly string[]): Typed | string {
  try {
    const options = {
      config: { type: "string", short: "c" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "V" },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word = "run", more] = positionals;
    if (values.help) return { word: "help", config: undefined };
    if (values.version) return { word: "version", config: undefined };
    if (!Object.hasOwn(WORDS, word)) return `Cannot do "${word}": there is no such command`;
    if (more !== undefined) return `Cannot use "${more}": "${word}" takes nothing more`;
    if (values.config === "") return "Cannot use --config: it needs the path of a file";
    if (values.config !== undefined && word !== "run" && word !== "check") return `Cannot use --config with "${word}"`;
    return { word, config: values.config };
  } catch (error) {
    return `Cannot understand this: ${error instanceof Error ? error.message.split(". ", 1)[0] : String(error)}`;
  }
}
