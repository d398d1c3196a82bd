/** The end of setup: what is written is shown, asked for, and written. */
import { keepConfig } from "../keep_config.ts";
import { EXIT, type Io } from "../io.ts";
import { exitFor, whyNot } from "../why_not.ts";
import { askYes } from "./asking.ts";
import { type Draft, summary } from "./draft.ts";
import { type Session, SetupEnd } from "./session.ts";

/** Shows the changes and writes them, once that is wanted. @returns whether there was anything to write */
export async function write({ io, typed }: Session, draft: Draft): Promise<boolean> {
  const { path, former, text } = draft;
  if (text === undefined || text === former) {
    io.out("Nothing was changed, so nothing is written.");
    return false;
  }
  io.out(former === undefined ? "To be written:" : "To be changed:");
  for (const line of summary(draft)) io.out(line);
  const question = former === undefined ? `Write "${path}"?` : `Replace "${path}"? A copy of it is kept`;
  if (!typed.yes && !await askYes(io, question, true)) throw new SetupEnd(EXIT.failed);
  await keep(io, path, text);
  return true;
}

/** Writes, and says so. @throws SetupEnd when it cannot be written */
export async function keep(io: Io, path: string, text: string): Promise<void> {
  try {
    const { backup } = await keepConfig(io, path, text);
    io.out(`✓ Wrote "${path}"; only this account may read it`);
    if (backup !== undefined) io.out(`  What stood there is in "${backup}"`);
  } catch (error) {
    throw new SetupEnd(exitFor(error), `Cannot write "${path}": ${whyNot(error)}`);
  }
}
