/** What can be set, one step after the other. */
import { setBot } from "./bot.ts";
import type { Draft } from "./draft.ts";
import { setLanguage } from "./language.ts";
import { setNotices } from "./notices.ts";
import { setAdministrators, setRequesters } from "./people.ts";
import { setSeerr } from "./seerr.ts";
import type { Session } from "./session.ts";
import { setWebhook } from "./webhook.ts";

/** Asks for some keys. @throws SetupEnd when they want to end */
export type Step = (session: Session, draft: Draft) => Promise<Draft>;

/** What no bot can be without. */
export const NEEDED_STEPS: Readonly<Record<"bot" | "seerr", Step>> = { bot: setBot, seerr: setSeerr };

/** What may be left as it is. */
export const FURTHER_STEPS: Readonly<
  Record<"requesters" | "administrators" | "notices" | "webhook" | "language", Step>
> = {
  requesters: setRequesters,
  administrators: setAdministrators,
  notices: setNotices,
  webhook: setWebhook,
  language: setLanguage,
};

/** Takes some steps. */
export async function take(steps: readonly Step[], session: Session, draft: Draft): Promise<Draft> {
  let next = draft;
  for (const step of steps) next = await step(session, next);
  return next;
}
