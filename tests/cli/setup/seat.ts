/** Setup at a real terminal, with a tiny Discord and a tiny Seerr. */
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../../../src/playground/seerr/mod.ts";
import { hasPty, type Pty, withPty } from "../../support/pty.ts";
import { LIBRARY, PEOPLE } from "../../support/small_world.ts";
import { inTempFolder } from "../../support/temp_folder.ts";

const RIGHTS = "--no-prompt --allow-net=127.0.0.1 --allow-read --allow-write --allow-env";
const PROGRAM = `"${Deno.execPath()}" run ${RIGHTS} "${new URL("../../../src/main.ts", import.meta.url).pathname}"`;

const isThere = await hasPty();
if (!isThere) console.log('Setup is not tried at a terminal: there is no "script" of util-linux');

/** The servers, a folder, and a terminal in it. */
export interface Seat {
  discord: TinyDiscord;
  seerr: TinySeerr;
  folder: string;
  /** Runs the program in the folder, and tells how the terminal was left. */
  at(words: string, run: (pty: Pty) => Promise<void>): Promise<void>;
}

/** What `stty` says of a terminal as it should be. */
export const SANE = "terminal: echo icanon isig";

/** Skipped where there is no such terminal. */
export function testAtTerminal(
  name: string,
  run: (seat: Seat) => Promise<void>,
  options: TinyDiscordOptions = {},
): void {
  Deno.test({ name, ignore: !isThere, fn: () => inTempFolder((folder) => seated(folder, run, options)) });
}

async function seated(
  folder: string,
  run: (seat: Seat) => Promise<void>,
  options: TinyDiscordOptions,
): Promise<void> {
  const [discord, seerr] = await Promise.all([
    startTinyDiscord(options),
    startTinySeerr({ library: LIBRARY, people: PEOPLE }),
  ]);
  const modes = "stty -a | grep -oE -- '-?\\b(icanon|echo|isig)\\b' | sort";
  const at = (words: string, act: (pty: Pty) => Promise<void>) => {
    // The shell goes on after Ctrl-C.
    const program = `sh -c 'echo seat: $$ $(tty); exec ${PROGRAM} ${words}'`;
    const command = `trap : INT TERM; ${program}; code=$?; echo terminal: $(${modes}); exit $code`;
    return withPty(command, { cwd: folder, env: { USHERR_DISCORD_API_URL: discord.apiUrl } }, act);
  };
  try {
    await run({ discord, seerr, folder, at });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
  }
}

/** The program's process and terminal. */
export function seatOf(pty: Pty): { pid: number; device: string } {
  const [, pid, device = ""] = /seat: (\d+) (\S+)/.exec(pty.shown()) ?? [];
  return { pid: Number(pid), device };
}

/** What is in a folder, by name. */
export function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

/** What is typed at a prompt, and what is shown then. */
export type Answer = readonly [prompt: string, typed: string, shown?: string | undefined];

/** Answers one prompt after the other. */
export async function answer(pty: Pty, answers: readonly Answer[]): Promise<void> {
  for (const [prompt, typed, shown = ""] of answers) {
    await pty.until(prompt);
    await pty.type(typed);
    await pty.until(shown);
  }
}
