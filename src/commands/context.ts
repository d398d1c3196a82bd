import { define, type Needs } from "../discord/command.ts";
import type { Account } from "../services/accounts.ts";
import type { Library } from "../services/library.ts";
import type { Reader } from "../views/movie_card.ts";
import type { Words } from "../words/mod.ts";

/** What a command may use: one person's view of the world. No clock, no socket, no process. */
export interface Context extends Reader {
  words: Words;
  /** The person's Discord id. */
  person: string;
  /** Whether they may do things of that kind here at all. */
  may(needs: Needs): boolean;
  /** Their Seerr account; `afresh` looks again although it was not there a moment ago. */
  account(afresh?: "afresh"): Promise<Account>;
  /** Seerr as that account; without one, only to look. */
  seerr(account?: Extract<Account, { userId: number }>): Library;
  /** Discord's id of one of our commands, once it is known. */
  commandId(name: string): string | undefined;
}

/** Declares a command or a press of ours. */
export const { command, press } = define<Context, Words>();
