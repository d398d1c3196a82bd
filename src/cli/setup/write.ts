/** The end of setup: what is written is shown, asked for, and written. */
import { canKeep, keepConfig, type Keeping, type Kept } from "../keep_config.ts";
import { EXIT, type Io } from "../io.ts";
import { exitFor, whyNot } from "../why_not.ts";
import { askYes } from "./asking.ts";
import { wordFor } from "./command.ts";
import { type Draft, summary } from "./draft.ts";
import { type Session, SetupEnd } from "./session.ts";

/** Shows the changes and writes them, once that is wanted. @returns whether there was anything to write */
export async function write({ io, typed }: Session, draft: Draft): Promise<boolean> {
  const text = show(io, draft);
  if (text === undefined) return false;
  const { path, former } = draft;
  const question = former === undefined ? `Write "${path}"?` : `Replace "${path}"? A copy of it is kept`;
  if (!typed.yes && !await askYes(io, question, true)) throw new SetupEnd(EXIT.failed);
  await keepAtLast(io, path, text);
  return true;
}

/** Shows what would be written. @returns the text for that; undefined when nothing was changed */
export function show(io: Io, draft: Draft): string | undefined {
  const { former, text } = draft;
  if (text === undefined || text === former) {
    io.out("Nothing was changed, so nothing is written.");
    return undefined;
  }
  io.out(former === undefined ? "To be written:" : "To be changed:");
  for (const line of summary(draft)) io.out(line);
  return text;
}

/** What was answered is not lost because a disk is full. */
async function keepAtLast(io: Io, path: string, text: string): Promise<void> {
  const kept: Kept = {};
  for (;;) {
    try {
      return await keep(io, path, { text, kept });
    } catch (error) {
      if (!(error instanceof SetupEnd)) throw error;
      io.out(`✗ ${error.message}`);
      if (!await askYes(io, "Try again?", true)) throw new SetupEnd(error.exit);
    }
  }
}

/** Before anybody answers anything. @throws SetupEnd when it cannot be written */
export async function lookWhetherWritable(io: Io, path: string): Promise<void> {
  try {
    await canKeep(io, path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Writes, and says so. @throws SetupEnd when it cannot be written */
export async function keep(io: Io, path: string, keeping: Keeping): Promise<void> {
  try {
    const { backup, formerOwner } = await keepConfig(io, path, keeping);
    // Windows knows no such rights.
    io.out(`✓ Wrote "${path}"${Deno.build.os === "windows" ? "" : "; only its owner may read it"}`);
    if (backup !== undefined) io.out(`  What stood there is in "${backup}"`);
    if (formerOwner !== undefined) {
      io.out(
        `! It belonged to another account (${formerOwner}), and is this one's now. Where the bot runs as the other:`,
      );
      io.out(`  give it back as root, with: chown ${formerOwner} ${wordFor(path, Deno.build.os)}`);
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): SetupEnd {
  const why = error instanceof Deno.errors.NotFound ? "there is no such folder. Make it first" : whyNot(error);
  return new SetupEnd(exitFor(error), `Cannot write "${path}": ${why}`);
}
