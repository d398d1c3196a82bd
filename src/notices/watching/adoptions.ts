/** Requests that become part of what somebody follows, wherever they were made. */
import type { Accounts } from "../../services/accounts.ts";
import type { KnownRequest, Look } from "../../services/title_state.ts";
import type { Follow, Wish } from "../../store/mod.ts";
import { isOpen } from "../changes.ts";
import { type Asks, candidates, ownersOf, type People } from "./owners.ts";

/** What a look found, and who follows the title so far. */
export interface Found {
  look: Pick<Look, "kind" | "tmdbId" | "state">;
  /** Requests that are seen for the first time, or were open until now: they count although they may be over. */
  news: ReadonlySet<number>;
  follows: readonly { value: Follow }[];
}

/** Who knows whose a request is, and whose requests are taken into account. */
export interface Adopting extends Asks {
  accounts: Pick<Accounts, "people">;
  settings: Asks["settings"] & { requesters: boolean };
  is4k(wish: Wish): boolean;
}

/**
 * By person, their requests that are not in their follow yet. One that was over before is history. Where requesters do
 * not follow what they request, only what a standing wish of theirs was about to request counts: they wished to be told.
 * @throws ServiceError when it is not known who has which account
 */
export async function adoptions(watch: Adopting, found: Found): Promise<Map<string, KnownRequest[]>> {
  const theirs = new Map<string, KnownRequest[]>();
  const counting = countingOf(watch, found);
  if (counting.length === 0) return theirs;
  const owners = await createOwning(watch, found);
  const asked = new Set(found.follows.flatMap(({ value }) => value.asked.map(({ id }) => `${id} ${value.person}`)));
  for (const request of counting) {
    for (const person of await owners(request)) {
      if (asked.has(`${request.id} ${person}`)) continue;
      if (!watch.settings.requesters && !isWished(watch, found, request, person)) continue;
      theirs.set(person, [...theirs.get(person) ?? [], request]);
    }
  }
  return theirs;
}

function countingOf(watch: Adopting, found: Found): KnownRequest[] {
  const { look: { kind, state }, news } = found;
  const counting = state.requests.filter((it) => news.has(it.id) || isOpen(kind, it, state));
  return watch.settings.requesters ? counting : counting.filter((it) => isWished(watch, found, it));
}

/** Whether a standing wish, of anybody or of that person, was about to request it. */
function isWished(watch: Adopting, { follows }: Found, { is4k, seasons }: KnownRequest, person?: string): boolean {
  return follows.some(({ value: { person: whose, wish } }) =>
    (person === undefined || whose === person) && wish?.trying !== undefined && watch.is4k(wish) === is4k &&
    seasons.some((season) => wish.trying?.includes(season))
  );
}

/** Who owns a request. Before one that is over already counts as nobody's, accounts are read anew: a link may be new too. */
async function createOwning(watch: Adopting, { look, news }: Found): Promise<(it: KnownRequest) => Promise<string[]>> {
  const { kind, tmdbId, state } = look;
  let people: People = await watch.accounts.people();
  let isAfresh = false;
  return async (request) => {
    const owned = { ...request, kind, tmdbId };
    const owners = await ownersOf(watch, owned, people);
    const isLast = owners.length === 0 && news.has(request.id) && !isOpen(kind, request, state);
    if (!isLast || isAfresh || !mayBeLinked(watch, request, people)) return owners;
    isAfresh = true;
    // What cannot be read anew has to do as it is: other people wait for this look.
    people = await watch.accounts.people("afresh").catch(() => people);
    return await ownersOf(watch, owned, people);
  };
}

function mayBeLinked({ settings: { sharedUser } }: Adopting, { userId }: KnownRequest, people: People): boolean {
  return userId !== undefined && userId !== sharedUser && candidates(sharedUser, userId, people).length === 0;
}
