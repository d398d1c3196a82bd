/** The language of the bot. */
import { askOne } from "./asking.ts";
import type { Draft } from "./draft.ts";
import { setKey } from "./outside.ts";
import type { Session } from "./session.ts";

const LANGUAGES = [["en", "English"], ["de", "Deutsch"]] as const;

/** What it speaks while it does not know a person's own. */
export async function setLanguage({ io }: Session, draft: Draft): Promise<Draft> {
  return await setKey({ io, draft, key: "language" }, () => {
    io.out("Discord tells the bot each person's language. Where it does not:");
    return askOne(io, { question: "What does it speak?", options: LANGUAGES, current: draft.config.language });
  });
}
