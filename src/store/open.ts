/** Opens the database and puts the store together. */
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { exportOf } from "./export.ts";
import { forget, remembers } from "./forget.ts";
import { bringUpToDate } from "./format.ts";
import { registeredGuilds, rememberGuilds } from "./guilds.ts";
import { rememberRequest, requester, requestsOf } from "./requests.ts";
import { type Patience, withRetry } from "./retry.ts";
import type { Store } from "./store.ts";
import { refusal, storeError } from "./store_error.ts";

/** Where the store is, and with whom it speaks. */
export interface StoreOptions {
  /** A file's path, `:memory:`, or the address of a remote database. */
  path: string;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How long another process is waited for; 5 s unless a test knows better. */
  patience?: Partial<Patience>;
}

/**
 * Opens the store, and makes it when there is none.
 * @throws StoreError with a sentence for the operator
 */
export async function openStore({ path, log, now, patience }: StoreOptions): Promise<Store> {
  const kv = await open(path, patience);
  const db: Database = { kv, log, now };
  const safely: Safely = <T>(act: () => Promise<T>) =>
    withRetry(act, patience).catch((error) => {
      throw storeError(error, path);
    });
  try {
    await bringUpToDate(db, { path, patience });
  } catch (error) {
    kv.close();
    throw storeError(error, path);
  }
  return storeOn(db, safely);
}

/** Does something to the database, patiently; what fails becomes a `StoreError`. */
type Safely = <T>(act: () => Promise<T>) => Promise<T>;

function storeOn(db: Database, safely: Safely): Store {
  let open = true;
  return {
    rememberRequest: (asked) => safely(() => rememberRequest(db, asked)),
    requester: (requestId) => safely(() => requester(db, requestId)),
    requestsOf: (person) => safely(() => requestsOf(db, person)),
    export: (person) => safely(() => exportOf(db, person)),
    forget: (person) => safely(() => forget(db, person)),
    remembers: (person) => safely(() => remembers(db, person)),
    registeredGuilds: () => safely(() => registeredGuilds(db)),
    rememberGuilds: (ids) => safely(() => rememberGuilds(db, ids)),
    close() {
      if (open) db.kv.close();
      open = false;
    },
  };
}

async function open(path: string, patience: Partial<Patience> | undefined): Promise<Deno.Kv> {
  try {
    return await withRetry(() => Deno.openKv(path), patience);
  } catch (error) {
    const reason = await reasonOnDisk(path);
    throw reason ? refusal(path, reason, error) : storeError(error, path);
  }
}

/** SQLite says "unable to open" for all of these. */
async function reasonOnDisk(path: string): Promise<string | undefined> {
  if (path === ":memory:" || /^https?:/i.test(path)) return undefined;
  const folder = path.replace(/[/\\][^/\\]*$/, "") || "/";
  if ((await look(path)) === "folder") return 'it is a folder. Give the path of a file in it, like "usherr.db"';
  if ((await look(folder)) === "nothing") return "its folder does not exist. Create it, or give another path";
  return undefined;
}

async function look(path: string): Promise<"folder" | "nothing" | "other"> {
  try {
    return (await Deno.stat(path)).isDirectory ? "folder" : "other";
  } catch (error) {
    return error instanceof Deno.errors.NotFound ? "nothing" : "other";
  }
}
