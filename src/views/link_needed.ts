import { buttons } from "../buttons.ts";
import { button, row } from "../discord/components.ts";
import { copyable } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Words } from "../words/mod.ts";

/** How somebody tells Seerr who they are on Discord, and a button to go on with what they typed. */
export function linkNeeded({ link }: Words, person: string, typed: string): Message {
  return {
    content: [link.needed, `${link.how}\n${copyable(person)}`, `-# ${link.ask}`].join("\n"),
    components: [row(button(link.again, buttons.checkAgain.encode(typed), "primary"))],
  };
}

/** Looked again, and nothing has changed. */
export function linkStillNeeded(words: Words, person: string, typed: string): Message {
  const message = linkNeeded(words, person, typed);
  return { ...message, content: `${words.link.still}\n\n${message.content}` };
}

/** Two Seerr accounts claim the same person; only an administrator can tell which is theirs. */
export function linkAmbiguous({ link }: Words, person: string): Message {
  return { content: `${link.ambiguous}\n${copyable(person)}` };
}
