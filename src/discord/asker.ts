/** Who asks, and where: read from an interaction by a schema, because the gate decides by it. */
import * as z from "zod";

const snowflake = z.string().regex(/^\d{17,20}$/);
const User = z.looseObject({ id: snowflake });

/** The part of an interaction that says who and where. */
const Interaction = z.looseObject({
  guild_id: snowflake.nullish(),
  user: User.nullish(),
  member: z.looseObject({ user: User, roles: z.array(snowflake) }).nullish(),
  channel_id: snowflake.nullish(),
  channel: z.looseObject({ id: snowflake, type: z.number().optional(), parent_id: snowflake.nullish() }).nullish(),
  message: z.looseObject({ interaction_metadata: z.looseObject({ user: User }).nullish() }).nullish(),
});

/** Somebody who typed a command, typed into one of its options, or pressed something. */
export interface Asker {
  id: string;
  /** Undefined in a direct message, where Discord tells no roles. */
  guild: { id: string; roles: readonly string[] } | undefined;
  /** The channel, and the parent of a thread. */
  channels: readonly string[];
  /** For a press: whoever the message was made for. Undefined when Discord does not say. */
  addressee: string | undefined;
}

/** Who asks; undefined when the interaction does not say so in a way that can be relied on. */
export function readAsker(interaction: unknown): Asker | undefined {
  const read = Interaction.safeParse(interaction);
  if (!read.success) return undefined;
  const { guild_id, user, member, channel, channel_id, message } = read.data;
  if (guild_id ? !member : !user || member) return undefined;
  const id = (member?.user ?? user)?.id;
  if (!id) return undefined;
  const channels = [channel?.id ?? channel_id, isThread(channel?.type) ? channel?.parent_id : undefined];
  return {
    id,
    guild: guild_id && member ? { id: guild_id, roles: member.roles } : undefined,
    channels: channels.filter((it) => typeof it === "string"),
    // A direct message is between the bot and one person.
    addressee: message?.interaction_metadata?.user.id ?? (message && !guild_id ? id : undefined),
  };
}

/** Announcement threads, public threads and private threads; a channel's parent is its category. */
function isThread(type: number | undefined): boolean {
  return type === 10 || type === 11 || type === 12;
}
