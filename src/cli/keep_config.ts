/** Writes the configuration file, and keeps the one that was there. */
import type { Io } from "./io.ts";

/** More files of one second than anybody makes. */
const MOST_OF_A_NAME = 100;

/**
 * Writes the text whole or not at all, for its owner alone. What stood there is kept beside it, to the letter, under
 * `config.json.before-2026-01-01T00-00-00Z`; `backup` is that path. No copy is made of what is the same.
 * @throws as the system does; the former file is then as it was
 */
export async function keepConfig(io: Io, path: string, text: string): Promise<{ backup?: string }> {
  const former = await formerText(io, path);
  const backup = former === undefined || former === text ? undefined : await keep(io, path, former);
  await saveText(io, { path, text, replace: true });
  return backup === undefined ? {} : { backup };
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
async function keep(io: Io, path: string, text: string): Promise<string> {
  const first = `${path}.before-${moment(io.now())}`;
  for (let nth = 1;; nth++) {
    const name = nth === 1 ? first : `${first}-${nth}`;
    try {
      await saveText(io, { path: name, text, replace: false });
      return name;
    } catch (error) {
      const isTaken = error instanceof Error && error.name === "AlreadyExists";
      if (!isTaken || nth === MOST_OF_A_NAME) throw error;
    }
  }
}

async function saveText(io: Io, file: { path: string; text: string; replace: boolean }): Promise<void> {
  await io.save(file.path, (write) => write(file.text, ""), file.replace);
}

/** To the second, without the colons that Windows refuses in names. */
function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
}
