/** `usherr export`: the whole store as lines of JSON, to move house. */
import { resolve } from "../config.ts";
import { type Store, StoreError } from "../store/mod.ts";
import type { Typed } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { exitFor, whyNot } from "./why_not.ts";
import { withStore } from "./with_store.ts";

/** Writes them into the file that was typed, or to standard output for "-". */
export async function exportStore(io: Io, { more: file, config: path, yes }: Typed): Promise<number> {
  return await withStore(io, { config: path, mayBeNew: false, asItIs: true }, async (store, { store: own }) => {
    if (resolve(io.folder, file) === own) {
      io.err(`Cannot write "${file}": it is the store itself. Take another name`);
      return EXIT.usage;
    }
    try {
      const { records, skipped } = await write(io, store, { file, yes });
      const say = file === "-" ? io.err : io.out;
      say(
        `Wrote ${counted(records)}${file === "-" ? "" : ` into "${file}". Whoever reads it knows who asked for what`}`,
      );
      if (await isHeld(store)) io.err(RUNNING);
      if (skipped > 0) io.err(`Left ${counted(skipped)} out, damaged beyond writing down`);
      return EXIT.fine;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      io.err(`Cannot write "${file}": ${whyNot(error)}`);
      return exitFor(error);
    }
  });
}

/** What a bot that runs writes from now on is missing; one that was killed leaves the same mark. */
const RUNNING =
  "! A bot uses this store, or did not end in good order. To move house, end it and export again: what it still writes is not in the file";

async function isHeld({ notices }: Store): Promise<boolean> {
  return (await notices.lease()).value !== undefined;
}

async function write(io: Io, store: Store, { file, yes }: { file: string; yes: boolean }) {
  let written = { records: 0, skipped: 0 };
  if (file === "-") return await store.exportAll(io.out);
  await io.save(file, async (line) => void (written = await store.exportAll(line)), { replace: yes });
  return written;
}

/** A number of records. */
export function counted(records: number): string {
  return records === 1 ? "1 record" : `${records} records`;
}
