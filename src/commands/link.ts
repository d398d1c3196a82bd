/** `/link`: who am I in Seerr; and for administrators, who somebody else is. */
import { buttons } from "../buttons.ts";
import { type Message, show, update } from "../discord/reply.ts";
import type { Account } from "../services/accounts.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../views/link_needed.ts";
import { titleText } from "../views/title_line.ts";
import { command, type Context, press } from "./context.ts";

/** The command. */
export const link = command({
  name: "link",
  label: (words) => words.link,
  needs: "own",
  options: {
    person: { type: "person", label: (words) => words.link.person, needs: "admin" },
    account: {
      type: "text",
      label: (words) => words.link.account,
      needs: "admin",
      maxLength: 100,
      suggest: async (context, typed) =>
        (await context.directory.search(typed)).map(({ userId, name }) => ({ name, value: `#${userId}` })),
    },
  },
  async run(context, { person, account }) {
    if (person && account) return show(await linkSomebody(context, person.id, account));
    if (person || account) return show({ content: context.words.link.both });
    return show(await ownLink(context, await context.account(), linkNeeded));
  },
  presses: [
    press(
      buttons.checkLink,
      { needs: "own", by: "asker", late: "update" },
      async (context) => update(await ownLink(context, await context.account("afresh"), linkStillNeeded)),
    ),
  ],
});

/** How somebody links themselves, or that they are. */
async function ownLink(context: Context, account: Account, needed: typeof linkNeeded): Promise<Message> {
  const { words, person } = context;
  switch (account.kind) {
    case "linked": {
      const info = await context.own(account).info();
      return { content: info ? words.link.fine(titleText(info.name)) : words.me.gone };
    }
    case "ambiguous":
      return linkAmbiguous(words, person);
    default: {
      const message = needed(words, person);
      return account.kind === "shared" ? { ...message, content: `${words.link.sharing}\n${message.content}` } : message;
    }
  }
}

/** On an administrator's word: the account gets the person's Discord id. */
async function linkSomebody({ words, directory }: Context, person: string, typed: string): Promise<Message> {
  const userId = Number(/^#(\d{1,9})$/.exec(typed)?.[1]);
  if (!userId) return { content: words.link.pickAccount };
  const whom = `<@${person}>`;
  // Before the link, so that nothing can go wrong once it is made.
  const name = titleText((await directory.search("")).find((it) => it.userId === userId)?.name ?? typed);
  const became = await directory.link(userId, person);
  if (typeof became === "object") return { content: words.link.taken(whom, became.taken) };
  switch (became) {
    case "linked":
      return { content: words.link.done(whom, name) };
    case "already":
      return { content: words.link.already(whom, name) };
    case "gone":
      return { content: words.link.accountGone };
    case "owner":
      return { content: words.link.owner };
  }
}
