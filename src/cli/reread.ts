/** A configuration that was changed while the bot runs: what it says now, where that can be taken over. */
import { changedKeys, problemText } from "../config.ts";
import type { Log } from "../log.ts";
import type { Io } from "./io.ts";
import { load, type Loaded } from "./load.ts";

/** Where it is, and what is used so far. */
export interface Rereading {
  /** The path, as it was typed. */
  path: string | undefined;
  current: Loaded;
  log: Log;
}

/**
 * Reads it again, and says in the log which keys changed, or everything that is wrong with it.
 * @returns undefined when the one that is used goes on
 */
export async function reread(io: Io, { path, current, log }: Rereading): Promise<Loaded | undefined> {
  const loaded = await load({ ...io, err: (line) => log.error(line) }, path);
  if (!loaded) {
    log.warn("the changed configuration cannot be used: the former one goes on");
    return undefined;
  }
  const keys = changedKeys(current.config, loaded.config);
  if (keys.length === 0) log.info("the configuration was read again: nothing in it changed");
  if (keys.includes("store")) log.warn('Cannot take over "store" while Usherr runs: that needs a restart');
  const taken = keys.filter((key) => key !== "store");
  if (taken.length === 0) return undefined;
  for (const warning of loaded.warnings) log.warn(problemText(warning));
  log.info("the configuration changed", { keys: taken });
  return { ...loaded, config: { ...loaded.config, store: current.config.store } };
}
