/** Lines on standard output and standard error, either of which may be full, or have no reader any more (shell). */

const encoder = new TextEncoder();

/** Nobody takes standard output any more. */
let isMute = false;

/**
 * A line on standard output. When its reader has gone away nothing is wrong: what is being done goes on without it. Where it
 * cannot be written for another reason, standard error says so once, and `Deno.exitCode` is 1.
 */
export function printLine(line: string): void {
  if (isMute) return;
  try {
    writeAll(Deno.stdout, line);
  } catch (error) {
    isMute = true;
    if (error instanceof Deno.errors.BrokenPipe) return;
    const why = error instanceof Error ? error.message : String(error);
    printError(`Cannot write to standard output: ${why}. Make room there, or send it elsewhere`);
    Deno.exitCode = 1;
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

/** How long a reader may be busy, and how soon it is tried again, in milliseconds. */
const PATIENCE = 1_000, PAUSE = 10;

function writeAll(to: { writeSync(bytes: Uint8Array): number }, line: string): void {
  const bytes = encoder.encode(`${line}\n`);
  const end = performance.now() + PATIENCE;
  for (let written = 0; written < bytes.length;) {
    try {
      written += to.writeSync(bytes.subarray(written));
    } catch (error) {
      if (!(error instanceof Deno.errors.WouldBlock) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
