/** Where a notice goes: a conversation, a channel, or nowhere for now. */
import { EVERYBODY, type Notice } from "../../store/mod.ts";
import type { Office } from "./courier_parts.ts";
import type { Place } from "./refusal.ts";

/** A place for a message. */
export interface Target {
  place: Place;
  channel: string;
  /** Whom it mentions there. */
  mention?: string;
  /** The conversation was opened for it, in its own pace. */
  isNew?: true;
}

/** A place; "hold": kept until they use a command; "drop": nobody wants it; a number: a conversation may be opened then. */
export type Destination = Target | "hold" | "drop" | { opensAt: number };

/** Where a notice goes by what is known. Opens a conversation when it is time. @throws DiscordError */
export async function destinationOf(office: Office, { id, person }: Notice): Promise<Destination> {
  const { store, settings, now } = office;
  if (person === EVERYBODY) return settings.announce ? { place: "channel", channel: settings.announce } : "drop";
  if (settings.to === "channel") return inChannel(office, person) ?? "drop";
  const { channel, closedUntil = 0 } = await store.conversation(person);
  if (closedUntil > now()) return inChannel(office, person) ?? "hold";
  if (channel !== undefined) return { place: "conversation", channel };
  const turn = office.pace.opening(id);
  return turn === true ? await openedWith(office, person) : { opensAt: turn };
}

/** The conversation with somebody, remembered. @throws DiscordError */
export async function openedWith({ store, discord }: Office, person: string): Promise<Target> {
  const channel = await discord.openConversation(person);
  await store.setConversation(person, { channel });
  return { place: "conversation", channel, isNew: true };
}

function inChannel({ settings }: Office, mention: string): Target | undefined {
  return settings.channel ? { place: "channel", channel: settings.channel, mention } : undefined;
}
