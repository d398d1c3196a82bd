/** A terminal that is only a list of lines, for the tests of what is typed there. */
import type { Io } from "../../src/cli/mod.ts";

/** What such a terminal holds. */
export interface Terminal extends Io {
  lines: { out: string[]; err: string[] };
  /** What was saved, by path. */
  saved: Record<string, string>;
  stopper: AbortController;
  /** Answers that are still to be given, in order; then the person ends it. */
  answers: string[];
  /** What was asked. */
  asked: string[];
  /** As SIGHUP. */
  hangUp(): void;
}

/** Files by their absolute path; the folder is /home/usherr. */
export function terminal(
  given: { env?: Record<string, string>; files?: Record<string, string>; answers?: readonly string[] } = {},
): Terminal {
  const lines: Terminal["lines"] = { out: [], err: [] };
  const stopper = new AbortController();
  const saved: Terminal["saved"] = {};
  const answers = [...given.answers ?? []];
  const asked: string[] = [];
  const hangups: (() => void)[] = [];
  const textAt = (path: string) => saved[path] ?? given.files?.[path];
  return {
    lines,
    saved,
    stopper,
    answers,
    asked,
    hangUp: () => hangups.forEach((act) => act()),
    env: given.env ?? {},
    folder: "/home/usherr",
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    readText(path) {
      const text = textAt(path);
      return text === undefined
        ? Promise.reject(new Deno.errors.NotFound(`no such file: ${path}`))
        : Promise.resolve(text);
    },
    async *readLines(path) {
      const text = textAt(path);
      if (text === undefined) throw new Deno.errors.NotFound(`no such file: ${path}`);
      yield* text.split("\n").filter(Boolean);
    },
    async save(path, lines, { replace = false } = {}) {
      if (textAt(path) !== undefined && !replace) throw new Deno.errors.AlreadyExists(`there is one: ${path}`);
      let text = "";
      await lines((line, end = "\n") => Promise.resolve(void (text += line + end)));
      saved[path] = text;
    },
    now: () => Date.UTC(2026, 0, 1),
    uptime: () => 100,
    stop: () => stopper.signal,
    isTerminal: () => given.answers !== undefined,
    ask(question) {
      asked.push(question);
      return Promise.resolve(answers.shift());
    },
    onHangup: (act) => hangups.push(act),
    stamp: (path) => Promise.resolve(textAt(path)),
    giveUpRights: () => Promise.resolve(),
  };
}
