/** A page over a tiny Discord, with a bot of a few lines. */
import type { APIInteraction } from "discord-api-types/v10";
import { startTinyDiscord, type TinyDiscord } from "../../../src/playground/discord/mod.ts";
import { createCast } from "../../../src/playground/page/cast.ts";
import { startPage } from "../../../src/playground/page/server.ts";
import { createSwitchboard } from "../../../src/playground/page/switchboard.ts";
import { startTinySeerr, type TinySeerr } from "../../../src/playground/seerr/mod.ts";

/** Everything that such a test needs. */
export interface OnPage {
  address: string;
  discord: TinyDiscord;
  seerr: TinySeerr;
  /** Sends to Discord's REST side as the bot. */
  send(method: string, path: string, body?: unknown): Promise<Response>;
}

/** What the bot does with an interaction; without it, nothing. */
type Bot = (interaction: APIInteraction, send: OnPage["send"]) => Promise<unknown>;

/** The Discord ids of the people that one can be. */
export const IDS = {
  mira: "100000000000000002",
  quentin: "100000000000000003",
  ada: "100000000000000001",
  ulla: "300000000000000009",
  zofka: "100000000000000012",
};

/** What the bot offers. */
const COMMANDS = [
  {
    name: "ask",
    description: "Ask",
    contexts: [0, 1],
    options: [{ type: 3, name: "title", description: "Title", autocomplete: true }, {
      type: 6,
      name: "for",
      description: "For whom",
    }],
  },
  { name: "rule", description: "Rule", default_member_permissions: "0", contexts: [0] },
];

/** Runs a test on it, and ends everything. */
export async function onPage(run: (on: OnPage) => Promise<void>, bot: Bot = () => Promise.resolve()): Promise<void> {
  const [discord, seerr] = await Promise.all([startTinyDiscord({ ackWithin: 100 }), startTinySeerr()]);
  discord.register(COMMANDS);
  const board = createSwitchboard({ discord, seerr, away: 50 });
  const page = await startPage({
    port: 0,
    discord,
    cast: createCast(discord, seerr),
    board,
    assets: { html: "<!doctype html>", css: "a{}", script: "boot()" },
    poster: (path) => `<svg>${path}</svg>`,
  });
  const send: OnPage["send"] = (method, path, body) =>
    fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${discord.token}`,
        "user-agent": "DiscordBot (https://usherr.example, 1)",
        "content-type": "application/json",
      },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
  const underWay = new Set<Promise<unknown>>();
  const endHearing = discord.overhear((interaction) => void underWay.add(bot(interaction, send)));
  try {
    await run({ address: page.address, discord, seerr, send });
  } finally {
    endHearing();
    await Promise.all(underWay);
    board.close();
    await page.close();
    await Promise.all([discord.close(), seerr.close()]);
  }
}

/** Answers an interaction for the first time. */
export async function reply(send: OnPage["send"], { id, token }: APIInteraction, body: unknown): Promise<void> {
  const answered = await send("POST", `/interactions/${id}/${token}/callback`, body);
  await answered.body?.cancel();
}
