/** `/request … for:`: asked with somebody else's account, rights and quota, and it is theirs. Only administrators may. */
import { readBehalf } from "../buttons.ts";
import { type Answer, type Message, type Reply, show } from "../discord/reply.ts";
import type { Asked } from "../views/outcome.ts";
import { titleText } from "../views/title_line.ts";
import type { Context } from "./context.ts";

/** The context of whoever a button or an option names, who may be the presser; undefined when they may not ask for others. */
export function actingFor(context: Context, person: string | undefined): Context | undefined {
  if (person === undefined || person === context.person) return context;
  return context.may("admin") ? context.as(person) : undefined;
}

/** Does what a button says, for whom it says; a private sentence when the presser may not. */
export async function acting<T>(
  context: Context,
  given: string,
  run: (context: Context, what: string) => Promise<T>,
): Promise<T | Reply> {
  const { what, person } = readBehalf(given);
  const one = actingFor(context, person);
  return one ? await run(one, what) : show({ content: context.words.refused.admin });
}

/** A message that says whose view it shows, when that is somebody else's. */
export function inTheirView({ words, behalf }: Context, message: Message): Message {
  if (behalf === undefined) return message;
  const header = words.request.theirView(`<@${behalf}>`);
  return { ...message, content: message.content ? `${header}\n${message.content}` : header };
}

/** Tells whoever something was asked for; nobody, when somebody asked for themselves. Never rejects. */
export async function tellThem(context: Context, title: string | undefined, asked: readonly Asked[]): Promise<void> {
  const { behalf } = context;
  if (behalf === undefined || title === undefined || !asked.some(({ outcome }) => outcome.kind === "requested")) return;
  await context.tell(behalf, (words) => ({ content: words.request.forYou(titleText(title)) }));
}

/** The same after the answer was seen, and then whatever else comes later. */
export function tellingThem(
  context: Context,
  title: string | undefined,
  asked: readonly Asked[],
  again: Answer["later"],
): Answer["later"] {
  if (context.behalf === undefined) return again;
  return async () => {
    await tellThem(context, title, asked);
    return await again?.();
  };
}
