/** Options of a slash command as a record: Discord's JSON and the handler's types both come from it. */

/** Something that is looked up in every language when commands are registered. */
export type Said<Words, What = Label> = (words: Words) => What;

/** What a command or option is called and what is said about it. */
export interface Label {
  name: string;
  about: string;
}

/** One choice of an autocomplete; both at most 100 characters. */
export interface Choice {
  name: string;
  value: string;
}

/** A text that is typed. */
export interface TextOption<Context, Words> {
  type: "text";
  label: Said<Words>;
  required?: boolean;
  /** Discord's limit is 6000; ours is what a title needs. */
  maxLength?: number;
  /** Choices while it is typed. */
  suggest?(context: Context, typed: string): Promise<Choice[]>;
}

/** Any option. */
export type Option<Context, Words> = TextOption<Context, Words>;
/** A command's options by their name. */
export type Options<Context, Words> = Record<string, Option<Context, Words>>;

/** What the handler gets: required options are there, the others may be missing. */
export type Values<O> = { [K in keyof O]: O[K] extends { required: true } ? string : string | undefined };
