/** What every step of `usherr setup` has at hand, and how setup ends before its time. */
import type { Typed } from "../args.ts";
import type { Io } from "../io.ts";

/** Who is asked, and what was typed. */
export interface Session {
  io: Io;
  typed: Typed;
  /** How often it is looked whether the bot has joined a server, in ms. */
  every: number;
  /** The bot starts by itself afterwards. */
  goesOn: boolean;
}

/** Setup ends here; the message is what is still to be said, and may be empty. */
export class SetupEnd extends Error {
  override name = "SetupEnd";
  exit: number;

  constructor(exit: number, message = "") {
    super(message);
    this.exit = exit;
  }
}

/** What was typed or chosen does not do: why, in lines; and the exit code that it leads to where nobody can be asked again. */
export interface Trouble {
  wrong: readonly string[];
  exit: number;
  /** The same may do another time. */
  again?: true;
}
