/** What a command typed in a terminal may use of its process (shell). Tests give their own. */
import { linesOf } from "./lines.ts";
import { type Lines, save } from "./save.ts";

/** The exit codes, the same everywhere. */
export const EXIT = {
  fine: 0,
  failed: 1,
  /** Wrong usage or configuration, a store that cannot be used included. */
  usage: 2,
  /** Discord refused the token or the intents. */
  discord: 3,
} as const;

/** A process, as far as it matters here. */
export interface Io {
  env: Readonly<Record<string, string>>;
  /** The working folder, absolute. */
  folder: string;
  /** A line on standard output. */
  out(line: string): void;
  /** A line on standard error. */
  err(line: string): void;
  /** The text of a file. Rejects as the system does. */
  readText(path: string): Promise<string>;
  /** The lines of a file, or of standard input for "-". Rejects as the system does. */
  readLines(path: string): AsyncIterable<string>;
  /**
   * Writes a file that only its owner may read, whole or not at all. Rejects as the system does, so with AlreadyExists
   * when there is one that it may not replace.
   */
  save(path: string, lines: Lines, replace: boolean): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since the process began. */
  uptime(): number;
  /** Aborted by SIGINT and SIGTERM once `listen` was called. */
  stop(): AbortSignal;
}

/** The real process. Nothing is read before it is asked for. */
export function processIo(): Io {
  const encoder = new TextEncoder();
  return {
    get env() {
      return Deno.env.toObject();
    },
    get folder() {
      return Deno.cwd();
    },
    out: (line) => writeAll(Deno.stdout, encoder.encode(`${line}\n`)),
    err: (line) => writeAll(Deno.stderr, encoder.encode(`${line}\n`)),
    readText: (path) => Deno.readTextFile(path),
    readLines: (path) => linesOf(path),
    save,
    now: () => Date.now(),
    uptime: () => performance.now(),
    stop: () => stopped(),
  };
}

function writeAll(to: { writeSync(bytes: Uint8Array): number }, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += to.writeSync(bytes.subarray(written));
}

/** Windows has no SIGTERM, but a SIGBREAK. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, () => controller.abort());
  return controller.signal;
}
