/** `usherr setup`: writes a configuration, or changes one, and asks only what cannot be found out. */
import { aborted } from "../discord/pause.ts";
import { within } from "../discord/within.ts";
import type { Typed } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { converse } from "./setup/converse.ts";
import { readDraft } from "./setup/read_draft.ts";
import { type Session, SetupEnd } from "./setup/session.ts";
import { unattended } from "./setup/unattended.ts";
import { lookWhetherWritable } from "./setup/write.ts";
import { atTerminal } from "./terminal.ts";

/** What is shorter where nobody is to wait, or who goes on. */
export interface SetupOptions {
  /** How often it is looked whether the bot has joined a server, in ms; 2,000. */
  every?: number;
  /** The bot starts by itself afterwards. */
  goesOn?: boolean;
}

/** Asks, looks, and writes. @returns the exit code */
export async function setup(io: Io, typed: Typed, options: SetupOptions = {}): Promise<number> {
  return await atTerminal((ended) => attend(io, typed, { ...options, stop: AbortSignal.any([io.stop(), ended]) }));
}

async function attend(
  given: Io,
  typed: Typed,
  { stop, every = 2_000, goesOn = false }: SetupOptions & { stop: AbortSignal },
): Promise<number> {
  const written: string[] = [];
  const io = notingSaves(given, (path) => written.push(path));
  try {
    const flow = begin({ io, typed, every, goesOn });
    const exit = await Promise.race([flow, aborted(stop)]);
    if (exit !== undefined) return exit;
    // A file that is being written is finished first, and the terminal put right.
    await within(flow.catch(() => {}), PATIENCE);
    throw new SetupEnd(EXIT.failed);
  } catch (error) {
    if (!(error instanceof SetupEnd)) throw error;
    if (error.message !== "") io.err(error.message);
    const files = written.map((it) => `"${it}"`).join(", ");
    io.err(files === "" ? "Nothing was written." : `Written so far: ${files}.`);
    return error.exit;
  }
}

/** How long a signal waits for what is under way, in ms. */
const PATIENCE = 200;

async function begin(session: Session): Promise<number> {
  const { io, typed } = session;
  const standing = await readDraft(io, typed.config);
  const hasAll = [typed.discordToken, typed.seerrUrl, typed.seerrApiKey].every((it) => it !== undefined);
  if (!io.isTerminal() || hasAll && typed.yes) return await unattended(session, standing);
  await lookWhetherWritable(io, standing.draft.path);
  return await converse(session, standing);
}

/** The same, telling of every file that was written. */
function notingSaves(io: Io, note: (path: string) => void): Io {
  return {
    ...io,
    async save(path, lines, saving) {
      await io.save(path, lines, saving);
      note(path);
    },
  };
}
