/** What a command typed in a terminal may use of its process (shell). Tests give their own. */
import { linesOf } from "./lines.ts";
import { printError, printLine } from "./print.ts";
import { type Lines, save, type Saving } from "./save.ts";
import { readAnswer } from "./terminal.ts";

/** The exit codes, the same everywhere. */
export const EXIT = {
  fine: 0,
  /** What may work later as it was typed included: a service is to try it again. */
  failed: 1,
  /** Wrong usage or configuration, a store that needs somebody's hand included. */
  usage: 2,
  /** Discord refused the token or the intents. */
  discord: 3,
} as const;

/** A process, as far as it matters here. */
export interface Io {
  env: Readonly<Record<string, string>>;
  /** The working folder, absolute. */
  folder: string;
  /** A line on standard output. Ends the process where that cannot take it. */
  out(line: string): void;
  /** A line on standard error; lost where that cannot take it. */
  err(line: string): void;
  /** The text of a file. Rejects as the system does. */
  readText(path: string): Promise<string>;
  /** The lines of a file, or of standard input for "-". Rejects as the system does. */
  readLines(path: string): AsyncIterable<string>;
  /**
   * Writes a file that only its owner may read, whole or not at all. Rejects as the system does, so with AlreadyExists
   * when there is one that it may not replace.
   */
  save(path: string, lines: Lines, saving?: Saving): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since the process began. */
  uptime(): number;
  /**
   * Aborted by SIGINT and SIGTERM from the first call on, and when the terminal goes in which this was started; the same
   * for whoever asks.
   */
  stop(): AbortSignal;
  /** Whether a person sits before it: standard input and output are a terminal. */
  isTerminal(): boolean;
  /**
   * Asks for a line; `hidden` shows nothing of what is typed. Undefined when they want to end: Ctrl-C, Ctrl-D, or the
   * end of the input; empty when `over` aborts before there is an answer. Only where there is a terminal.
   */
  ask(question: string, hidden?: "hidden", over?: AbortSignal): Promise<string | undefined>;
  /** SIGHUP, where the system has it; not when it says that the terminal goes. */
  onHangup(act: () => void): void;
  /** Another text whenever a file was changed; undefined where there is none, or it can not be looked at. */
  stamp(path: string): Promise<string | undefined>;
  /** Gives up what a running bot needs no more: to write files, to read the environment, to start programs. */
  giveUpRights(): Promise<void>;
}

/** The real process. Nothing is read before it is asked for. */
export function processIo(): Io {
  const began = isTerminal();
  const isLeft = () => began && !isTerminal();
  let stopping: AbortSignal | undefined;
  return {
    get env() {
      return Deno.env.toObject();
    },
    get folder() {
      return Deno.cwd();
    },
    out: printLine,
    err: printError,
    readText: (path) => Deno.readTextFile(path),
    readLines: (path) => linesOf(path),
    save,
    now: () => Date.now(),
    uptime: () => performance.now(),
    stop: () => stopping ??= stopped(isLeft),
    isTerminal,
    ask: readAnswer,
    onHangup: (act) => onHangup(() => isLeft() || act()),
    stamp,
    giveUpRights,
  };
}

function isTerminal(): boolean {
  return Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
}

function onHangup(act: () => void): void {
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGHUP", act);
}

async function stamp(path: string): Promise<string | undefined> {
  try {
    const { mtime, size, ino } = await Deno.stat(path);
    return [mtime?.getTime(), size, ino].join();
  } catch {
    return undefined;
  }
}

/** Reading stays, for a configuration that changes; so does the network: Deno cannot narrow it once it is granted. */
async function giveUpRights(): Promise<void> {
  for (const name of ["write", "env", "run"] as const) await Deno.permissions.revoke({ name });
}

/** Windows has no SIGTERM, but a SIGBREAK. */
function stopped(isLeft: () => boolean): AbortSignal {
  const controller = new AbortController();
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, () => controller.abort());
  onHangup(() => isLeft() && controller.abort());
  return controller.signal;
}
