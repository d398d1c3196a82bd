/** `usherr health`: whether the bot that runs is well. */
import { silent } from "../log.ts";
import { type Health, HEARTBEAT_HOLDS, openStore, StoreError } from "../store/mod.ts";
import { span } from "./check/span.ts";
import { askBot } from "./health/ask_bot.ts";
import { healthLine } from "./health/health_line.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";
import { isMissing } from "./with_store.ts";

/**
 * Asks it over HTTP where it listens, else looks at what it last wrote into the store. @returns the exit code: 0 or 1,
 * since Docker gives every other another meaning
 */
export async function health(io: Io, path: string | undefined): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.failed;
  const { web: { listen }, store } = loaded.config;
  if (listen) return tell(io, await askBot(listen));
  if (store === ":memory:") {
    return tell(io, 'cannot be looked at: its store is in memory. Set "web.listen", so that it can be asked');
  }
  if (await isMissing(store)) return tell(io, `does not run: it has no store "${store}" yet`);
  const found = await heartbeatIn(store, io.now);
  return tell(io, found, typeof found === "string" ? "" : asOf(io.now() - found.at));
}

/** What the store at `path` holds, or why that is not to be had: what follows the program's name. */
async function heartbeatIn(path: string, now: () => number): Promise<Health | string> {
  try {
    const store = await openStore({ path, log: silent, now, asItIs: true });
    try {
      return fresh(await store.heartbeat(), now());
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return `cannot be looked at. ${error.message}`;
    throw error;
  }
}

/** What it said of itself, or why that is not to be had: what follows its name. */
function tell(io: Io, found: Health | string, asOf = ""): number {
  if (typeof found === "string") io.out(`✗ Usherr ${found}`);
  else io.out(healthLine(found) + asOf);
  return typeof found === "string" || found.status === "down" ? EXIT.failed : EXIT.fine;
}

/** A bot that runs says how it does every 30 s, in milliseconds; a look takes some. */
const USUAL = 35_000;

/** How old that is, when the bot may have ended without a word since. */
function asOf(age: number): string {
  return age > USUAL ? `, as of ${span(age)} ago` : "";
}

/** A heartbeat that holds, or what it means that there is none. */
function fresh(heartbeat: Health | undefined, now: number): Health | string {
  if (!heartbeat) return "does not run: it ended in good order, or never began";
  const age = now - heartbeat.at;
  if (Math.abs(age) <= HEARTBEAT_HOLDS) return heartbeat;
  return age > 0
    ? `does not run, or cannot write into its store: it last said how it does ${span(age)} ago`
    : "does not run, or this clock was set back: what it last said is of a later time. Look again in a minute";
}
