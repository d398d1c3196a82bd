/** Interactions as the gateway delivers them. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Channel } from "../channels.ts";
import type { Somebody } from "../people/somebody.ts";
import type { Fields } from "../rules/mod.ts";
import type { World } from "../world.ts";

/** Who did it, where. */
export interface Doer {
  somebody: Somebody;
  channel: Channel;
}

/** What the bot may do in a channel, as a bit set: everything an ordinary bot is invited with. */
const APP_PERMISSIONS = "562949953825856";
/** 10 MiB. */
const ATTACHMENTS = 10_485_760;

/** An interaction; `own` has its type, its data and its message. Id and token are set on delivery. */
export function payload(world: World, doer: Doer, own: Fields): APIInteraction {
  const { somebody, channel } = doer;
  const common = {
    id: "0",
    application_id: world.applicationId,
    token: "",
    version: 1,
    channel: channelFields(world, channel),
    channel_id: channel.id,
    locale: somebody.locale,
    app_permissions: APP_PERMISSIONS,
    entitlements: [],
    authorizing_integration_owners: owners(world, channel),
    context: channel.type === 1 ? 1 : 0,
    attachment_size_limit: ATTACHMENTS,
    ...own,
  };
  const whole = channel.type === 1 ? { ...common, user: somebody.user } : { ...common, ...inGuild(world, somebody) };
  // Put together from parts whose types are chosen by what the person did.
  return whole as unknown as APIInteraction;
}

/** Whose installation of the bot an interaction goes through; "0" stands for the conversation with the bot itself. */
export function owners(world: World, channel: Channel): Fields {
  return { 0: channel.type === 1 ? "0" : world.guild.id };
}

function inGuild(world: World, somebody: Somebody): Fields {
  const { id, locale } = world.guild;
  return {
    guild: { id, locale, features: [] },
    guild_id: id,
    guild_locale: locale,
    member: { user: somebody.user, ...memberFields(somebody) },
  };
}

/** A member of the guild without the user. */
export function memberFields(somebody: Somebody): Fields {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    deaf: false,
    flags: 0,
    joined_at: "2024-01-01T00:00:00.000000+00:00",
    mute: false,
    nick: null,
    pending: false,
    permissions: String(somebody.permissions),
    premium_since: null,
    roles: somebody.roles,
    unusual_dm_activity_until: null,
  };
}

/** A channel as it comes with an interaction. */
export function channelFields(world: World, channel: Channel): Fields {
  const { id, name, type, parentId } = channel;
  const last = channel.messages.at(-1)?.wire.id ?? null;
  if (type === 1) return { id, type, flags: 0, last_message_id: last };
  const place = {
    guild_id: world.guild.id,
    id,
    last_message_id: last,
    name,
    type,
    permissions: "2248473465835073",
    flags: 0,
  };
  if (type !== 11) return { ...place, nsfw: false, parent_id: null, position: 0, rate_limit_per_user: 0, topic: null };
  const thread = {
    archived: false,
    auto_archive_duration: 1440,
    locked: false,
    archive_timestamp: "2024-01-01T00:00:00.000000+00:00",
  };
  return {
    ...place,
    parent_id: parentId,
    owner_id: world.applicationId,
    member_count: 2,
    message_count: 0,
    thread_metadata: thread,
  };
}
