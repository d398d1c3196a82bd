/** `usherr import`: lines of JSON that `usherr export` wrote, into a store that is still empty. */
import { StoreError } from "../store/mod.ts";
import type { Typed } from "./args.ts";
import { counted } from "./export.ts";
import { EXIT, type Io } from "./io.ts";
import { exitFor, whyNot } from "./why_not.ts";
import { withStore } from "./with_store.ts";

/** Reads the file that was typed, or standard input for "-". */
export async function importStore(io: Io, { more: file, config: path }: Typed): Promise<number> {
  return await withStore(io, { config: path, mayBeNew: true }, async (store, config) => {
    try {
      io.out(`Read ${counted(await store.importAll(io.readLines(file)))} into "${config.store}"`);
      return EXIT.fine;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      io.err(`Cannot read "${file}": ${whyNot(error)}`);
      return exitFor(error);
    }
  });
}
