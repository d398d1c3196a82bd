/** People for `usherr play` and the tests. All invented. */
import { permissions } from "./permissions.ts";
import type { TinyUser } from "./user.ts";

const { ADMIN, AUTO_APPROVE, MANAGE_REQUESTS, MANAGE_USERS, REQUEST, REQUEST_4K } = permissions;

/** Seerr's numbers of the sample people, by what is special about them. */
export const sampleUserIds = {
  owner: 1,
  member: 2,
  quotaUsedUp: 3,
  forbidden: 4,
  autoApproved: 5,
  twin: 6,
  otherTwin: 7,
  rubbishDiscordId: 8,
  unlinked: 9,
  moderator: 10,
  noSettings: 11,
  german: 12,
  uhd: 13,
} as const;

/** One of each kind that a bot must tell apart. */
export const samplePeople: readonly TinyUser[] = [
  { id: 1, name: "Ada", permissions: ADMIN, discordIds: ["100000000000000001"], locale: "en" },
  { id: 2, name: "Mira", discordIds: ["100000000000000002"] },
  { id: 3, name: "Quentin", discordIds: ["100000000000000003"], movieQuota: { limit: 2 }, tvQuota: { limit: 3 } },
  { id: 4, name: "Nils", permissions: 0, discordIds: ["100000000000000004"] },
  { id: 5, name: "Aurelia", permissions: REQUEST | AUTO_APPROVE, discordIds: ["100000000000000005"] },
  { id: 6, name: "Castor", discordIds: ["100000000000000006"] },
  { id: 7, name: "Pollux", discordIds: ["100000000000000006"] },
  { id: 8, name: "Ruben", discordIds: ["not-a-snowflake"] },
  { id: 9, name: "Ulla" },
  { id: 10, name: "Greta", permissions: REQUEST | MANAGE_REQUESTS | MANAGE_USERS, discordIds: ["100000000000000010"] },
  { id: 11, name: "Nora", settings: false },
  {
    id: 12,
    name: "Žofka 🎬",
    email: "zofka",
    jellyfinId: "a1b2c3d4e5f6",
    locale: "de",
    discordIds: ["100000000000000012"],
  },
  { id: 13, name: "Uwe", permissions: REQUEST | REQUEST_4K, discordIds: ["100000000000000013", "300000000000000013"] },
];
