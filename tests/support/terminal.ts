/** A terminal that is only a list of lines, for the tests of what is typed there. */
import type { Io } from "../../src/cli/mod.ts";

/** What such a terminal holds. */
export interface Terminal extends Io {
  lines: { out: string[]; err: string[] };
  stopper: AbortController;
}

/** Files by their absolute path; the folder is /home/usherr. */
export function terminal(given: { env?: Record<string, string>; files?: Record<string, string> } = {}): Terminal {
  const lines: Terminal["lines"] = { out: [], err: [] };
  const stopper = new AbortController();
  return {
    lines,
    stopper,
    env: given.env ?? {},
    folder: "/home/usherr",
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    readText(path) {
      const text = given.files?.[path];
      return text === undefined
        ? Promise.reject(new Deno.errors.NotFound(`no such file: ${path}`))
        : Promise.resolve(text);
    },
    now: () => Date.UTC(2026, 0, 1),
    uptime: () => 100,
    stop: () => stopper.signal,
  };
}
