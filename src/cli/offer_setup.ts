/** Whoever starts the bot in a terminal without any configuration is offered to make one. */
import { places } from "../config.ts";
import { NOTHING } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { atTerminal } from "./terminal.ts";

/** Whether anybody needed to be asked and answered; the exit code when nobody wants to go on, or setup did not get there. */
export async function offerSetup(io: Io, path: string | undefined): Promise<"not asked" | "answered" | number> {
  if (!io.isTerminal() || !await isBare(io, path)) return "not asked";
  return await atTerminal(async () => {
    const answer = await io.ask("There is no configuration yet. Set one up now? [Y/n] ");
    if (answer === undefined) return EXIT.failed;
    if (/^\s*n/i.test(answer)) return "answered";
    const { setup } = await import("./setup.ts");
    const exit = await setup(io, { word: "setup", more: "", ...NOTHING, config: path }, { goesOn: true });
    return exit === EXIT.fine ? "answered" : exit;
  });
}

/** Neither a file nor a variable says anything; where Discord is says nothing of a bot. */
async function isBare(io: Io, path: string | undefined): Promise<boolean> {
  const { config, dotenv } = places(io.folder, path);
  if (Object.keys(io.env).some((name) => name.startsWith("USHERR_") && name !== "USHERR_DISCORD_API_URL")) return false;
  const found = await Promise.all([config, dotenv].map((it) => io.stamp(it)));
  return found.every((it) => it === undefined);
}
