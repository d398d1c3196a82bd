/** Brings an answer to Discord in time: at once when it is quick, else a deferral first and the answer as an edit (shell). */
import type { APIInteractionResponse, APIInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import type { Choice } from "./options.ts";
import { type Answer, choices, type Deferral, EPHEMERAL, type Message, type Reply, type TextFile } from "./reply.ts";
import { within } from "./within.ts";

/** What Discord takes for an interaction. */
export interface Answering {
  respond(
    interaction: Interaction,
    response: APIInteractionResponse,
    files?: readonly TextFile[],
  ): Promise<"taken" | "lost">;
  edit(token: string, message: APIInteractionResponseCallbackData, files?: readonly TextFile[]): Promise<void>;
  followUp(token: string, message: APIInteractionResponseCallbackData, files?: readonly TextFile[]): Promise<void>;
}

/** What identifies an interaction to Discord. */
export interface Interaction {
  id: string;
  token: string;
}

/** How long an answer may take, in ms. */
export interface Patience {
  /** Then Discord is told that we are thinking; it waits 3 s. */
  defer: number;
  /** Then a person who types gets no choices; Discord waits 3 s. */
  suggest: number;
}

/** Half of Discord's 3 s for an answer, most of them for choices. */
export const PATIENCE: Patience = { defer: 1500, suggest: 2500 };

/** An answer on its way. */
export interface Pending {
  late: Deferral;
  lateFirst: boolean;
  /** Never rejects: what goes wrong is an answer too. */
  run(): Promise<Answer>;
}

/** Where and how to answer. */
export interface Delivery {
  to: Interaction;
  discord: Answering;
  log: Log;
  patience: Patience;
}

/** What became of an interaction: another process answered it first, it was answered at once, or after a deferral. */
export type Delivered = "lost" | "at once" | "late";

/** Answers with choices, with none when that takes too long. Rejects when Discord cannot be told. */
export async function deliverChoices(
  run: () => Promise<Choice[]>,
  { to, discord, patience }: Pick<Delivery, "to" | "discord" | "patience">,
): Promise<Delivered> {
  const found = await within(run().catch(() => []), patience.suggest);
  return await discord.respond(to, choices(found ?? [])) === "taken" ? "at once" : "lost";
}

/** Answers a command or a press. Rejects when Discord cannot be told. */
export async function deliver(pending: Pending, delivery: Delivery): Promise<Delivered> {
  const { to, discord, patience } = delivery;
  if (pending.lateFirst) {
    if (await discord.respond(to, pending.late) === "lost") return "lost";
    await finish(pending.late, await pending.run(), delivery);
    return "late";
  }
  const running = pending.run();
  const quick = await within(running, patience.defer);
  if (await discord.respond(to, quick?.reply ?? pending.late, quick?.files) === "lost") return "lost";
  if (quick) await lookAgain(quick, delivery);
  else await finish(pending.late, await running, delivery);
  return quick ? "at once" : "late";
}

/** The answer after a deferral: an edit where one was promised, else a message of its own. */
async function finish(late: Deferral, answer: Answer, delivery: Delivery): Promise<void> {
  const { to, discord } = delivery;
  const { reply, files } = answer;
  if (late.type === 6 && reply.type === 4) {
    const { flags = 0 } = reply.data;
    return await discord.followUp(to.token, { ...reply.data, flags: flags | EPHEMERAL }, files);
  }
  await discord.edit(to.token, changeOf(reply), files);
  await lookAgain(answer, delivery);
}

async function lookAgain({ later }: Answer, { to, discord, log }: Delivery): Promise<void> {
  if (!later) return;
  const news = await later().catch((error) => log.warn("cannot look again", { error }));
  if (news) await discord.edit(to.token, changeOf(news));
}

/** The part of a message that an edit may carry: who sees it was decided by the first answer. */
function changeOf({ data = {} }: Reply): Message {
  const { flags = 0, ...message } = data;
  const kept = flags & ~EPHEMERAL;
  return kept ? { ...message, flags: kept } : message;
}
