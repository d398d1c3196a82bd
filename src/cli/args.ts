/** What was typed in a terminal, understood or not. */
import { parseArgs } from "node:util";

/** Which words there are, what follows them, and which options they take. */
const WORDS = {
  run: { options: ["config"] },
  setup: { options: ["config", "yes", "discord-token", "seerr-url", "seerr-api-key"] },
  check: { options: ["config"] },
  health: { options: ["config"] },
  webhook: { options: ["config", "yes"], may: "install" },
  export: { options: ["config", "yes"], needs: "the path of the file to write, or -" },
  import: { options: ["config"], needs: "the path of the file to read, or -" },
  service: { options: [], needs: '"unit", which prints a unit for systemd', may: "unit" },
  demo: { options: ["port"] },
  play: { options: [] },
  version: { options: [] },
  help: { options: [] },
} as const satisfies Record<string, Rules>;

interface Rules {
  options: readonly string[];
  /** The one word that may follow. */
  may?: string;
  /** What must follow. */
  needs?: string;
}

/** What to do, and how. */
export interface Typed {
  word: keyof typeof WORDS;
  /** What followed the word; empty when nothing did. */
  more: string;
  /** The path of the configuration, as it was typed. */
  config: string | undefined;
  /** Do it, even if something is replaced by it. */
  yes: boolean;
  /** 1–65535; undefined: any that is free. */
  port: number | undefined;
  /** What setup need not ask. */
  discordToken: string | undefined;
  seerrUrl: string | undefined;
  seerrApiKey: string | undefined;
}

/** What was typed, or why it cannot be understood. */
export function readArgs(args: readonly string[]): Typed | string {
  try {
    const options = {
      config: { type: "string", short: "c" },
      yes: { type: "boolean", short: "y" },
      port: { type: "string", short: "p" },
      "discord-token": { type: "string" },
      "seerr-url": { type: "string" },
      "seerr-api-key": { type: "string" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "V" },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word = "run", ...more] = positionals;
    const { config, yes = false } = values;
    const port = values.port === undefined ? undefined : readPort(values.port);
    const given = {
      config,
      yes,
      port,
      discordToken: values["discord-token"],
      seerrUrl: values["seerr-url"],
      seerrApiKey: values["seerr-api-key"],
    };
    if (values.help) return { word: "help", more: "", ...NOTHING };
    if (values.version) return { word: "version", more: "", ...NOTHING };
    if (!isWord(word)) return `Cannot do "${word}": there is no such command`;
    return misuse(word, more) ?? misfit(word, given) ?? { word, more: more[0] ?? "", ...given };
  } catch (error) {
    return `Cannot understand this: ${error instanceof Error ? error.message.split(". ", 1)[0] : String(error)}`;
  }
}

/** No options at all. */
export const NOTHING = {
  config: undefined,
  yes: false,
  port: undefined,
  discordToken: undefined,
  seerrUrl: undefined,
  seerrApiKey: undefined,
};

/** NaN when it is no port. */
function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return port >= 1 && port <= 65_535 ? port : NaN;
}

function isWord(word: string): word is Typed["word"] {
  return Object.hasOwn(WORDS, word);
}

/** What is wrong with the words that follow. */
function misuse(word: Typed["word"], [first, second]: readonly string[]): string | undefined {
  const { may, needs }: Rules = WORDS[word];
  if (needs && !first) return `Cannot do "${word}": it needs ${needs}`;
  if (may && first !== undefined && first !== may) {
    return `Cannot use "${first}": "${word}" takes "${may}"${needs ? "" : " or nothing"}`;
  }
  const spare = may || needs ? second : first;
  return spare === undefined ? undefined : `Cannot use "${spare}": "${word}" takes nothing more`;
}

/** What is wrong with the options. */
function misfit(
  word: Typed["word"],
  { config, yes, port, discordToken, seerrUrl, seerrApiKey }: Omit<Typed, "word" | "more">,
): string | undefined {
  const { options }: Rules = WORDS[word];
  if (config === "") return "Cannot use --config: it needs the path of a file";
  if (config !== undefined && !options.includes("config")) return `Cannot use --config with "${word}"`;
  if (Number.isNaN(port)) return "Cannot use --port: it needs a number from 1 to 65535";
  if (port !== undefined && !options.includes("port")) return `Cannot use --port with "${word}"`;
  const answers = { "discord-token": discordToken, "seerr-url": seerrUrl, "seerr-api-key": seerrApiKey };
  for (const [name, value] of Object.entries(answers)) {
    if (value === "") return `Cannot use --${name}: it is empty`;
    if (value !== undefined && !options.includes(name)) return `Cannot use --${name} with "${word}"`;
  }
  return yes && !options.includes("yes") ? `Cannot use --yes with "${word}"` : undefined;
}
