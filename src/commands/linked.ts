/** Who am I in Seerr: nothing is asked for without an account. */
import type { Message } from "../discord/reply.ts";
import type { Account } from "../services/accounts.ts";
import type { Library } from "../services/library.ts";
import { linkAmbiguous, linkNeeded } from "../views/link_needed.ts";
import type { Context } from "./context.ts";

/** Goes on as the account, or says what is missing; `typed` is what "Check again" goes on with. */
export async function asAccount(
  context: Context,
  account: Account,
  step: { typed: string; run(seerr: Library): Promise<Message>; needed?: typeof linkNeeded },
): Promise<Message> {
  switch (account.kind) {
    case "linked":
    case "shared":
      return await step.run(context.seerr(account));
    case "ambiguous":
      return linkAmbiguous(context.words, context.person);
    case "unlinked":
      return (step.needed ?? linkNeeded)(context.words, context.person, step.typed);
  }
}
