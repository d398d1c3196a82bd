/** What one look at a title comes to for each person, and for everybody. */
import { atOnce } from "../../services/at_once.ts";
import type { KnownRequest, Look } from "../../services/title_state.ts";
import { EVERYBODY, type Follow, type Habits, type Part } from "../../store/mod.ts";
import type { Change } from "../changes.ts";
import { noticeOf } from "../notice.ts";
import { announced, owed } from "../owed.ts";
import { adopt, withoutTaken } from "../wants.ts";
import { type Lost, revived, withLost, withoutLost } from "./disowned.ts";
import type { Watch } from "./watch.ts";

/** A look, what happened since the one before, and whom it may concern. */
export interface News {
  look: Look;
  changes: readonly Change[];
  /** What happened besides requests that are new. */
  public: readonly Change[];
  /** Everybody's, those that ended included. */
  follows: readonly { value: Follow; version: string }[];
  /** Requests that are seen for the first time. */
  fresh: ReadonlySet<number>;
  /** By person, their requests that are to become part of their follow. */
  adopted: ReadonlyMap<string, readonly KnownRequest[]>;
  /** Requests in a follow that are not that person's. */
  lost: readonly Lost[];
}

/** Someone whom a look may concern. */
interface Concerned {
  person: string;
  follow?: { value: Follow; version: string };
  adopted: readonly KnownRequest[];
}

/** How many people are looked up at a time. */
const AT_ONCE = 16;
/** How new a follow is of which earlier messages may have to be forgotten, in milliseconds: somebody may want to hear again. */
const NEW = 86_400_000;

/** Those whom it concerns, each once; names are asked for once a language. */
export async function partsOf(watch: Watch, news: News): Promise<Part[]> {
  const named = namesOf(watch, news.look);
  const people = new Map<string, Concerned>();
  for (const follow of news.follows) {
    const { person } = follow.value;
    people.set(person, { person, follow, adopted: news.adopted.get(person) ?? [] });
  }
  for (const [person, adopted] of news.adopted) if (!people.has(person)) people.set(person, { person, adopted });
  const parts = await atOnce(AT_ONCE, [...people.values()], (it) => partOf(watch, { news, named }, it));
  const everybody = watch.settings.announce ? await publicPart(watch, news) : undefined;
  return [everybody, ...parts].filter((part) => part !== undefined);
}

interface Telling {
  news: News;
  named: Named;
}

async function partOf(watch: Watch, { news, named }: Telling, concerned: Concerned): Promise<Part | undefined> {
  const { look, changes } = news;
  const { person, adopted } = concerned;
  const now = watch.now();
  const former = concerned.follow && withoutLost(concerned.follow.value, news.lost);
  const follow = adopted.reduce<Follow | undefined>(
    (it, request) => adopt(it, request, { person, title: look, now }),
    former && asFound(watch, look, former),
  );
  if (!follow) return undefined;
  const found = {
    follow,
    changes,
    adopted: new Set(adopted.map(({ id }) => id)),
    fresh: news.fresh,
    state: look.state,
    episodes: look.episodes,
    now,
  };
  // Most people have nothing to do with what brought us here, and need not be read up on.
  if (changes.length === 0 && adopted.length === 0 && follow.at < now - NEW) {
    const without = owed({ ...found, told: [], habits: {} });
    if (without.lines.length === 0 && without.follow === former) return undefined;
  }
  const { notices } = watch.store;
  const [told, habits] = await Promise.all([notices.told(person, look), notices.habits(person)]);
  const { lines, tell, untell, follow: next, since } = owed({ ...found, told, habits });
  if (next === former && tell.length === 0 && untell.length === 0) return undefined;
  const part = {
    person,
    tell,
    untell,
    ...(next === former ? {} : { follow: written(next, news, concerned) }),
  };
  if (lines.length === 0 || watch.settings.to === "off") return part;
  const name = await named(habits.locale);
  const saying = { person, lines, now, isOver: next.ended !== undefined, ...(since === undefined ? {} : { since }) };
  return { ...part, notice: noticeOf({ ...look, ...name }, saying) };
}

/** It may go on; a wish goes on after what others have taken. */
function asFound(watch: Watch, look: Look, former: Follow): Follow {
  const follow = revived(former);
  return follow.wish ? withoutTaken(follow, look, watch.is4k(follow.wish)) : follow;
}

function written(next: Follow, { lost }: News, { follow: former }: Concerned): NonNullable<Part["follow"]> {
  return { value: withLost(next, former?.value, lost), version: former?.version ?? null };
}

async function publicPart(watch: Watch, { look, public: changes }: News): Promise<Part | undefined> {
  if (changes.length === 0) return undefined;
  const told = await watch.store.notices.told(EVERYBODY, look);
  const { lines, tell, untell } = announced(changes, told, look.episodes);
  if (tell.length === 0 && untell.length === 0) return undefined;
  const part = { person: EVERYBODY, tell, untell };
  return lines.length === 0
    ? part
    : { ...part, notice: noticeOf(look, { person: EVERYBODY, lines, now: watch.now() }) };
}

type Named = (locale: Habits["locale"]) => Promise<{ title: string; year?: number } | undefined>;

/** What the title is called in a language; undefined where it is called as in the look. */
export function namesOf(watch: Pick<Watch, "name" | "log">, title: Pick<Look, "kind" | "tmdbId">): Named {
  const names = new Map<string, ReturnType<Named>>();
  const name = (locale: string) =>
    watch.name(title, locale).catch((error) => {
      watch.log.debug("title has no name in a language", { ...title, locale, error });
      return undefined;
    });
  return (locale) => {
    if (locale === undefined) return Promise.resolve(undefined);
    const known = names.get(locale) ?? name(locale);
    names.set(locale, known);
    return known;
  };
}
