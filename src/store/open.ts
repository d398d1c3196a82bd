/** Opens the database and puts the store together. */
import type { Log } from "../log.ts";
import { createAlarm } from "./alarm.ts";
import type { Database } from "./database.ts";
import { exportOf } from "./export.ts";
import { exportAll } from "./export_all.ts";
import { forget, remembers } from "./forget.ts";
import { beat, endBeat, heartbeat } from "./heartbeat.ts";
import { isForeign } from "./foreign.ts";
import { bringUpToDate, foreign } from "./format.ts";
import { registeredGuilds, rememberGuilds } from "./guilds.ts";
import { importAll } from "./import_all.ts";
import { NOTHING } from "./keys.ts";
import { noticesOn } from "./notice_store.ts";
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
  /** Nothing in it is changed, whatever format it has, by opening or reading it: the Usherr that runs may be older. */
  asItIs?: boolean;
}

/**
 * Opens the store, and makes it when there is none.
 * @throws StoreError with a sentence for the operator
 */
export async function openStore({ path, log, now, asItIs = false, ...options }: StoreOptions): Promise<Store> {
  const underWay = new Set<Promise<unknown>>();
  const patience = { ...options.patience, isRemote: isRemote(path), underWay };
  const kv = await open(path, patience);
  const alarm = createAlarm(log, now);
  const inSteps: Steps = (act) =>
    act().catch((error) => {
      const told = storeError(error, path);
      alarm.failed(told);
      throw told;
    });
  const db: Database = { kv, log, now, asItIs, patiently: (act) => inSteps(() => withRetry(act, patience)) };
  try {
    await bringUpToDate(db, { path, patience });
    if (!asItIs) await withRetry(() => kv.delete(NOTHING), patience);
  } catch (error) {
    close(kv, underWay);
    throw storeError(error, path);
  }
  return storeOn(db, { path, patience, inSteps, onBeat: alarm.beat });
}

/** For what takes many commits, each of them patient: what fails becomes a `StoreError`. */
type Steps = Database["patiently"];

interface Place extends Pick<StoreOptions, "path"> {
  patience: Partial<Patience> & Pick<Patience, "underWay">;
  inSteps: Steps;
  /** A heartbeat was written, or could not be. */
  onBeat(isWritten: boolean): void;
}

function storeOn(db: Database, { path, patience, inSteps, onBeat }: Place): Store {
  const safely = db.patiently;
  let open = true;
  return {
    rememberRequest: (asked) => safely(() => rememberRequest(db, asked)),
    requester: (requestId, of) => safely(() => requester(db, requestId, of)),
    requestsOf: (person) => safely(() => requestsOf(db, person)),
    export: (person) => safely(() => exportOf(db, person)),
    forget: (person) => inSteps(() => forget(db, person)),
    remembers: (person) => safely(() => remembers(db, person)),
    registeredGuilds: () => safely(() => registeredGuilds(db)),
    rememberGuilds: (ids) => safely(() => rememberGuilds(db, ids)),
    notices: noticesOn(db, inSteps),
    heartbeat: () => safely(() => heartbeat(db)),
    async beat(health) {
      let isWritten = false;
      try {
        await safely(() => beat(db, health));
        isWritten = true;
      } finally {
        onBeat(isWritten);
      }
    },
    endBeat: (startedAt) => safely(() => endBeat(db, startedAt)),
    exportAll: (write) => exportAll(db, write),
    importAll: (lines) => importAll(db, lines, { path, patience }),
    close() {
      if (open) close(db.kv, patience.underWay);
      open = false;
    },
  };
}

async function open(path: string, patience: Partial<Patience> | undefined): Promise<Deno.Kv> {
  if (isFile(path)) {
    await makePrivate(path);
    if (await isForeign(path)) throw foreign(path);
  }
  try {
    return await withRetry(() => Deno.openKv(path), patience);
  } catch (error) {
    const reason = await reasonOnDisk(path);
    throw reason ? refusal(path, reason, { cause: error }) : storeError(error, path);
  }
}

/** Closing at once would wait for what another process holds up, maybe for ever; the end of the process does not. */
function close(kv: Deno.Kv, underWay: ReadonlySet<Promise<unknown>>): void {
  if (underWay.size === 0) kv.close();
  else void Promise.allSettled(underWay).then(() => kv.close());
}

/** A new store is its owner's alone: it knows who asked for what. When that cannot be, opening it says why. */
async function makePrivate(path: string): Promise<void> {
  await Deno.open(path, { write: true, createNew: true, mode: 0o600 }).then((file) => file.close(), () => {});
}

/** SQLite says "unable to open" for all of these. */
async function reasonOnDisk(path: string): Promise<string | undefined> {
  if (!isFile(path)) return undefined;
  const folder = path.replace(/[/\\][^/\\]*$/, "") || "/";
  if ((await look(path)) === "folder") return 'it is a folder. Give the path of a file in it, like "usherr.db"';
  if ((await look(folder)) === "nothing") return "its folder does not exist. Create it, or give another path";
  return undefined;
}

function isFile(path: string): boolean {
  return path !== ":memory:" && !isRemote(path);
}

function isRemote(path: string): boolean {
  return /^https?:/i.test(path);
}

async function look(path: string): Promise<"folder" | "nothing" | "other"> {
  try {
    return (await Deno.stat(path)).isDirectory ? "folder" : "other";
  } catch (error) {
    return error instanceof Deno.errors.NotFound ? "nothing" : "other";
  }
}
