/** Writes the configuration file, and keeps the one that was there. */
import type { Io } from "./io.ts";
import type { Saving } from "./save.ts";

/** More files of one second than anybody makes. */
const MOST_OF_A_NAME = 100;

/** What came of it. */
export interface Kept {
  /** Where a copy of the former file is. */
  backup?: string;
  /** The number of the account that the former file belongs to, when the new one could not be given to it. */
  formerOwner?: number;
}

/** What is to be written, and what a try before this one has kept. */
export interface Keeping {
  text: string;
  kept?: Kept;
}

/**
 * Writes the text whole or not at all, for its owner alone, who stays the same. What stood there is kept beside it, to the
 * letter, under `config.json.before-2026-01-01T00-00-00Z`. No copy is made of what is the same, nor a second one when it is
 * tried again.
 * @throws as the system does; the former file is then as it was
 */
export async function keepConfig(io: Io, path: string, { text, kept = {} }: Keeping): Promise<Kept> {
  const owned: Saving = { like: path, onKept: (owner) => void (kept.formerOwner = owner) };
  const former = await formerText(io, path);
  if (former !== undefined && former !== text) kept.backup ??= await keep(io, { path, former }, owned);
  await io.save(path, (write) => write(text, ""), { ...owned, replace: true });
  return kept;
}

/** Finds out whether it could be written, and writes nothing. @throws as the system does */
export async function canKeep(io: Io, path: string): Promise<void> {
  const enough = new Error("enough");
  await io.save(path, () => Promise.reject(enough), { replace: true }).catch((error) => {
    if (error !== enough) throw error;
  });
}

async function formerText(io: Io, path: string): Promise<string | undefined> {
  try {
    return await io.readText(path);
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") return undefined;
    throw error;
  }
}

/** Saves a copy under the first name that is free, and says which. */
async function keep(io: Io, { path, former }: { path: string; former: string }, owned: Saving): Promise<string> {
  const first = `${path}.before-${moment(io.now())}`;
  for (let nth = 1;; nth++) {
    const name = nth === 1 ? first : `${first}-${nth}`;
    try {
      await io.save(name, (write) => write(former, ""), owned);
      return name;
    } catch (error) {
      const isTaken = error instanceof Error && error.name === "AlreadyExists";
      if (!isTaken || nth === MOST_OF_A_NAME) throw error;
    }
  }
}

/** To the second, without the colons that Windows refuses in names. */
function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
}
