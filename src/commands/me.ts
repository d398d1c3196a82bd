/** `/me`: my account, what I may ask for, what is left; what the bot keeps about me, to read or to have it forgotten. */
import { buttons } from "../buttons.ts";
import { type Message, show, update } from "../discord/reply.ts";
import { accountCard, dataRow, exportFile, forgetQuestion } from "../views/account.ts";
import { command, type Context, press } from "./context.ts";
import { asAccount } from "./linked.ts";

const manner = { needs: "own", by: "asker", late: "update" } as const;

/** The command, and what is pressed below the account. */
export const me = command({
  name: "me",
  label: (words) => words.me,
  needs: "own",
  options: {},
  run: async (context) => show(await card(context)),

  presses: [
    press(buttons.exportMe, { ...manner, late: "show" }, async ({ words, person, data, now }) => ({
      reply: show({ content: words.me.exported }),
      files: [exportFile(person, await data.all(), now)],
    })),

    press(buttons.forgetMe, manner, async ({ words, data }) => {
      const { asked } = await data.all();
      return update(forgetQuestion(words, asked.length));
    }),

    press(buttons.forgetMeNow, { ...manner, writes: true }, async ({ words, data }) => {
      await data.forget();
      return update({ content: words.me.forgotten });
    }),

    press(buttons.backToMe, { ...manner, free: true }, async (context) => update(await card(context))),
  ],
});

async function card(context: Context): Promise<Message> {
  const account = await context.account();
  const requests = await context.kept();
  const followed = await context.following.list();
  const wishes = followed.flatMap(({ follow }) => follow.wish ? [follow] : []);
  const message = await asAccount(context, account, {
    run: async () => {
      const info = account.kind === "linked" || account.kind === "shared"
        ? await context.own(account).info()
        : undefined;
      if (info) {
        return accountCard(context.words, info, {
          shared: account.kind === "shared",
          requests,
          follows: followed.length,
          wishes,
        });
      }
      return { content: context.words.me.gone, components: [dataRow(context.words)] };
    },
  });
  const isLost = account.kind !== "linked" && account.kind !== "shared";
  return isLost ? { ...message, components: [...message.components ?? [], dataRow(context.words)] } : message;
}
