/** `usherr health`: whether the bot that runs is well. */
import { type Health, HEARTBEAT_HOLDS } from "../store/mod.ts";
import { span } from "./check/span.ts";
import { askBot } from "./health/ask_bot.ts";
import { healthLine } from "./health/health_line.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";
import { isMissing, withStore } from "./with_store.ts";

/** Asks it over HTTP where it listens, else looks at what it last wrote into the store. @returns the exit code */
export async function health(io: Io, path: string | undefined): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const { web: { listen }, store } = loaded.config;
  if (listen) return tell(io, await askBot(listen));
  if (store === ":memory:") {
    return tell(io, 'cannot be looked at: its store is in memory. Set "web.listen", so that it can be asked');
  }
  if (await isMissing(store)) return tell(io, `does not run: it has no store "${store}" yet`);
  return await withStore(io, { config: path, mayBeNew: false, asItIs: true }, async (store) => {
    return tell(io, fresh(await store.heartbeat(), io.now()));
  });
}

/** What it said of itself, or why that is not to be had: what follows its name. */
function tell(io: Io, found: Health | string): number {
  if (typeof found === "string") io.out(`✗ Usherr ${found}`);
  else io.out(healthLine(found));
  return typeof found === "string" || found.status === "down" ? EXIT.failed : EXIT.fine;
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
