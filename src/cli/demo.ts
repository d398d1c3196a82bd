/** `usherr demo`: the bot in a browser, with no account anywhere. */
import type { Typed } from "./args.ts";
import { EXIT, type Io } from "./io.ts";

/** Runs until it is told to stop; needs nothing but the loopback. */
export async function demo(io: Io, { port = 0 }: Pick<Typed, "port">): Promise<number> {
  try {
    // Nothing of the playground is loaded by a bot that runs for real.
    const playground = await import("../playground/demo.ts");
    await playground.demo({ port, say: io.out, stop: io.stop(), now: io.now });
    return EXIT.fine;
  } catch (error) {
    io.err(`Cannot show the bot: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.failed;
  }
}
