/** The roles and channels that there are to choose from. */
import type { Config } from "../../config.ts";
import { DiscordError, type Rest } from "../../discord/rest.ts";
import { silent } from "../../log.ts";
import type { Io } from "../io.ts";
import { withRest } from "../with_rest.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./pick.ts";

/** What the bot's servers have. */
export interface LiveLists {
  roles: Entry[];
  channels: Entry[];
}

/** Servers whose lists are read: who has more knows the ids. */
const MOST = 10;

/** The lists; undefined, after one sentence, when there are none to be had for `what`. */
export async function liveLists(io: Io, config: Config, what: string): Promise<LiveLists | undefined> {
  try {
    const lists = await withRest(config, { log: silent }, (rest) => readLists(rest, config.discord.guildIds));
    if (lists) return lists;
    io.out(`! The bot is in no server yet, so there is no list to choose ${what} from. Run setup again when it is`);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    io.out(`! There is no list to choose ${what} from: ${error.message}. Run setup again later`);
  }
  return undefined;
}

/** The draft, knowing the names of what is on the lists. */
export function named(draft: Draft, { roles, channels }: LiveLists): Draft {
  const all = [...roles, ...channels].map(({ id, name }) => [id, name] as const);
  return { ...draft, names: new Map([...draft.names ?? [], ...all]) };
}

async function readLists(rest: Rest, only: readonly string[]): Promise<LiveLists | undefined> {
  const all = await rest.guilds();
  const guilds = all.filter(({ id }) => only.length === 0 || only.includes(id)).slice(0, MOST);
  if (guilds.length === 0) return undefined;
  const lists: LiveLists = { roles: [], channels: [] };
  for (const { id, name } of guilds) {
    const server = guilds.length > 1 ? [name] : [];
    for (const role of await rest.roles(id)) {
      lists.roles.push(entry(role.id, role.name, [...role.managed ? ["managed by Discord"] : [], ...server]));
    }
    for (const channel of await rest.textChannels(id)) {
      lists.channels.push(
        entry(channel.id, `#${channel.name}`, [...channel.category ? [channel.category] : [], ...server]),
      );
    }
  }
  return lists;
}

function entry(id: string, name: string, about: readonly string[]): Entry {
  return { id, name, ...about.length > 0 && { about: about.join(", ") } };
}
