/** The log of a command that says on standard output what it has to say: errors only, without a secret. */
import { type Config, secretsOf } from "../config.ts";
import { createLog, type Log } from "../log.ts";
import type { Io } from "./io.ts";

/** Writes to standard error. */
export function createErrorLog(io: Io, config: Config): Log {
  return createLog({
    level: "error",
    format: "text",
    write: io.err,
    now: io.now,
    secrets: secretsOf(config, io.env),
  });
}
