/** Whose a request is. */
import type { TitleId } from "../../services/title_state.ts";
import type { WatcherParts } from "./watch.ts";

/** Everybody's Discord ids by their Seerr account. */
export type People = ReadonlyMap<number, readonly string[]>;

/** A request, and what it is for. */
export interface Owned extends TitleId {
  id: number;
  is4k: boolean;
  /** The Seerr account that asked. */
  userId?: number;
}

/** Who can say so. */
export interface Asks {
  store: Pick<WatcherParts["store"], "requester" | "remembers">;
  settings: Pick<WatcherParts["settings"], "sharedUser">;
}

/**
 * Who asked through the bot; else those whose Discord id stands on exactly the account that asked. Nobody who does not want
 * to be remembered, and nobody for the account that many share.
 */
export async function ownersOf(
  { store, settings }: Asks,
  request: Owned,
  people: People,
): Promise<string[]> {
  const asker = await store.requester(request.id, request);
  const owners = asker === undefined ? candidates(settings.sharedUser, request.userId, people) : [asker];
  const remembered = await Promise.all(owners.map((it) => store.remembers(it)));
  return owners.filter((_, index) => remembered[index]);
}

/** Those who are linked to an account. */
export function candidates(
  sharedUser: number | undefined,
  userId: number | undefined,
  people: People,
): readonly string[] {
  return userId === undefined || userId === sharedUser ? [] : people.get(userId) ?? [];
}
