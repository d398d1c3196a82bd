/** The store that the configuration names, for as long as a command needs it. */
import type { Config } from "../config.ts";
import { openStore, type Store, StoreError } from "../store/mod.ts";
import { createErrorLog } from "./error_log.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";
import { exitFor } from "./why_not.ts";

/** What a command does with it. @returns the exit code */
type Act = (store: Store, config: Config) => Promise<number>;

/** Opens the store of the configuration at `path`, and makes it when it may be new; says what keeps it from being used. */
export async function withStore(
  io: Io,
  { config: path, mayBeNew, asItIs = false }: WithStore,
  act: Act,
): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const { config } = loaded;
  if (!mayBeNew && await isMissing(config.store)) {
    io.err(`There is no store "${config.store}". Look at "store", or run this where the bot runs`);
    return EXIT.usage;
  }
  const log = createErrorLog(io, config);
  try {
    const store = await openStore({ path: config.store, log, now: io.now, asItIs });
    try {
      return await act(store, config);
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error(error.message);
    return exitFor(error);
  }
}

interface WithStore {
  config: string | undefined;
  mayBeNew: boolean;
  /** Only to be read. */
  asItIs?: boolean;
}

/** Whether a path names no file; what is no path (":memory:", an address) is never missing. */
export async function isMissing(path: string): Promise<boolean> {
  if (path === ":memory:" || /^https?:\/\//i.test(path)) return false;
  return await Deno.stat(path).then(() => false, (error) => error instanceof Deno.errors.NotFound);
}
