/** What somebody could not be told directly, told when they next use a command: privately, below its answer. */
import type { APIApplicationCommandInteraction, APIInteraction } from "discord-api-types/v10";
import { readAsker } from "../discord/asker.ts";
import { privately, show } from "../discord/reply.ts";
import { DiscordError, type Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { plainNotice } from "../notices/notice.ts";
import { stillWanted } from "../notices/sending/still_wanted.ts";
import type { Notice, NoticeStore, Store } from "../store/mod.ts";
import { heldMessage } from "../views/notice.ts";
import { wordsFor } from "../words/mod.ts";

/** What it is done with. */
export interface HeldParts {
  store: Pick<Store, "notices">;
  rest: Pick<Rest, "followUp">;
}

/** After a command was answered. Never rejects; what is not known to be shown stays. */
export type ShowHeld = (interaction: APIInteraction, log: Log) => Promise<void>;

/** How many are shown in one message; what is left waits for the next command. */
const AT_ONCE = 5;

/** Shows nobody the same twice, however fast they type, unless nobody knows whether they saw it. */
export function createHeld(parts: HeldParts): ShowHeld {
  const busy = new Set<string>();
  return async (interaction, log) => {
    if (interaction.type !== 2) return;
    const person = readAsker(interaction)?.id;
    if (person === undefined || busy.has(person)) return;
    busy.add(person);
    try {
      await showTo(parts, person, { interaction, log });
    } catch (error) {
      log.warn("cannot tell what was held", { person, error });
    } finally {
      busy.delete(person);
    }
  };
}

async function showTo(
  { store: { notices }, rest }: HeldParts,
  person: string,
  { interaction, log }: { interaction: APIApplicationCommandInteraction; log: Log },
): Promise<void> {
  const claimed = new Set<Notice>();
  try {
    await claim(notices, person, claimed);
    if (claimed.size === 0) return;
    await tell(rest, interaction, [...claimed]);
  } catch (error) {
    // They may have seen it: to see it twice is a smaller evil than never.
    await putBack(notices, claimed, log);
    throw error;
  }
  log.info("told what could not be told directly", { person, notices: claimed.size });
  // They may have opened their messages since: the next one finds out.
  const { closedUntil, ...conversation } = await notices.conversation(person);
  if (closedUntil !== undefined) await notices.setConversation(person, conversation);
}

/** Takes what is still wanted, noted as told before it is: of two processes only one shows it. */
async function claim(notices: NoticeStore, person: string, claimed: Set<Notice>): Promise<void> {
  for (const held of await notices.held(person)) {
    if (claimed.size === AT_ONCE) return;
    const { notice } = await stillWanted(notices, held);
    // Before it is settled: where that fails it may be settled all the same.
    if (notice) claimed.add(notice);
    const isOurs = await notices.settle(notice ?? held, notice ? "sent" : "dropped");
    if (notice && !isOurs) claimed.delete(notice);
  }
}

/** Each of them, also where another one cannot be put back. Never rejects. */
async function putBack(notices: NoticeStore, claimed: Iterable<Notice>, log: Log): Promise<void> {
  await Promise.all(Array.from(claimed, async (notice) => {
    try {
      await notices.putBack(notice);
    } catch (error) {
      log.warn("cannot hold again what was not told", { person: notice.person, notice: notice.id, error });
    }
  }));
}

/** Without links and pictures when Discord does not take it with them. */
async function tell(
  rest: HeldParts["rest"],
  { token, locale }: APIApplicationCommandInteraction,
  some: readonly Notice[],
): Promise<void> {
  const send = async (notices: readonly Notice[]) => {
    const { data } = privately(show(heldMessage(wordsFor(locale), notices)));
    if (data) await rest.followUp(token, data);
  };
  try {
    await send(some);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await send(some.map(plainNotice));
  }
}

/** Nothing was shown, for certain. */
function isRefused(error: unknown): boolean {
  return error instanceof DiscordError && (error.kind === "refused" || error.kind === "token");
}
