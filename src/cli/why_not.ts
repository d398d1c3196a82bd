/** What a system says of a file, in an operator's words. */
import { EXIT } from "./io.ts";

/** Why a file could not be read or written, as it follows a colon. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return REASONS[error.name] ?? error.message;
}

/** The exit code for it: what only another command can cure is wrong usage. */
export function exitFor(error: unknown): number {
  return error instanceof Error && Object.hasOwn(REASONS, error.name) ? EXIT.usage : EXIT.failed;
}

const REASONS: Readonly<Record<string, string>> = {
  AlreadyExists: "there is such a file. Take another name, or add --yes",
  NotFound: "there is no such file or folder",
  IsADirectory: "it is a folder",
  PermissionDenied: "this account may not",
  NotCapable: "Deno may not. Start it with --allow-read and --allow-write",
};
