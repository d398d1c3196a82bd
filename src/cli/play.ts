/** `usherr play`: the bot at work, with no account anywhere. */
import { EXIT, type Io } from "./io.ts";

/** Shows the conversation; needs nothing but the loopback. */
export async function play(io: Io): Promise<number> {
  try {
    // Nothing of the playground is loaded by a bot that runs for real.
    const show = await import("../playground/play.ts");
    io.out("A tiny Discord, a tiny Seerr and the ordinary bot, all in memory on 127.0.0.1.");
    await show.play(io.out);
    io.out("");
    io.out("That was it. The README says how to run the bot for real.");
    return EXIT.fine;
  } catch (error) {
    io.err(`Cannot play: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.failed;
  }
}
