/** Whose requests are shown, and by whom: one's own, or somebody else's to an administrator. */
import type { Message } from "../discord/reply.ts";
import type { Account } from "../services/accounts.ts";
import { linkAmbiguous, linkNeeded } from "../views/link_needed.ts";
import { type Listing, requestList } from "../views/request_list.ts";
import type { Context } from "./context.ts";

/** A page of somebody's requests. */
export async function listed(context: Context, listing: Listing, page: number): Promise<Message> {
  return await asOwner(context, listing.whose, async (account) => {
    const found = await context.own(account).requests(page, listing.filter);
    return requestList(context.words, listing, found);
  });
}

/** An account that has requests. */
export type Owner = Extract<Account, { userId: number }>;

/** Whether an account has requests. */
export function isOwner(account: Account): account is Owner {
  return account.kind === "linked" || account.kind === "shared";
}

/** Goes on as the account of whoever's list it is; somebody else's is only for administrators. */
export async function asOwner(
  context: Context,
  whose: string,
  run: (account: Owner) => Promise<Message>,
): Promise<Message> {
  const { words, person } = context;
  if (whose !== "-" && !context.may("admin")) return { content: words.refused.admin };
  const account = whose === "-" ? await context.account() : await context.accountOf(whose);
  // Of an account that several people share, only their own requests can be told from the others'.
  if (account.kind === "linked" || (whose === "-" && isOwner(account))) return await run(account);
  const isTwice = account.kind === "ambiguous";
  if (whose !== "-") return { content: words.link[isTwice ? "linkedTwice" : "notLinked"](`<@${whose}>`) };
  return isTwice ? linkAmbiguous(words, person) : linkNeeded(words, person);
}
