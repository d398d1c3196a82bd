/** What people read whose Seerr account is not known. */
import { buttons } from "../buttons.ts";
import { button, row } from "../discord/components.ts";
import { copyable } from "../discord/markup.ts";
import type { Message } from "../discord/reply.ts";
import type { Words } from "../words/mod.ts";
import type { Search } from "./title_choice.ts";

/** How somebody tells Seerr who they are on Discord, and a button to go on with what they looked for, if anything. */
export function linkNeeded({ link }: Words, person: string, search?: Search): Message {
  return {
    content: [link.needed, `${link.how}\n${copyable(person)}`, `-# ${link.ask}`].join("\n"),
    components: [row(button(link.again, againFor(search), "primary"))],
  };
}

function againFor(search: Search | undefined): string {
  if (!search) return buttons.checkLink.encode();
  return (search.kind === "movie" ? buttons.checkAgain : buttons.checkAgainSeries).encode(search.typed);
}

/** Looked again, and nothing has changed. */
export function linkStillNeeded(words: Words, person: string, search?: Search): Message {
  const message = linkNeeded(words, person, search);
  return { ...message, content: `${words.link.still}\n\n${message.content}` };
}

/** Two Seerr accounts claim the same person; only an administrator can tell which is theirs. */
export function linkAmbiguous({ link }: Words, person: string): Message {
  return { content: `${link.ambiguous}\n${copyable(person)}` };
}
