/** `usherr check`: whether the configuration, the store, Discord and Seerr are fine; one line each, with the cure. */
import { problemText } from "../config.ts";
import { lookAtDiscord } from "./check/discord.ts";
import { lookAtSeerr } from "./check/seerr.ts";
import { lookAtStore } from "./check/store.ts";
import { createErrorLog } from "./error_log.ts";
import { EXIT, type Io } from "./io.ts";
import { load } from "./load.ts";

/** Looks at everything, changes nothing. */
export async function check(io: Io, path: string | undefined): Promise<number> {
  const loaded = await load(io, path);
  if (!loaded) return EXIT.usage;
  const { config, warnings } = loaded;
  const log = createErrorLog(io, config);
  io.out("✓ Configuration: every key is fine");
  for (const warning of warnings) io.out(`! ${problemText(warning)}`);
  const exits: number[] = [];
  for (const look of [lookAtStore, lookAtDiscord, lookAtSeerr]) {
    for (const { mark, line, below = [], exit = EXIT.failed } of await look(config, { io, log })) {
      for (const text of [`${mark} ${line}`, ...below]) io.out(text);
      if (mark === "✗") exits.push(exit);
    }
  }
  return exits.length === 0 ? EXIT.fine : Math.max(...exits);
}
