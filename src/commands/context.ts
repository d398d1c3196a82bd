/** What commands are given: accounts, requests, titles and health as one person may see them. */
import { define, type Needs } from "../discord/command.ts";
import type { AccountInfo } from "../services/account_info.ts";
import type { KnownUser, Linked } from "../services/account_link.ts";
import type { Account } from "../services/accounts.ts";
import type { Destination, Library } from "../services/library.ts";
import type { Cancelled, Changed, Pending } from "../services/request_change.ts";
import type { Filter, RequestPage } from "../services/request_list.ts";
import type { Health, Kept } from "../store/mod.ts";
import type { Message } from "../discord/reply.ts";
import type { Reader } from "../views/title_card.ts";
import type { Words } from "../words/mod.ts";
import type { Following } from "./following_context.ts";

/** One account's requests, and the account itself. */
export interface Own {
  requests(page: number, filter: Filter): Promise<RequestPage>;
  cancel(requestId: number): Promise<Cancelled>;
  /** A pending request of theirs for a series: its seasons and quality; undefined when it is none (any more). */
  pending(requestId: number): Promise<Pending | undefined>;
  changeSeasons(requestId: number, seasons: readonly number[]): Promise<Changed>;
  info(): Promise<AccountInfo | undefined>;
}

/** Every account there is. */
export interface Directory {
  /** At most 25, by name. */
  search(text: string): Promise<KnownUser[]>;
  /** Gives an account somebody's Discord id. */
  link(userId: number, person: string): Promise<Linked>;
}

/** What the bot itself keeps about this person; Seerr knows nothing of it. */
export interface PersonalData {
  all(): Promise<Kept>;
  forget(): Promise<void>;
}

/** What a command may use: one person's view of the world. No clock, no socket, no process. */
export interface Context extends Reader {
  words: Words;
  /** The person's Discord id. */
  person: string;
  /** Whether they may do things of that kind here at all. */
  may(needs: Needs, of?: "movie" | "series"): boolean;
  /** Their Seerr account; `afresh` looks again although it was not there a moment ago. */
  account(afresh?: "afresh"): Promise<Account>;
  /** Seerr as that account; without one, only to look. */
  seerr(account?: Extract<Account, { userId: number }>): Library;
  /** The account of somebody else on Discord. */
  accountOf(person: string): Promise<Account>;
  /** What an account asked for and may do. */
  own(account: Extract<Account, { userId: number }>): Own;
  /** Seerr's accounts, for administrators. */
  directory: Directory;
  /** Where requests of a category go; undefined when it names what Seerr does not have. */
  destination(key: string): Promise<Destination | undefined>;
  /** How many titles this person asked for here. */
  kept(): Promise<number>;
  /** What this person hears unasked. */
  following: Following;
  /** All that is kept about this person, to read or to delete. */
  data: PersonalData;
  /** The same, as somebody else would see it, in this person's words. */
  as(person: string): Context;
  /** How the bot itself does. */
  health(): Promise<Health>;
  /** A direct message to somebody else, in the language of the house. Never rejects; the log tells when it failed. */
  tell(person: string, say: (words: Words) => Message): Promise<void>;
  /** Discord's id of one of our commands, once it is known. */
  commandId(name: string): string | undefined;
}

/** Declares a command or a press of ours. */
export const { command, press } = define<Context, Words>();
