/** What administrators must know, told in their channel. */
import type { Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { type Words, wordsFor } from "../words/mod.ts";

/** Tells administrators what needs them. */
export interface Admins {
  /** Once an hour at most for each `key`. Never throws; without a channel, or where it fails, the log has it. */
  tell(key: string, say: (words: Words) => string): void;
  /** Resolves when what was begun has ended. */
  close(): Promise<void>;
}

/** What it goes by. */
export interface AdminsParts {
  discord: Pick<Rest, "send">;
  /** Discord's id of their channel. */
  channel: string | undefined;
  language: string;
  log: Log;
  now(): number;
}

/** In ms. */
const HOUR = 60 * 60_000;

/** Tells them in a channel, in the language of the house. */
export function createAdmins({ discord, channel, language, log, now }: AdminsParts): Admins {
  const told = new Map<string, number>();
  const underWay = new Set<Promise<void>>();

  async function send(text: string): Promise<void> {
    if (!channel) return log.warn("administrators are needed", { what: text });
    const message = { content: text, allowed_mentions: { parse: [] } };
    try {
      await discord.send(channel, message, crypto.randomUUID().slice(0, 23));
    } catch (error) {
      log.warn("cannot tell administrators", { what: text, error });
    }
  }

  return {
    tell(key, say) {
      const last = told.get(key);
      if (last !== undefined && Math.abs(now() - last) < HOUR) return;
      told.set(key, now());
      const sending: Promise<void> = send(say(wordsFor(language))).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    close: async () => void await Promise.all(underWay),
  };
}
