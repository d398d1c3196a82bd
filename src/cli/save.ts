/** Writes a file whole or not at all, for its owner alone (shell). */

/** Says the lines of a file, one after the other; `end` is what stands after one instead of a line break. */
export type Lines = (write: (line: string, end?: string) => Promise<void>) => Promise<void>;

/** Under another name until it is whole. @throws as the system does */
export async function save(path: string, lines: Lines, replace: boolean): Promise<void> {
  if (!replace && await exists(path)) throw new Deno.errors.AlreadyExists("there is such a file");
  const part = `${path}.part`;
  await Deno.remove(part).catch(() => {});
  try {
    using file = await Deno.open(part, { write: true, createNew: true, mode: 0o600 });
    const writer = createWriter(file);
    await lines(writer.write);
    await writer.flush();
  } catch (error) {
    await Deno.remove(part).catch(() => {});
    throw error;
  }
  await Deno.rename(part, path);
}

/** Bytes that are gathered before they are written. */
const GATHERED = 65_536;

/** One write of many lines takes as long as one of one. */
function createWriter(file: Deno.FsFile) {
  const encoder = new TextEncoder();
  let gathered = "";
  const flush = async () => {
    const bytes = encoder.encode(gathered);
    gathered = "";
    for (let written = 0; written < bytes.length;) written += await file.write(bytes.subarray(written));
  };
  const write = async (line: string, end = "\n") => {
    gathered += line + end;
    if (gathered.length >= GATHERED) await flush();
  };
  return { write, flush };
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  });
}
