/** What there is in the bot's servers: the lists that a setup chooses from. */
import { rolesOf, type TinyGuild } from "../guilds.ts";
import { channelFields } from "../interactions/payload.ts";
import type { Fields, Problem } from "../rules/mod.ts";
import { type Call, ok, type Outcome, refuse, refuseBody } from "./outcome.ts";

/** What an ordinary member may do. */
const EVERYBODY = "2248473465835073";

/** GET /users/@me/guilds: by id, 200 at most. */
export function listGuilds({ world, query }: Call): Outcome {
  const limit = Number(query.get("limit") ?? 200);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return refuseBody([badLimit]);
  const [before, after] = [query.get("before"), query.get("after")];
  const found = [...world.joined.values()]
    .filter(({ id }) => (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)))
    .sort((one, other) => BigInt(one.id) < BigInt(other.id) ? -1 : 1);
  return ok((before && !after ? found.slice(-limit) : found.slice(0, limit)).map(guildFields));
}

/** GET /guilds/{guild_id}/roles: in no order that anybody promised. */
export function listRoles(call: Call): Outcome {
  return withGuild(call, (guild) => {
    const everyone = { id: guild.id, name: "@everyone", managed: false };
    const roles = [everyone, ...rolesOf(call.world, guild)].map((role, position) => ({
      ...ROLE,
      ...role,
      position,
      ...role.managed && { tags: { bot_id: call.world.bot.id } },
    }));
    return ok(roles);
  });
}

/** GET /guilds/{guild_id}/channels: all but threads, also those that the bot can not see. */
export function listChannels(call: Call): Outcome {
  const { world } = call;
  return withGuild(call, (guild) => {
    const all = guild.id === world.guild.id ? [...world.channels.values()] : [];
    const shown = all.filter(({ type }) => type !== 1 && type !== 11);
    return ok(shown.map((channel, position) => {
      const { permissions: _, ...fields } = channelFields(world, channel);
      return { ...fields, position, parent_id: channel.parentId ?? null, permission_overwrites: [] };
    }));
  });
}

const badLimit: Problem = {
  path: ["limit"],
  rule: "guild limit",
  code: "NUMBER_TYPE_RANGE",
  message: "int value should be between 1 and 200.",
};

/** What roles have in common here. */
const ROLE: Fields = {
  permissions: EVERYBODY,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  description: null,
  flags: 0,
};

function guildFields({ id, name }: TinyGuild): Fields {
  return { id, name, icon: null, banner: null, owner: false, permissions: EVERYBODY, features: [] };
}

/** A server where the bot is not is one that it does not know. */
function withGuild({ world, params }: Call, run: (guild: TinyGuild) => Outcome): Outcome {
  const guild = world.joined.get(params.guild_id ?? "");
  return guild ? run(guild) : refuse(404, 10004, "Unknown Guild");
}
