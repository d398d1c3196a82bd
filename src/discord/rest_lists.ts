/** What there is to choose from: the bot's servers, their roles, their text channels. Part of the REST side. */
import * as z from "zod";
import type { Call } from "./rest_exchange.ts";

/** A server that the bot is in. */
export interface ListedGuild {
  id: string;
  name: string;
}

/** A role; `managed` ones belong to a bot, a booster or a subscription, and nobody can be given them. */
export interface ListedRole {
  id: string;
  name: string;
  managed: boolean;
}

/** A channel where messages stand, and what it stands below. */
export interface ListedChannel {
  id: string;
  name: string;
  category?: string;
}

/** Errors are `DiscordError`s; a server that the bot is not in is "refused". */
export interface Lists {
  /** The servers that the bot is in, oldest first; 1,000 at most. */
  guilds(): Promise<ListedGuild[]>;
  /** A server's roles, the highest first, without the one that everybody has. */
  roles(guildId: string): Promise<ListedRole[]>;
  /** A server's text and announcement channels, in the order in which Discord shows them; also those that the bot cannot see. */
  textChannels(guildId: string): Promise<ListedChannel[]>;
}

type Ask = <T>(call: Omit<Call, "authorization">, schema: z.ZodType<T>) => Promise<T>;

/** Discord's most of servers in one answer. */
const PAGE = 200;
/** Who runs a bot in more servers than this many pages hold knows their ids. */
const PAGES = 5;

/** The part of the REST side that lists, by a way to ask Discord. */
export function createLists(ask: Ask): Lists {
  return {
    guilds: () => allGuilds(ask),
    async roles(guildId) {
      const call = { label: "list the roles", method: "GET", route: `/guilds/${guildId}/roles` } as const;
      const found = await ask(call, roleList);
      return found.filter(({ id }) => id !== guildId)
        .sort((one, other) => other.position - one.position || byId(one, other))
        .map(({ id, name, managed }) => ({ id, name, managed }));
    },
    async textChannels(guildId) {
      const call = { label: "list the channels", method: "GET", route: `/guilds/${guildId}/channels` } as const;
      return inOrder(await ask(call, channelList));
    },
  };
}

async function allGuilds(ask: Ask): Promise<ListedGuild[]> {
  const all: ListedGuild[] = [];
  for (let page = 0; page < PAGES; page++) {
    const after = all.at(-1)?.id ?? "0";
    const route = `/users/@me/guilds?limit=${PAGE}&after=${after}`;
    const found = await ask({ label: "list the servers", method: "GET", route }, guildList);
    all.push(...found.sort(byId));
    if (found.length < PAGE) break;
  }
  return all;
}

/** Discord's numbers for a text channel, a category and an announcement channel. */
const [TEXT, CATEGORY, ANNOUNCEMENTS] = [0, 4, 5];

/** Channels below no category stand first. */
function inOrder(channels: readonly RawChannel[]): ListedChannel[] {
  const categories = new Map(channels.filter(({ type }) => type === CATEGORY).map((it) => [it.id, it]));
  return channels.filter(({ type }) => type === TEXT || type === ANNOUNCEMENTS)
    .map((channel) => ({ channel, category: categories.get(channel.parent_id ?? "") }))
    .sort((one, other) => byPlace(one.category, other.category) || byPlace(one.channel, other.channel))
    .map(({ channel: { id, name }, category }) => ({ id, name, ...category && { category: category.name } }));
}

function byPlace(one: RawChannel | undefined, other: RawChannel | undefined): number {
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined);
  return one.position - other.position || byId(one, other);
}

/** The older first. */
function byId(one: { id: string }, other: { id: string }): number {
  const [a, b] = [BigInt(one.id), BigInt(other.id)];
  return a < b ? -1 : Number(a > b);
}

const id = z.string().regex(/^\d+$/);

const guildList = z.array(z.looseObject({ id, name: z.string() }).transform(({ id, name }) => ({ id, name })));

const roleList = z.array(
  z.looseObject({ id, name: z.string(), position: z.number().catch(0), managed: z.boolean().catch(false) }),
);

const rawChannel = z.looseObject({
  id,
  /** Discord has channels without one, none of which are of our types. */
  name: z.string().catch(""),
  type: z.number(),
  position: z.number().catch(0),
  parent_id: z.string().nullish().catch(undefined),
});
type RawChannel = z.output<typeof rawChannel>;

/** By its OpenAPI file, Discord may say null for none. */
const channelList = z.array(rawChannel).nullable().transform((list) => list ?? []);
