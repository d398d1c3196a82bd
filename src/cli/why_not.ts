/** What a system says of a file, in an operator's words, and with what exit code a failure ends. */
import { EXIT } from "./io.ts";

/** Why a file could not be read or written, as it follows a colon. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return REASONS[error.name] ?? error.message;
}

/** The exit code for it: what does not pass by itself, and is not to be tried again as it was, is wrong usage. */
export function exitFor(error: unknown): number {
  if (!(error instanceof Error)) return EXIT.failed;
  if (saysAll(error)) return "passing" in error && error.passing === true ? EXIT.failed : EXIT.usage;
  return Object.hasOwn(REASONS, error.name) ? EXIT.usage : EXIT.failed;
}

/** Whether an error's message is all there is to say, cure included; whatever else is not expected needs its place. */
export function saysAll(error: unknown): boolean {
  return error instanceof Error && SAY_SO.includes(error.name);
}

/** They know whether they pass, too; by name, so that the web server is loaded only where it is used. */
const SAY_SO = ["StoreError", "WebError"];

const REASONS: Readonly<Record<string, string>> = {
  AlreadyExists: "there is such a file. Take another name, or add --yes",
  NotFound: "there is no such file or folder",
  IsADirectory: "it is a folder",
  PermissionDenied: "this account may not",
  NotCapable: "Deno may not. Start it with --allow-read and --allow-write",
};
