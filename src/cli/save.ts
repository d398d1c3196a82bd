/** Writes a file whole or not at all, for its owner alone (shell). */
import { dirname, resolve } from "node:path";

/** Says the lines of a file, one after the other; `end` is what stands after one instead of a line break. */
export type Lines = (write: (line: string, end?: string) => Promise<void>) => Promise<void>;

/** How a file is saved. */
export interface Saving {
  /** It may take the place of one that is there. */
  replace?: boolean;
  /** The file whose owner it gets, where that is not the one that is replaced. */
  like?: string;
  /** Told when the system refuses that, with the number of that owner. */
  onKept?(owner: number): void;
}

/**
 * Under another name until it is whole; then it takes the place of what was there, and its owner. A link stays, and what
 * it leads to is replaced. @throws as the system does
 */
export async function save(path: string, lines: Lines, saving: Saving = {}): Promise<void> {
  if (!saving.replace && await exists(path)) throw new Deno.errors.AlreadyExists("there is such a file");
  const target = await targetOf(path);
  const part = `${target}.part`;
  await Deno.remove(part).catch(() => {});
  try {
    await refuseMount(target, part);
    const like = await statOf(saving.like ?? target);
    await write(part, lines, { ...saving, like });
    await Deno.rename(part, target);
  } catch (error) {
    await Deno.remove(part).catch(() => {});
    throw isBusy(error) ? mounted() : error;
  }
}

/** Where a link leads, whether there is a file yet or not; any other path as it is. */
async function targetOf(path: string): Promise<string> {
  const found = await Deno.realPath(path).catch(() => undefined);
  if (found !== undefined) return found;
  const link = await Deno.readLink(path).catch(() => undefined);
  return link === undefined ? path : resolve(dirname(path), link);
}

/** Nothing can take the place of a file that is mounted by itself: found out before anything is written, by a link. */
async function refuseMount(target: string, part: string): Promise<void> {
  try {
    await Deno.link(target, part);
    await Deno.remove(part);
  } catch (error) {
    if (isPosix && error instanceof Error && error.message.includes("(os error 18)")) throw mounted();
  }
}

/** Whose owner a file gets, and who is told when that is refused. */
type Giving = Pick<Saving, "onKept"> & { like: Deno.FileInfo | undefined };

async function write(part: string, lines: Lines, giving: Giving): Promise<void> {
  using file = await Deno.open(part, { write: true, createNew: true, mode: 0o600 });
  await give(part, await file.stat(), giving);
  const writer = createWriter(file);
  await lines(writer.write);
  await writer.flush();
}

/** Windows says no owner. The group matters to nobody: it may do nothing. */
async function give(part: string, own: Deno.FileInfo, { like, onKept }: Giving): Promise<void> {
  const { uid, gid } = like ?? own;
  if (uid === null || uid === own.uid && gid === own.gid) return;
  try {
    await Deno.chown(part, uid, gid);
  } catch {
    if (uid !== own.uid) onKept?.(uid);
  }
}

const isPosix = Deno.build.os !== "windows";

function isBusy(error: unknown): boolean {
  return isPosix && error instanceof Error && error.message.includes("(os error 16)");
}

function mounted(): Error {
  return new Deno.errors.Busy("it is mounted by itself: mount its folder");
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

async function statOf(path: string): Promise<Deno.FileInfo | undefined> {
  return await Deno.stat(path).catch(() => undefined);
}
