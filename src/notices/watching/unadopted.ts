/** Open requests of people who do not follow them, perhaps because they linked their account since, or came back. */
import type { RequestRow } from "../../services/open_request_list.ts";
import { isLive } from "../wants.ts";
import type { NoticeStore } from "../../store/mod.ts";
import type { Adoption, Memory } from "./memory.ts";
import { candidates, ownersOf } from "./owners.ts";
import type { Watch } from "./watch.ts";

/** A request that is to be looked at, and what to remember of it when that was done. */
export interface Unadopted {
  row: RequestRow;
  adoption: Adoption;
}

/** What is needed for that. */
export interface Unadopting {
  memory: Pick<Memory, "adopted">;
  settings: Pick<Watch["settings"], "requesters" | "sharedUser">;
  accounts: Pick<Watch["accounts"], "people">;
  store: Pick<Watch["store"], "requester" | "remembers"> & { notices: Pick<NoticeStore, "follow"> };
}

/** The first look may have adopted it for somebody who has been forgotten and come back since. */
const MOST_LOOKS = 2;

/**
 * Requests that somebody should follow and does not. When a look has not changed that, nothing is said of them before
 * something else does: another link, or a follow that is gone.
 * @throws ServiceError when it is not known who has which account
 */
export async function unadopted(watch: Unadopting, open: readonly RequestRow[]): Promise<Unadopted[]> {
  const { memory, settings } = watch;
  if (!settings.requesters || open.length === 0) return [];
  const people = await watch.accounts.people();
  const remembered = new Map<string, Promise<boolean>>();
  const found: Unadopted[] = [];
  for (const row of open) {
    const linked = candidates(settings.sharedUser, row.userId, people).join();
    const known = memory.adopted.get(row.id);
    const isKnown = known?.linked === linked;
    const owners = isKnown && known.owners.length > 0 ? known.owners : await ownersOf(watch, row, people);
    const marks = await Promise.all(owners.map((person) => markOf(watch, { row, person, remembered })));
    const sign = marks.join();
    const looks = isKnown && known.sign === sign ? known.looks : 0;
    const adoption = { linked, owners, sign, looks: looks + 1 };
    if (!marks.includes("lacking")) memory.adopted.set(row.id, { ...adoption, looks: 0 });
    else if (looks < MOST_LOOKS) found.push({ row, adoption });
  }
  return found;
}

async function markOf(
  { store }: Unadopting,
  { row, person, remembered }: { row: RequestRow; person: string; remembered: Map<string, Promise<boolean>> },
): Promise<"has" | "lacking" | "forgotten"> {
  const isRemembered = remembered.get(person) ?? store.remembers(person);
  remembered.set(person, isRemembered);
  if (!await isRemembered) return "forgotten";
  // Whatever else they follow costs nothing.
  const { value: follow } = await store.notices.follow(person, { kind: row.kind, tmdbId: row.tmdbId });
  return follow && isLive(follow) && follow.asked.some(({ id }) => id === row.id) ? "has" : "lacking";
}
