/** The answer to `/help`. */
import type { Message } from "../discord/reply.ts";
import type { Words } from "../words/mod.ts";

/** What somebody can do here: each command, ready to click, and what it does. */
export function help({ help }: Words, lines: readonly { mention: string; does: string }[]): Message {
  return {
    embeds: [{
      title: help.title,
      description: lines.map(({ mention, does }) => `${mention} – ${does}`).join("\n"),
      color: 0x3b82f6,
    }],
  };
}
