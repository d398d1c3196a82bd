/** A person at a terminal, asked for one line after the other (shell). */
import { takeTyped } from "./typed_line.ts";

/** The terminal of this process. */
const tty = {
  /** How many hold it. */
  holds: 0,
  /** Whether what is typed comes to us as it is typed, and is not shown. */
  isTaken: false,
  /** Aborted by what ends the program from outside. */
  ended: new AbortController(),
  /** What was read and not used yet. */
  rest: "",
  /** The read that is under way. */
  reading: undefined as Promise<string | undefined> | undefined,
};
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Between the first question of `act` and its end nothing is shown of what is typed ahead, and the signal tells of Ctrl-C
 * and of whatever else ends a program from outside. Then the terminal is as it was found. One `act` may be part of another.
 */
export async function atTerminal<T>(act: (ended: AbortSignal) => Promise<T>): Promise<T> {
  if (tty.holds++ === 0) tty.ended = new AbortController();
  try {
    return await act(tty.ended.signal);
  } finally {
    if (--tty.holds === 0) leave();
  }
}

/**
 * Asks for a line; `hidden` shows nothing of what is typed but how long it is. Undefined when they want to end: Ctrl-C,
 * Ctrl-D, or the end of the input. When `over` aborts, nobody waits any more, and the answer is empty. What is typed
 * beyond the line is kept for the next question.
 */
export async function readAnswer(question: string, hidden?: "hidden", over?: AbortSignal): Promise<string | undefined> {
  return await atTerminal(async (ended) => {
    // Before the question: whoever answers fast would see a secret in plain.
    take();
    try {
      show(question);
      const line = await readLine(hidden, AbortSignal.any(over ? [ended, over] : [ended]));
      return line ?? (over?.aborted && !ended.aborted ? "" : undefined);
    } finally {
      // There Ctrl-C is a key like others, which nobody would read between two questions.
      if (isWindows) leave();
      show("\n");
    }
  });
}

const isWindows = Deno.build.os === "windows";

/** What ends a program from outside; the terminal must be put right before that. */
const ENDS: readonly Deno.Signal[] = isWindows ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

function take(): void {
  if (!tty.isTaken) {
    for (const signal of ENDS) Deno.addSignalListener(signal, end);
    // Ctrl-Z does nothing: the shell would get a terminal that shows nothing.
    if (!isWindows) Deno.addSignalListener("SIGTSTP", stay);
    if (!isWindows) Deno.addSignalListener("SIGCONT", quieten);
  }
  tty.isTaken = true;
  quieten();
}

/** Also after the program was stopped: the shell has set the terminal in its own way since. */
function quieten(): void {
  try {
    // Ctrl-C stays a signal, which also comes when nothing is asked.
    Deno.stdin.setRaw(true, { cbreak: !isWindows });
  } catch {
    // The terminal is gone.
    end();
  }
}

function leave(): void {
  if (!tty.isTaken) return;
  tty.isTaken = false;
  for (const signal of ENDS) Deno.removeSignalListener(signal, end);
  if (!isWindows) Deno.removeSignalListener("SIGTSTP", stay);
  if (!isWindows) Deno.removeSignalListener("SIGCONT", quieten);
  try {
    Deno.stdin.setRaw(false);
  } catch {
    // The terminal is gone.
  }
}

function end(): void {
  tty.ended.abort();
}

function stay(): void {}

/** Undefined when it is ended before the line is. */
async function readLine(hidden: "hidden" | undefined, end: AbortSignal): Promise<string | undefined> {
  for (let [line, cut] = ["", ""];;) {
    const typed = await nextTyped(end);
    if (typed === undefined) return undefined;
    const taken = takeTyped(line, typed, cut);
    line = taken.line;
    if (!hidden) show(taken.echo);
    if (taken.state === "typing") {
      cut = taken.rest;
      continue;
    }
    tty.rest = taken.rest;
    if (taken.state === "ended") return undefined;
    if (hidden) show(`(${[...line].length} characters)`);
    return line;
  }
}

/** What was kept, else what is typed next; undefined at the end. A read that nobody waits for any more serves the next one. */
async function nextTyped(end: AbortSignal): Promise<string | undefined> {
  if (end.aborted) return undefined;
  const { rest } = tty;
  tty.rest = "";
  if (rest !== "") return rest;
  const { promise: ended, resolve } = Promise.withResolvers<null>();
  const stop = () => resolve(null);
  end.addEventListener("abort", stop);
  tty.reading ??= read();
  const typed = await Promise.race([tty.reading, ended]);
  end.removeEventListener("abort", stop);
  if (typed === null) return undefined;
  tty.reading = undefined;
  return typed;
}

/** Undefined at the end of the input, and when the terminal is gone. */
async function read(): Promise<string | undefined> {
  const bytes = new Uint8Array(4_096);
  const count = await Deno.stdin.read(bytes).catch(() => null);
  return count === null ? undefined : decoder.decode(bytes.subarray(0, count), { stream: true });
}

/** Lost where the terminal is gone. */
function show(text: string): void {
  const bytes = encoder.encode(text);
  try {
    for (let written = 0; written < bytes.length;) written += Deno.stdout.writeSync(bytes.subarray(written));
  } catch {
    end();
  }
}
