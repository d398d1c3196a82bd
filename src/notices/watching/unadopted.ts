/** Open requests of people who do not follow them, perhaps because they linked their account since, or came back. */
import type { RequestRow } from "../../services/open_request_list.ts";
import { keyOf } from "./look_queue.ts";
import type { Adoption } from "./memory.ts";
import { candidates, ownersOf } from "./owners.ts";
import type { Watch } from "./watch.ts";

/** A request that is to be looked at, and what to remember of it when that was done. */
export interface Unadopted {
  row: RequestRow;
  adoption: Adoption;
}

/** The first look may have adopted it for somebody who has been forgotten and come back since. */
const MOST_LOOKS = 2;

/** What is known of one person. */
interface Standing {
  remembered: boolean;
  /** What they asked for, by title and number, as far as they follow it. */
  asked: ReadonlySet<string>;
}

/**
 * Requests that somebody should follow and does not. When a look has not changed that, nothing is said of them before
 * something else does: another link, or a follow that is gone.
 * @throws ServiceError when it is not known who has which account
 */
export async function unadopted(watch: Watch, open: readonly RequestRow[]): Promise<Unadopted[]> {
  const { memory, settings } = watch;
  if (!settings.requesters || open.length === 0) return [];
  const people = await watch.accounts.people();
  const standings = new Map<string, Promise<Standing>>();
  const found: Unadopted[] = [];
  for (const row of open) {
    const linked = candidates(settings.sharedUser, row.userId, people).join();
    const known = memory.adopted.get(row.id);
    const isKnown = known?.linked === linked;
    const owners = isKnown && known.owners.length > 0 ? known.owners : await ownersOf(watch, row, people);
    const marks = await Promise.all(owners.map((person) => markOf(watch, { row, person, standings })));
    const sign = marks.join();
    const looks = isKnown && known.sign === sign ? known.looks : 0;
    const adoption = { linked, owners, sign, looks: looks + 1 };
    if (!marks.includes("lacking")) memory.adopted.set(row.id, { ...adoption, looks: 0 });
    else if (looks < MOST_LOOKS) found.push({ row, adoption });
  }
  return found;
}

async function markOf(
  watch: Watch,
  { row, person, standings }: { row: RequestRow; person: string; standings: Map<string, Promise<Standing>> },
): Promise<"has" | "lacking" | "forgotten"> {
  const standing = standings.get(person) ?? standingOf(watch, person);
  standings.set(person, standing);
  const { remembered, asked } = await standing;
  if (!remembered) return "forgotten";
  return asked.has(`${keyOf(row)} ${row.id}`) ? "has" : "lacking";
}

async function standingOf({ store }: Watch, person: string): Promise<Standing> {
  const [remembered, follows] = await Promise.all([store.remembers(person), store.notices.following(person)]);
  const asked = follows.flatMap((follow) => follow.asked.map(({ id }) => `${keyOf(follow)} ${id}`));
  return { remembered, asked: new Set(asked) };
}
