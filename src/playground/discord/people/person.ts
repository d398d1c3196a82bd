/** Somebody who types and presses. */
import type { APIApplicationCommand, APIInteraction } from "discord-api-types/v10";
import type { Seen, SeenMessage } from "./seen.ts";

/** Who somebody is. */
export interface Who {
  /** A snowflake; made up when it is not given. */
  id?: string;
  name: string;
  /** One of Discord's locales, "en-US" by default. */
  locale?: string;
  /** Ids of roles in the guild. */
  roles?: string[];
  /** Permissions in the guild, as Discord's bit set; what an ordinary member has by default. */
  permissions?: bigint;
  /** false: they share no server with the bot. */
  guilds?: false;
  /** "closed": they take none through the server (50278); "none": they take none at all (50007). "open" by default. */
  directMessages?: "open" | "closed" | "none";
}

/** Where somebody types: "dm", or the id of a channel. The guild's first channel by default. */
export interface Where {
  in: "dm" | (string & Record<never, never>);
}

/** Values of options, by their canonical names. */
export type Typed = Record<string, string | boolean | number>;

/** Somebody who types and presses. What Discord's client would not let them do is an Error. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The commands that are offered to this person there. */
  offered(where?: Where): APIApplicationCommand[];
  /** Types a command ("request movie"). Resolves with what is seen once the bot has really answered, not with "thinking…". */
  command(name: string, options?: Typed, where?: Where): Promise<Seen>;
  /** What Discord suggests while an option is typed; options filled in before it come in `others`. An empty list when the bot is silent. */
  suggest(
    name: string,
    typed: { option: string; value: string; others?: Typed },
    where?: Where,
  ): Promise<{ name: string; value: string | number }[]>;
  /** Presses a button, by its label or custom_id. */
  press(message: Seen | SeenMessage, button: string): Promise<Seen>;
  /** Chooses in a select. */
  choose(message: Seen | SeenMessage, customId: string, values: string[]): Promise<Seen>;
  /** Sends a form, with values by custom_id. Fields that are not given keep what the bot filled in. */
  submit(modal: Seen, fields: Record<string, string>): Promise<Seen>;
  /** A command's interaction as it would be delivered, for `TinyDiscord.interact`. */
  payload(name: string, options?: Typed, where?: Where): APIInteraction;
  /** What stands in the conversation with the bot, oldest first. */
  readonly inbox: readonly SeenMessage[];
  /** What stands in a channel and this person can see, oldest first. */
  sees(channelId: string): readonly SeenMessage[];
  /** Blocks the bot, or takes it back: direct messages are refused with 50007. */
  block(on?: boolean): void;
}
