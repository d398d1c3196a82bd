/** A tiny Discord with a raw bot on it, for tests of what happens between people and a bot. */
import type { APIInteraction } from "discord-api-types/v10";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { connect, respond, webhook } from "./raw_bot.ts";

/** What a test works with. */
export interface Stage {
  discord: TinyDiscord;
  /** Every interaction that came, oldest first. */
  came: APIInteraction[];
  /** What the bot does with each from now on. */
  act(how: Act): void;
  /** The next interaction that comes. */
  next(): Promise<APIInteraction>;
}

/** A bot's behaviour. */
export type Act = (interaction: APIInteraction) => unknown;

/** Commands to type: a plain one, one with options of all kinds, one for administrators, one for guilds. */
export const COMMANDS = [
  { name: "help", description: "What I can do" },
  {
    name: "request",
    name_localizations: { de: "wunsch" },
    description: "Ask for something",
    options: [
      {
        type: 1,
        name: "movie",
        description: "Ask for a film",
        options: [
          { type: 3, name: "title", description: "Title", required: true, autocomplete: true, max_length: 20 },
          { type: 4, name: "year", description: "Year", min_value: 1900, max_value: 2100 },
          { type: 5, name: "uhd", description: "In 4K" },
          { type: 3, name: "quality", description: "Quality", choices: [{ name: "HD", value: "hd" }] },
          { type: 6, name: "friend", description: "For whom" },
          { type: 7, name: "where", description: "Where to tell" },
        ],
      },
      {
        type: 2,
        name: "old",
        description: "Older ones",
        options: [{ type: 1, name: "list", description: "All of them" }],
      },
    ],
  },
  { name: "admin", description: "For administrators", default_member_permissions: "8" },
  { name: "guildonly", description: "Not in direct messages", contexts: [0] },
];

/** Runs a test with a bot that answers everything with "ok" until it is told otherwise. */
export async function withBot(run: (stage: Stage) => Promise<void>, options: TinyDiscordOptions = {}): Promise<void> {
  const discord = await startTinyDiscord({ ackWithin: 250, patience: 400, identifyEvery: 0, ...options });
  const came: APIInteraction[] = [];
  let act: Act = (interaction) => respond(discord, interaction, { type: 4, data: { content: "ok" } });
  const errors: unknown[] = [];
  const doing: Promise<void>[] = [];
  discord.register(COMMANDS);
  const bot = connect(discord, {
    onInteraction(interaction) {
      came.push(interaction);
      const did = async () => void await act(interaction);
      doing.push(did().catch((error) => void errors.push(error)));
    },
  });
  await bot.frame((frame) => frame.t === "READY");
  const next = async () => {
    const count = came.length;
    await discord.until(() => came.length > count);
    const last = came[count];
    if (!last) throw new Error("Cannot wait: nothing came");
    return last;
  };
  try {
    await run({ discord, came, next, act: (how) => act = how });
    await Promise.all(doing);
    if (errors.length > 0) throw errors[0];
  } finally {
    await discord.close();
    await bot.closed;
  }
}

/** A first answer, then more, in order. */
export function script(discord: TinyDiscord, first: unknown, ...later: [request: string, body?: unknown][]): Act {
  return async (interaction) => {
    await respond(discord, interaction, first);
    for (const [request, body] of later) await webhook(discord, request, interaction, body);
  };
}
