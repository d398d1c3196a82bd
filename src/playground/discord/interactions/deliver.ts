/** Hands an interaction to the bot, and starts its clock. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Stored } from "../channels.ts";
import { type Fields, INTERACTION, isObject, objectsOf } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { metadataOf, type Pending, startPending } from "./pending.ts";

/** What an interaction came from: the message that was pressed, the interaction that opened the form. */
export interface From {
  source?: Stored | undefined;
  opener?: Pending;
}

/** Delivers an interaction with a new id and token. The person and channel in it must be known. */
export function deliver(world: World, interaction: APIInteraction, { source, opener }: From = {}): Pending {
  const id = world.snowflake();
  const token = `aW50ZXJhY3Rpb246${id}${crypto.randomUUID().replaceAll("-", "")}`;
  const whole = { ...interaction, id, token };
  const channel = world.channels.get(interaction.channel?.id ?? "");
  const user = interaction.member?.user ?? interaction.user;
  if (!channel || !user) throw new Error("Cannot deliver an interaction: its channel or its person is not known here");
  const pending = startPending(world, {
    id,
    token,
    channel,
    person: user.id,
    source,
    asked: asked(interaction, source !== undefined),
    metadata: {
      id,
      type: interaction.type,
      user,
      authorizing_integration_owners: interaction.authorizing_integration_owners,
      ...opener && { triggering_interaction_metadata: metadataOf(opener) },
    },
  });
  world.dispatch("INTERACTION_CREATE", JSON.stringify(whole), interaction.guild_id);
  return pending;
}

function asked(interaction: APIInteraction, hasMessage: boolean): Pending["asked"] {
  const { type } = interaction;
  if (type !== INTERACTION.autocomplete) return { type, hasMessage };
  const focused = focusedOption({ ...interaction.data });
  return typeof focused?.type === "number" ? { type, hasMessage, focused: focused.type } : { type, hasMessage };
}

function focusedOption(fields: Fields): Fields | undefined {
  if (fields.focused === true) return fields;
  for (const option of objectsOf(fields, "options")) {
    const found = isObject(option) ? focusedOption(option) : undefined;
    if (found) return found;
  }
  return undefined;
}
