/** What a bot can be asked: slash commands and the presses that follow. Knows Discord, not films. */
import type { CustomId } from "./custom_id.ts";
import type { Options, Said, Values } from "./options.ts";
import type { Answer, Reply } from "./reply.ts";

/** What is asked of the gate first: may they request here, is it about themselves, are they administrators. */
export type Needs = "ask" | "own" | "admin";

/** What it asks about, where roles may differ by that; the one thing told here that is not Discord's. */
export type Topic = "movie" | "series";

/** One slash command. `run` knows neither sockets nor deadlines: it returns what Discord is to show. */
export interface Command<Context, Words, O extends Options<Context, Words> = Options<Context, Words>> {
  /** "help", or "request movie" for a subcommand. */
  name: string;
  label: Said<Words>;
  needs: Needs;
  /** What it asks about; without it, anything. */
  of?: Topic;
  /** Everyone in the channel sees the answer; else only the person who asked. */
  public?: boolean;
  options: O;
  run(context: Context, values: Values<O>): Promise<Reply | Answer>;
  presses: Press<Context>[];
}

/** How a button, select or modal of ours behaves. */
export interface Manner {
  needs: Needs;
  /** What it asks about; without it, anything. */
  of?: Topic;
  /** For whom it is: whoever the message was made for, or anyone who sees it. Checked at every press. */
  by: "asker" | "anyone";
  /** What Discord is told when the answer takes long: that message will change, or a new private one will come. */
  late: "update" | "show";
  /** It changes something outside: acknowledge first, and run only where Discord accepted the acknowledgement. */
  writes?: boolean;
  /** A turn of a page, which does not count against the pace. */
  free?: boolean;
}

/** What came with a press: the values of a select. */
export interface Input {
  values: readonly string[];
}

/** What happens when it is used; undefined when its arguments do not fit. */
export interface Press<Context> extends Manner {
  name: string;
  bind(customId: string): ((context: Context, input: Input) => Promise<Reply | Answer>) | undefined;
}

/** `command` and `press` for one kind of context, so that every handler is typed by what it declares. */
export function define<Context, Words>(): {
  command<const O extends Options<Context, Words>>(it: Command<Context, Words, O>): Command<Context, Words>;
  press<Args extends readonly unknown[]>(
    id: CustomId<Args>,
    manner: Manner,
    run: (context: Context, args: Args, input: Input) => Promise<Reply | Answer>,
  ): Press<Context>;
} {
  return {
    // Values are read by the same record that declared them (see `readValues`), so the narrower handler fits.
    command: (it) => it as unknown as Command<Context, Words>,
    press: (id, manner, run) => ({
      ...manner,
      name: id.name,
      bind(customId) {
        const args = id.decode(customId);
        return args && ((context, input) => run(context, args, input));
      },
    }),
  };
}
