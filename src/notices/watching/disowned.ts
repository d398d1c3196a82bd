/** Requests that were adopted because of an account that is not theirs any more: somebody had linked the wrong one. */
import type { Accounts } from "../../services/accounts.ts";
import type { KnownRequest, TitleId } from "../../services/title_state.ts";
import type { Follow } from "../../store/mod.ts";
import type { Found } from "./adoptions.ts";
import { keyOf } from "./look_queue.ts";
import type { Memory } from "./memory.ts";
import { type Asks, candidates, ownersOf } from "./owners.ts";

/** Who knows whose a request is, and whose it was. */
export interface Disowning extends Asks {
  accounts: Pick<Accounts, "people" | "hasLost">;
}

/** Somebody's request while its account is not theirs. */
export interface Lost {
  id: number;
  person: string;
  /** The account. */
  userId: number;
}

/**
 * Requests in somebody's follow that do not count for now. They stay in it, and count again when the account is theirs once
 * more: a follow that ended for want of anything else goes on then (see `revived`). What they asked for here stays theirs.
 * @throws ServiceError when it is not known who has which account
 */
export async function disowned(watch: Disowning, { look, follows }: Omit<Found, "news">): Promise<Lost[]> {
  const { kind, tmdbId, state } = look;
  const lost: Lost[] = [];
  for (const { value } of follows) {
    for (const { id } of waitingIn(value)) {
      const request = state.requests.find((it) => it.id === id);
      const userId = request?.userId;
      if (!request || userId === undefined) continue;
      const isTheirs = await ownsStill(watch, value, { ...request, userId, kind, tmdbId });
      if (!isTheirs) lost.push({ id, person: value.person, userId });
    }
  }
  return lost;
}

/** Requests that count; those of a follow that is done are only there because they did not. */
function waitingIn({ asked, ended }: Follow): Follow["asked"] {
  return ended?.why === "stopped" ? [] : asked.filter(({ done }) => !done);
}

/** What counts is lost only on evidence, and what does not comes back only on evidence. */
async function ownsStill(
  watch: Disowning,
  { person, ended }: Follow,
  request: KnownRequest & TitleId & { userId: number },
): Promise<boolean> {
  const { accounts, settings: { sharedUser } } = watch;
  if (ended) return (await ownersOf(watch, request, await accounts.people())).includes(person);
  if (request.userId === sharedUser || !accounts.hasLost(person, request.userId)) return true;
  return await watch.store.requester(request.id, request) === person;
}

/** A follow without what does not count; the very one that was given when all of it does. */
export function withoutLost(follow: Follow, lost: readonly Lost[]): Follow {
  const ids = lost.filter(({ person }) => person === follow.person).map(({ id }) => id);
  return ids.length === 0 ? follow : { ...follow, asked: follow.asked.filter(({ id }) => !ids.includes(id)) };
}

/** A follow as it goes on, again with those requests of the former one that do not count. */
export function withLost(next: Follow, former: Follow | undefined, lost: readonly Lost[]): Follow {
  const theirs = lost.filter(({ person }) => person === next.person);
  const kept = former?.asked.filter(({ id }) => theirs.some((it) => it.id === id)) ?? [];
  return kept.length === 0 ? next : { ...next, asked: [...next.asked, ...kept] };
}

/** Goes on when one of its requests counts again; else the very one that was given. */
export function revived(follow: Follow): Follow {
  const { ended, ...rest } = follow;
  return ended?.why === "done" && waitingIn(follow).length > 0 ? rest : follow;
}

/** Remembers for the sweeps what does not count at a title. */
export function noteLost({ lost }: Pick<Memory, "lost">, { kind, tmdbId }: TitleId, now: readonly Lost[]): void {
  const title = { kind, tmdbId };
  if (now.length > 0) lost.set(keyOf(title), { title, requests: now });
  else lost.delete(keyOf(title));
}

/** Titles of requests whose account is theirs again. @throws ServiceError when it is not known who has which account */
export async function regained(
  { memory, accounts, settings }: Disowning & { memory: Pick<Memory, "lost"> },
): Promise<(TitleId & { id: number })[]> {
  if (memory.lost.size === 0) return [];
  const people = await accounts.people();
  return [...memory.lost.values()].flatMap(({ title, requests }) =>
    requests.filter(({ person, userId }) => candidates(settings.sharedUser, userId, people).includes(person))
      .map(({ id }) => ({ ...title, id }))
  );
}
