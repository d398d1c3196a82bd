/** The log: one line an event, never a secret. What it is given may be anything; it never throws. */
import { createMask } from "./log/mask.ts";
import { jsonLine, textLine } from "./log/line.ts";

/** What an event is about, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** How much an event matters; a log says what is at its own level or above. */
export type Level = "debug" | "info" | "warn" | "error";

/** Tells what happens, an event at a time. */
export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** The same log with fields that every line carries. */
  with(fields: Fields): Log;
}

/** Level, format, where a line goes, the clock, and what must never be printed. */
export interface LogOptions {
  level: Level;
  format: "text" | "json";
  /** Takes a line without its newline. When it throws (a closed terminal), the line is lost and nothing else. */
  write(line: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Masked wherever they occur, encoded or not; texts under 4 characters are too short to be secret. */
  secrets: readonly string[];
}

const LEVELS: readonly Level[] = ["debug", "info", "warn", "error"];

/** A log that writes one line an event. */
export function createLog(options: LogOptions): Log {
  const mask = createMask(options.secrets);
  const line = options.format === "json" ? jsonLine : textLine;
  const say = (level: Level, event: string, fields: readonly Fields[]) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(options.level)) return;
    try {
      options.write(line({ at: options.now(), level, event, fields }, mask));
    } catch {
      // A log that can not be written must not end what it tells about.
    }
  };
  return logWith(say, []);
}

/** A log that says nothing (for tests). */
export const silent: Log = logWith(() => {}, []);

type Say = (level: Level, event: string, fields: readonly Fields[]) => void;

function logWith(say: Say, carried: readonly Fields[]): Log {
  return {
    debug: (event, fields = {}) => say("debug", event, [...carried, fields]),
    info: (event, fields = {}) => say("info", event, [...carried, fields]),
    warn: (event, fields = {}) => say("warn", event, [...carried, fields]),
    error: (event, fields = {}) => say("error", event, [...carried, fields]),
    with: (fields) => logWith(say, [...carried, fields]),
  };
}
