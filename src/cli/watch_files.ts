/** Notices that files of the configuration were changed: by SIGHUP, or by looking at them now and then. */
import type { Io } from "./io.ts";

/** A process that notes which files were read, and their stamps of that moment. */
export interface Noting {
  io: Io;
  /** By path; undefined where there was none. */
  files: Map<string, string | undefined>;
}

/** The same process; what is read through it from now on is noted. */
export function noting(io: Io): Noting {
  const files: Noting["files"] = new Map();
  const readText = async (path: string) => {
    files.set(path, await io.stamp(path));
    return await io.readText(path);
  };
  return { io: { ...io, readText }, files };
}

/** How often it is looked, and who is told. */
export interface WatchOptions {
  /** In milliseconds. A change counts once it stood still for so long: editors write in several steps. */
  every: number;
  /** Never called while an earlier call is under way. Must not reject. */
  onChange(): Promise<void>;
}

/**
 * Looks from now on whether a file is not as it was when it was read. Network drives and containers tell of no change by
 * themselves, so the stamps are compared.
 */
export function watchFiles({ io, files }: Noting, { every, onChange }: WatchOptions): { close(): void } {
  let before = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> = Promise.resolve();
  let closed = false;

  async function tell(): Promise<void> {
    if (!closed) await onChange();
  }

  async function look(): Promise<void> {
    const now = await Promise.all([...files.keys()].map(async (path) => [path, await io.stamp(path)] as const));
    const isStill = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    if (!isStill || now.every(([path, stamp]) => files.get(path) === stamp)) return;
    // Also what is not read this time is known from now on.
    for (const [path, stamp] of now) files.set(path, stamp);
    await tell();
  }

  function begin(): void {
    if (!closed) timer = setTimeout(() => void (going = going.then(look).finally(begin)), every);
  }

  io.onHangup(() => void (going = going.then(tell)));
  begin();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
