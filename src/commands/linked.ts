/** Who am I in Seerr: nothing is asked for without an account. */
import type { Message } from "../discord/reply.ts";
import type { Account } from "../services/accounts.ts";
import type { Library } from "../services/library.ts";
import { linkAmbiguous, linkNeeded } from "../views/link_needed.ts";
import type { Search } from "../views/title_choice.ts";
import { inTheirView } from "./behalf.ts";
import type { Context } from "./context.ts";

/** What goes on as the account, and after which search; without one, "Check again" only looks again. */
export interface Step extends Partial<Search> {
  run(seerr: Library): Promise<Message>;
  needed?: typeof linkNeeded;
}

/** Goes on as the account, or says what is missing. */
export async function asAccount(context: Context, account: Account, step: Step): Promise<Message> {
  const { kind, typed, run, needed = linkNeeded } = step;
  const { behalf, words } = context;
  if (behalf && account.kind === "unlinked") return { content: words.link.notLinked(`<@${behalf}>`) };
  if (behalf && account.kind === "ambiguous") return { content: words.link.linkedTwice(`<@${behalf}>`) };
  switch (account.kind) {
    case "linked":
    case "shared":
      return inTheirView(context, await run(context.seerr(account)));
    case "ambiguous":
      return linkAmbiguous(context.words, context.person);
    case "unlinked":
      return needed(context.words, context.person, kind && typed !== undefined ? { kind, typed } : undefined);
  }
}
