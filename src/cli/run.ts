/** `usherr run`: the bot, until it is told to stop. A configuration that changes is taken over while it runs. */
import { type Config, problemText, secretsOf } from "../config.ts";
import { DiscordError } from "../discord/rest.ts";
import { createLog, type Log } from "../log.ts";
import { openStore, type Store } from "../store/mod.ts";
import { EXIT, type Io } from "./io.ts";
import { load, type Loaded } from "./load.ts";
import { offerSetup } from "./offer_setup.ts";
import { reread } from "./reread.ts";
import { VERSION } from "./version.ts";
import { type Noting, noting, watchFiles } from "./watch_files.ts";
import { exitFor, saysAll } from "./why_not.ts";

/** How soon a change is noticed. */
export interface RunOptions {
  /** How often the files are looked at, in milliseconds; 2,000. */
  lookEvery?: number;
}

/** Runs the bot with the configuration at `path`. */
export async function run(
  given: Io,
  path: string | undefined,
  { lookEvery = 2_000 }: RunOptions = {},
): Promise<number> {
  const offer = await offerSetup(given, path);
  if (typeof offer === "number") return offer;
  const since = offer === "answered" ? given.uptime() : 0;
  // The environment is kept as it is: later it may be read no more.
  const noted = noting({ ...given, env: given.env });
  const { io } = noted;
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const log = logOf(io, loaded.config);
  try {
    const store = await openStore({ path: loaded.config.store, log, now: io.now });
    try {
      return await live({ noted, path, store, lookEvery, since }, loaded);
    } finally {
      store.close();
    }
  } catch (error) {
    return exitOf(log, error);
  }
}

/** What lasts from one configuration to the next. */
interface House {
  noted: Noting;
  path: string | undefined;
  store: Store;
  lookEvery: number;
  /** When the start began, in milliseconds since the process did: nobody waits for a bot that is being set up. */
  since: number;
}

/** One configuration after the other; one that never worked gives way to the one before. */
async function live(house: House, first: Loaded): Promise<number> {
  const { noted, path, lookEvery } = house;
  const { io } = noted;
  // Only a configuration that can be used is worth loading the gateway for.
  const { runApp } = await import("../app.ts");
  const stop = io.stop();
  await io.giveUpRights();
  let current = first;
  let former: Loaded | undefined;
  let next: Loaded | undefined;
  let [term, since] = [new AbortController(), house.since];
  const onChange = async () => {
    const latest = next ?? current;
    next = await reread(io, { path, current: latest, log: logOf(io, latest.config) }) ?? next;
    if (next) term.abort();
  };
  const files = watchFiles(noted, { every: lookEvery, onChange });
  try {
    for (;;) {
      const ends = AbortSignal.any([stop, term.signal]);
      const { exit, isReady } = await runOnce(house, current, { runApp, ends, since });
      if (stop.aborted) return exit;
      if (next) {
        [former, current, next] = [isReady ? current : former, next, undefined];
      } else {
        if (isReady || !former) return exit;
        [current, former] = [former, undefined];
        logOf(io, current.config).warn("the changed configuration does not work: the former one goes on");
      }
      [term, since] = [new AbortController(), io.uptime()];
    }
  } finally {
    files.close();
  }
}

/** The bot under one configuration, from beginning to end; whether it ever worked, and the exit code if it is to end now. */
async function runOnce(
  { noted: { io }, store }: House,
  { config, warnings }: Loaded,
  { runApp, ends, since }: { runApp: typeof import("../app.ts").runApp; ends: AbortSignal; since: number },
): Promise<{ exit: number; isReady: boolean }> {
  const log = logOf(io, config);
  for (const warning of warnings) log.warn(problemText(warning));
  let isReady = false;
  const onReady = () => {
    isReady = true;
    log.info("ready", { ms: Math.round(io.uptime() - since) });
  };
  try {
    const startedAt = Math.round(io.now() - io.uptime());
    const about = { version: VERSION, startedAt };
    const refused = await runApp(config, { log, now: io.now, stop: ends, onReady, store, ...about });
    if (refused) log.error(refused);
    else log.info("stopped");
    return { exit: refused ? EXIT.discord : EXIT.fine, isReady };
  } catch (error) {
    return { exit: exitOf(log, error), isReady };
  }
}

function logOf(io: Io, config: Config): Log {
  return createLog({ ...config.log, write: io.err, now: io.now, secrets: secretsOf(config, io.env) });
}

/** Tells what ended the bot. @returns the exit code for it */
function exitOf(log: Log, error: unknown): number {
  // These say all there is to say, cure included; whatever else ends the bot is a defect, and its place matters.
  const told = saysAll(error) || error instanceof DiscordError;
  log.error(error instanceof Error ? error.message : "Cannot go on", told ? {} : { error });
  if (saysAll(error)) return exitFor(error);
  return error instanceof DiscordError && error.kind === "token" ? EXIT.discord : EXIT.failed;
}
