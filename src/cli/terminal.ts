/** A person at a terminal, asked for one line after the other (shell). */
import { takeTyped } from "./typed_line.ts";

/** The terminal of this process: what was read and not used yet, and the read that is under way. */
const input: { rest: string; reading: Promise<string | undefined> | undefined } = { rest: "", reading: undefined };
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Asks for a line; `hidden` shows nothing of what is typed but how long it is. Undefined when they want to end: Ctrl-C,
 * Ctrl-D, or the end of the input. When `over` aborts, nobody waits any more, and the answer is empty. What is typed
 * beyond the line is kept for the next question, and the terminal is left as it was found.
 */
export async function readAnswer(question: string, hidden?: "hidden", over?: AbortSignal): Promise<string | undefined> {
  const ended = new AbortController();
  const end = () => ended.abort();
  for (const signal of SIGNALS) Deno.addSignalListener(signal, end);
  // Before the question: whoever answers fast would see a secret in plain.
  Deno.stdin.setRaw(true);
  try {
    show(question);
    const line = await readLine(hidden, AbortSignal.any(over ? [ended.signal, over] : [ended.signal]));
    return line ?? (over?.aborted && !ended.signal.aborted ? "" : undefined);
  } finally {
    Deno.stdin.setRaw(false);
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, end);
    show("\n");
  }
}

/** What ends a program from outside; the terminal must be put right before that. */
const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

/** Undefined when it is ended before the line is. */
async function readLine(hidden: "hidden" | undefined, end: AbortSignal): Promise<string | undefined> {
  for (let line = "";;) {
    const typed = await nextTyped(end);
    if (typed === undefined) return undefined;
    const taken = takeTyped(line, typed);
    ({ line, rest: input.rest } = taken);
    if (!hidden) show(taken.echo);
    if (taken.state === "ended") return undefined;
    if (taken.state === "typing") continue;
    if (hidden) show(`(${[...line].length} characters)`);
    return line;
  }
}

/** What was kept, else what is typed next; undefined at the end. A read that nobody waits for any more serves the next one. */
async function nextTyped(end: AbortSignal): Promise<string | undefined> {
  const { rest } = input;
  input.rest = "";
  if (rest !== "") return rest;
  if (end.aborted) return undefined;
  const { promise: ended, resolve } = Promise.withResolvers<null>();
  const stop = () => resolve(null);
  end.addEventListener("abort", stop);
  input.reading ??= read();
  const typed = await Promise.race([input.reading, ended]);
  end.removeEventListener("abort", stop);
  if (typed === null) return undefined;
  input.reading = undefined;
  return typed;
}

/** Undefined at the end of the input. */
async function read(): Promise<string | undefined> {
  const bytes = new Uint8Array(4_096);
  const count = await Deno.stdin.read(bytes);
  return count === null ? undefined : decoder.decode(bytes.subarray(0, count), { stream: true });
}

function show(text: string): void {
  const bytes = encoder.encode(text);
  for (let written = 0; written < bytes.length;) written += Deno.stdout.writeSync(bytes.subarray(written));
}
