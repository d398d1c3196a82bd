/** `usherr version`. */
import project from "../../deno.json" with { type: "json" };
import { EXIT, type Io } from "./io.ts";

/** The version of this program. */
export const VERSION: string = project.version;

/** Prints the version; touches neither disk nor network. */
export function version(io: Io): number {
  io.out(`usherr ${VERSION}`);
  return EXIT.fine;
}
