/** The bot's token: where it comes from, whose it is, and how the bot gets into a server. */
import { askUntil } from "./asking.ts";
import { changed, type Draft } from "./draft.ts";
import { joined } from "./join.ts";
import { type Bot, botOf } from "./live.ts";
import { outside } from "./outside.ts";
import { type Session, SetupEnd } from "./session.ts";

const KEY = "discord.token";

const HOW = [
  "Usherr needs a bot of yours on Discord. In a browser, at https://discord.com/developers/applications:",
  "  New Application → give it a name → Bot (on the left) → Reset Token → copy what is shown.",
  "  None of the switches there need be on.",
];

/** Asks for the token until Discord takes it, then waits for the bot to be in a server. */
export async function setBot(session: Session, draft: Draft): Promise<Draft> {
  const { io } = session;
  const isSet = outside(io, draft, KEY);
  const found = isSet ? await checked(draft, isSet) : await askForToken(session, draft);
  io.out(`✓ It is the bot "${found.bot.username}"`);
  await joined(session, found.draft, found.bot);
  return found.draft;
}

/** With the one that is set elsewhere. @throws SetupEnd when Discord does not take it */
async function checked(draft: Draft, variable: string): Promise<{ draft: Draft; bot: Bot }> {
  const bot = await botOf(draft.config);
  if ("wrong" in bot) throw new SetupEnd(bot.exit, `Cannot use ${variable}: ${bot.wrong.join(". ")}`);
  return { draft, bot };
}

async function askForToken({ io, typed }: Session, draft: Draft): Promise<{ draft: Draft; bot: Bot }> {
  const isNew = draft.lacks.has(KEY);
  if (typed.discordToken === undefined) { for (const line of HOW) io.out(line); }
  const fallback = isNew ? {} : { fallback: { shown: "keep the present one", text: draft.config.discord.token } };
  const asked = { question: "The bot's token, not shown", hidden: "hidden", preset: typed.discordToken } as const;
  return await askUntil(io, { ...asked, ...fallback }, async (text) => {
    const odd = oddToken(text);
    if (odd) return { wrong: [odd] };
    const next = changed(draft, { [KEY]: text });
    if ("problem" in next) return { wrong: [next.problem] };
    const bot = await botOf(next.draft.config);
    return "wrong" in bot ? bot : { value: { draft: next.draft, bot } };
  });
}

/** What was copied in place of a token, which has three parts with dots between. */
export function oddToken(text: string): string | undefined {
  const where = "The token is under Bot → Reset Token";
  if (/^\d{17,20}$/.test(text)) return `That is the application's id. ${where}`;
  if (/^[\da-f]{64}$/i.test(text)) return `That is the application's public key. ${where}`;
  if (/^https?:/i.test(text)) return `That is an address. ${where}`;
  const parts = text.replace(/^(["'`])(.*)\1$/, "$2").split(".");
  if (parts.length === 3 && parts.every((part) => part !== "")) return undefined;
  return `That is no bot token: it has two dots in it. ${where}; a client secret is something else`;
}
