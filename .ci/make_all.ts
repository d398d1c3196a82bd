/** Makes an executable for each of several targets, and their checksums. */
import { downloadName, type Target } from "./executable.ts";

/** What is made, where, and how. */
export interface Making {
  version: string;
  targets: readonly Target[];
  folder: string;
  /** Makes one at a path. Rejects when that fails. */
  make(target: Target, to: string): Promise<void>;
  /** A line for whoever waits. */
  say(line: string): void;
}

/** Makes what can be made; what cannot leaves the others alone. @returns the targets that failed */
export async function makeAll({ version, targets, folder, make, say }: Making): Promise<Target[]> {
  const failed: Target[] = [];
  const made: string[] = [];
  for (const target of targets) {
    const name = downloadName(version, target);
    // What a former build left must not pass for this one's.
    await Deno.remove(`${folder}/${name}`).catch(() => {});
    try {
      await make(target, `${folder}/${name}`);
      made.push(name);
    } catch (error) {
      say(`Cannot make ${name}: ${error instanceof Error ? error.message : error}`);
      failed.push(target);
    }
  }
  await Deno.writeTextFile(`${folder}/SHA256SUMS`, await sums(folder, made));
  return failed;
}

/** As `sha256sum --check` reads it: a file a line. */
async function sums(folder: string, names: readonly string[]): Promise<string> {
  let lines = "";
  for (const name of names.toSorted()) {
    const digest = await crypto.subtle.digest("SHA-256", await Deno.readFile(`${folder}/${name}`));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    lines += `${hex}  ${name}\n`;
  }
  return lines;
}
