/** The people that one can be. */
import type { Person, TinyDiscord } from "../discord/mod.ts";
import { samplePeople, sampleUserIds, type TinySeerr } from "../seerr/mod.ts";
import type { PageUser } from "./protocol.ts";

/** Somebody that one can be, and how they reach the bot. */
export interface Player {
  user: PageUser;
  person: Person;
}

/** The role that makes an administrator of Usherr. */
export const ADMIN_ROLE = "200000000000000001";

/** ADMINISTRATOR, as Discord's bit. */
const ADMINISTRATOR = 8n;

/** How many films and seasons Quentin may ask for: one more of each than he has. */
const QUOTA = { movie: 3, tv: 1 };

interface Part {
  name: string;
  about: string;
  /** Seerr's number; absent: nobody there has this Discord account. */
  userId?: number;
  /** Discord's; where Seerr knows it, that one. */
  id?: string;
  locale?: string;
  isAdmin?: true;
}

const PARTS: readonly Part[] = [
  { name: "Mira", about: "an ordinary member", userId: sampleUserIds.member },
  { name: "Quentin", about: "quota nearly used up", userId: sampleUserIds.quotaUsedUp },
  { name: "Ada", about: "administrator", userId: sampleUserIds.owner, isAdmin: true },
  { name: "Ulla", about: "not linked to Seerr", id: "300000000000000009" },
  { name: "Žofka", about: "speaks German", userId: sampleUserIds.german, locale: "de" },
];

/** Brings everybody onto the server, by their Discord ids; the first is whom one is at first. */
export function createCast(discord: TinyDiscord, seerr: TinySeerr): ReadonlyMap<string, Player> {
  const movieQuota = { limit: QUOTA.movie };
  seerr.setUser(sampleUserIds.quotaUsedUp, { movieQuota, tvQuota: { limit: QUOTA.tv } });
  return new Map(PARTS.map((part) => {
    const player = playerOf(discord, part);
    return [player.user.id, player] as const;
  }));
}

function playerOf(discord: TinyDiscord, { name, about, userId, locale = "en-US", ...more }: Part): Player {
  const id = more.id ?? samplePeople.find((each) => each.id === userId)?.discordIds?.[0];
  const power = more.isAdmin && { roles: [ADMIN_ROLE], permissions: ADMINISTRATOR };
  const person = discord.person({ name, locale, ...id !== undefined && { id }, ...power });
  return { user: { id: person.id, name, about, locale }, person };
}
