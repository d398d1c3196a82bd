/** A program at a real pseudo-terminal, which util-linux's `script` makes. */
import { tryKill } from "./try_kill.ts";

/** A program that was started there. */
export interface Pty {
  /** All that the terminal showed, escape sequences included. */
  shown(): string;
  /** Waits until the terminal shows a text that was not waited for before. @throws Error after `within` ms (20,000), or at the end */
  until(text: string, within?: number): Promise<void>;
  /** As a keyboard does, or a paste. */
  type(text: string): Promise<void>;
  /** Closes the terminal, as the end of a connection does; the program is left to itself. */
  goAway(): void;
  /** The exit code, once it is gone. */
  ended: Promise<number>;
}

/** Whether there is a `script` that does what is needed: the one of util-linux. */
export async function hasPty(): Promise<boolean> {
  try {
    const { code, stdout } = await new Deno.Command("script", { args: ["--version"] }).output();
    return code === 0 && new TextDecoder().decode(stdout).includes("util-linux");
  } catch {
    return false;
  }
}

/** Starts a command of a shell there; its terminal goes away when `run` is over. */
export async function withPty(
  command: string,
  options: { env: Record<string, string>; cwd?: string },
  run: (pty: Pty) => Promise<void>,
): Promise<void> {
  const child = new Deno.Command("script", {
    args: ["-qefc", command, "/dev/null"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    ...options,
  }).spawn();
  const keyboard = child.stdin.getWriter();
  const screen = readScreen(child.stdout);
  try {
    await run({
      shown: screen.shown,
      until: screen.until,
      type: (text) => keyboard.write(new TextEncoder().encode(text)),
      goAway: () => child.kill("SIGKILL"),
      ended: screen.ended.then(() => child.status).then(({ code }) => code),
    });
  } finally {
    await keyboard.close().catch(() => {});
    tryKill(child, "SIGKILL");
    await Promise.all([child.status, screen.ended]);
  }
}

function readScreen(output: ReadableStream<Uint8Array>) {
  let [text, seen, over] = ["", 0, false];
  let wake = () => {};
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of output) {
      text += decoder.decode(part, { stream: true });
      wake();
    }
    over = true;
    wake();
  };
  const until = async (wanted: string, within = 20_000) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (why: string) => reject(new Error(`Cannot see "${wanted}": ${why}. The terminal shows:\n${text}`));
    const timer = setTimeout(() => fail(`it did not come in ${within} ms`), within);
    wake = () => {
      const at = text.indexOf(wanted, seen);
      if (at >= 0) {
        seen = at + wanted.length;
        resolve();
      } else if (over) fail("the program has ended");
    };
    wake();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      wake = () => {};
    }
  };
  return { shown: () => text, until, ended: read() };
}
