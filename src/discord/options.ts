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

/** What every option has. */
interface Common<Words> {
  label: Said<Words>;
  /** Discord wants required options before the others. */
  required?: boolean;
  /** Only administrators may give it, whoever else may use the command. Discord shows it to everyone all the same. */
  needs?: "admin";
}

/** A text that is typed. */
export interface TextOption<Context, Words> extends Common<Words> {
  type: "text";
  /** Discord's limit is 6000; ours is what a title needs. */
  maxLength?: number;
  /** Choices while it is typed; `others` are the command's other options as far as they are given, people by their id. */
  suggest?(context: Context, typed: string, others: Readonly<Record<string, string>>): Promise<Choice[]>;
}

/** One of a few fixed values; Discord takes 25 at most. */
export interface ChoiceOption<Words> extends Common<Words> {
  type: "choice";
  /** Values and labels at most 100 characters each. */
  choices: readonly { value: string; label: Said<Words, string> }[];
}

/** Somebody on Discord. No bot fits. */
export interface PersonOption<Words> extends Common<Words> {
  type: "person";
}

/** Any option. */
export type Option<Context, Words> = TextOption<Context, Words> | ChoiceOption<Words> | PersonOption<Words>;
/** A command's options by their name. */
export type Options<Context, Words> = Record<string, Option<Context, Words>>;

/** Whom a person option names. */
export interface Person {
  id: string;
  /** As they are called where the command was typed; from outside, so not escaped. */
  name: string;
}

/** What one option gives. */
type Value<O> = O extends { type: "person" } ? Person
  : O extends { type: "choice"; choices: readonly { value: infer V }[] } ? V
  : string;

/** What the handler gets: required options are there, the others may be missing. */
export type Values<O> = { [K in keyof O]: O[K] extends { required: true } ? Value<O[K]> : Value<O[K]> | undefined };
