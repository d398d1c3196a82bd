/** A disk of its own for what happens when it is full, or may not be written. Only root of a Linux can have one. */

/** A folder that is a file system. */
export interface SmallDisk {
  path: string;
  /** Writes until nothing more fits. */
  fill(): Promise<void>;
  /** Takes that away again. */
  clear(): Promise<void>;
  /** From now on it is only read. */
  lock(): Promise<void>;
}

/** Gives `use` one of so many bytes; false where that cannot be. */
export async function onSmallDisk(bytes: number, use: (disk: SmallDisk) => Promise<void>): Promise<boolean> {
  const path = await Deno.makeTempDir();
  try {
    if (!await done("mount", "-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path)) return false;
    try {
      await use({
        path,
        fill: () => fill(`${path}/filling`),
        clear: () => Deno.remove(`${path}/filling`),
        lock: async () => void await done("mount", "-o", "remount,ro", path),
      });
    } finally {
      await done("umount", path);
    }
    return true;
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

async function done(program: string, ...args: string[]): Promise<boolean> {
  const ending = new Deno.Command(program, { args, stdout: "null", stderr: "null" }).output();
  return (await ending.catch(() => ({ success: false }))).success;
}

/** A page at a time, so that not even a small file fits any more. */
async function fill(path: string): Promise<void> {
  using file = await Deno.open(path, { write: true, create: true });
  const page = new Uint8Array(4_096);
  try {
    for (;;) await file.write(page);
  } catch {
    return;
  }
}
