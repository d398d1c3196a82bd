/** Lines on standard output and standard error, either of which may be full, or have no reader any more (shell). */

const encoder = new TextEncoder();

/**
 * A line on standard output. A reader that went away wants no more: the process ends, and nothing is wrong. Where the
 * line cannot be written for another reason, standard error says so, and the exit code is 1.
 */
export function printLine(line: string): void {
  try {
    writeAll(Deno.stdout, line);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) Deno.exit(0);
    const why = error instanceof Error ? error.message : String(error);
    printError(`Cannot write to standard output: ${why}. Make room there, or send it elsewhere`);
    Deno.exit(1);
  }
}

/** A line on standard error. When nobody can read it there, nobody can be told so: a bot goes on without its log. */
export function printError(line: string): void {
  try {
    writeAll(Deno.stderr, line);
  } catch {
    return;
  }
}

function writeAll(to: { writeSync(bytes: Uint8Array): number }, line: string): void {
  const bytes = encoder.encode(`${line}\n`);
  for (let written = 0; written < bytes.length;) written += to.writeSync(bytes.subarray(written));
}
