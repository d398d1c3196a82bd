/** `usherr run`: the bot, until it is told to stop. */
import { problemText, secretsOf } from "../config.ts";
import { DiscordError } from "../discord/rest.ts";
import { createLog } from "../log.ts";
import { StoreError } from "../store/mod.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";

/** Runs the bot with the configuration at `path`. */
export async function run(io: Io, path: string | undefined): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const { config, warnings } = loaded;
  const log = createLog({ ...config.log, write: io.err, now: io.now, secrets: secretsOf(config, io.env) });
  for (const warning of warnings) log.warn(problemText(warning));
  const onReady = () => log.info("ready", { ms: Math.round(io.uptime()) });
  try {
    // Only a configuration that can be used is worth loading the gateway for.
    const { runApp } = await import("../app.ts");
    const refused = await runApp(config, { log, now: io.now, stop: io.stop(), onReady });
    if (refused) log.error(refused);
    else log.info("stopped");
    return refused ? EXIT.discord : EXIT.fine;
  } catch (error) {
    // These say all there is to say, cure included; whatever else ends the bot is a defect, and its place matters.
    const told = error instanceof StoreError || error instanceof DiscordError || isWebError(error);
    log.error(error instanceof Error ? error.message : "Cannot go on", told ? {} : { error });
    return exitCode(error);
  }
}

/** The exit code for what ended the bot. */
function exitCode(error: unknown): number {
  if (error instanceof StoreError || isWebError(error)) return EXIT.usage;
  return error instanceof DiscordError && error.kind === "token" ? EXIT.discord : EXIT.failed;
}

/** By its name, so that the web server is loaded only where it is used. */
function isWebError(error: unknown): boolean {
  return error instanceof Error && error.name === "WebError";
}
