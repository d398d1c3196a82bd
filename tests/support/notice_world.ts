/** The bot over a small library with series, fast, and what a test about notices does again and again. */
import { permissions } from "../../src/playground/seerr/permissions.ts";
import type { TinyUser, Title } from "../../src/playground/seerr/mod.ts";
import type { Person, SeenMessage } from "../../src/playground/discord/mod.ts";
import { en, type Words } from "../../src/words/mod.ts";
import { type Bot, type BotOptions, startBot } from "./bot.ts";
import { eventually } from "./eventually.ts";
import { IDS, LIBRARY, PEOPLE } from "./small_world.ts";

/** Discord ids of those who are only here. */
export const MORE_IDS = { uhd: "200000000000000008", later: "200000000000000010" } as const;
/** Seerr's numbers of the people. */
export const USERS = { owner: 1, mia: 2, trusted: 3, uhd: 8, unlinked: 9 } as const;
/** TMDB ids of the series: over, going on and there so far, going on and not there. */
export const SERIES = { valley: 9101, station: 9102, post: 9103 } as const;

const MORE_PEOPLE: TinyUser[] = [
  {
    id: USERS.uhd,
    name: "Uwe",
    permissions: permissions.REQUEST | permissions.REQUEST_4K,
    discordIds: [MORE_IDS.uhd],
  },
  { id: USERS.unlinked, name: "Ulla", permissions: permissions.REQUEST },
];

const seasons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    seasonNumber: index + 1,
    episodeCount: 6 + index,
    airDate: `${2015 + index}-01-20`,
  }));

const series = (id: number, name: string, more: Partial<Extract<Title, { kind: "tv" }>> = {}): Title => ({
  kind: "tv",
  id,
  name,
  tvdbId: id + 90_000,
  firstAirDate: "2015-01-20",
  posterPath: `/poster-${id}.jpg`,
  status: "Returning Series",
  seasons: seasons(3),
  ...more,
});

export const NOTICE_LIBRARY: Title[] = [
  ...LIBRARY,
  series(SERIES.valley, "Copper Valley", { status: "Ended" }),
  series(SERIES.station, "Fennimore Station", {
    seasons: seasons(2),
    library: { status: 5, seasons: [{ seasonNumber: 1, status: 5 }, { seasonNumber: 2, status: 5 }] },
  }),
  series(SERIES.post, "Winter Post", { seasons: seasons(2) }),
];

/** What comes by itself comes within milliseconds. */
const FAST = { sweep: 20, walk: 40, wholeWalk: 80, hook: 20, wish: 80, tick: 20, retry: 30, longestRetry: 60 };

/** Starts the bot, and waits until it knows what there is already. */
export async function startNotices(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot({
    ...options,
    times: { ...FAST, ...options.times },
    seerr: {
      library: NOTICE_LIBRARY,
      people: [...PEOPLE, ...MORE_PEOPLE],
      applicationUrl: "https://seerr.example",
      ...options.seerr,
    },
  });
  // Whoever is not on Discord is told nothing.
  const uwe = { id: MORE_IDS.uhd, name: "Uwe" }, ulla = { id: MORE_IDS.later, name: "Ulla" };
  for (const who of [MIA, TRUSTED, uwe, ulla]) bot.discord.person(who);
  await watching(bot);
  return bot;
}

const MIA = { id: IDS.mia, name: "Mia" };
const TRUSTED = { id: IDS.trusted, name: "Trusted" };

/** Waits until a bot that was just started has noted what there is. */
export function watching(bot: Bot): Promise<void> {
  return rounds(bot, 2);
}

/** Waits for so many further sweeps and walks; those that are under way count as none. */
export async function rounds({ discord, seerr }: Bot, count = 3): Promise<void> {
  const sweeps = () => seerr.calls.filter((it) => it.path === "/request" && it.query.includes("filter=unavailable"));
  const walks = () => seerr.calls.filter((it) => it.path === "/media");
  const [sweepsBefore, walksBefore] = [sweeps().length, walks().length];
  await discord.until(() => sweeps().length > sweepsBefore + count && walks().length > walksBefore + 1);
}

/** Mia, who asks for everything. */
export function mia({ discord }: Bot, more: Partial<Parameters<Bot["discord"]["person"]>[0]> = {}): Person {
  return discord.person({ ...MIA, ...more });
}

/** Trusted, who may ask without being asked. */
export function trusted({ discord }: Bot): Person {
  return discord.person(TRUSTED);
}

/** A film is requested as people do. */
export async function requestFilm(person: Person, tmdbId: number, words: Words = en): Promise<void> {
  const card = await person.command("request movie", { title: `tmdb:${tmdbId}` });
  await person.press(card, words.request.button);
}

/** All seasons of a series are requested, or what another button of the picker says. */
export async function requestSeries(person: Person, tmdbId: number, button = en.season.all(3)): Promise<void> {
  const card = await person.command("request series", { title: `tmdb:${tmdbId}` });
  await person.press(card, en.season.choose);
  await person.press(card, button);
}

/** What messages say: "title: first line, second line". */
export function said(messages: readonly SeenMessage[]): string[] {
  return messages.map(({ embeds: [embed], content }) =>
    embed ? `${embed.title}: ${embed.description?.replaceAll("\n", ", ")}` : content
  );
}

/** What somebody was told directly. */
export function told(person: Person): string[] {
  return said(person.inbox);
}

/** Waits until somebody was told so many things. */
export async function untilTold({ discord }: Bot, person: Person, count = 1): Promise<string[]> {
  await discord.until(() => person.inbox.length >= count).catch(() => {});
  return told(person);
}

/** Waits until somebody follows so many titles, as they see it themselves. */
export async function untilFollowing(person: Person, count: number): Promise<void> {
  await eventually(async () => (await following(person)).length === count);
}

/** The lines of /following. */
export async function following(person: Person): Promise<string[]> {
  const { message } = await person.command("following");
  const text = message.embeds[0]?.description ?? "";
  return text === en.following.none ? [] : text.split("\n");
}

/** The labels of a message's buttons. */
export function labels({ components = [] }: SeenMessage): string[] {
  return components.flatMap((it) => it.type === 1 ? it.components : [])
    .flatMap((it) => "label" in it && it.label !== undefined ? [it.label] : []);
}

/** Starts the bot anew with what was changed in its configuration. */
export async function restart(bot: Bot): Promise<void> {
  await bot.stop();
  await bot.start();
  await watching(bot);
}
