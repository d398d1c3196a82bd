/** Messages that nobody asked for, and looking whether they are there. Part of the REST side. */
import * as z from "zod";
import type { Message } from "./reply.ts";
import { identified } from "./rest_answer.ts";
import type { Call } from "./rest_exchange.ts";

/** A message that stands somewhere, reduced to what it can be found by. */
export interface FoundMessage {
  id: string;
  /** Of all of its components, however deep they are. */
  customIds: string[];
}

/** Errors are `DiscordError`s; where a rate limit would be waited for long it is one, with its `retryAfter`. */
export interface Messages {
  /** The id of the conversation with somebody; it is opened when there is none. */
  openConversation(person: string): Promise<string>;
  /**
   * Sends a message as it is and gives its id. Where `nonce` (25 characters at most) was sent within the last minutes,
   * it gives the id of that message and sends none.
   */
  send(channel: string, message: Message, nonce: string): Promise<string>;
  /** The oldest `limit` messages (100, Discord's most) after a snowflake, oldest first; those that only one person sees are left out. */
  messagesAfter(channel: string, after: string, limit?: number): Promise<FoundMessage[]>;
  /** Opens the conversation and sends; rate limits are waited for. */
  directMessage(person: string, message: Message, nonce: string): Promise<void>;
}

type Ask = <T>(call: Omit<Call, "authorization">, schema: z.ZodType<T>) => Promise<T>;

/** The part of the REST side that sends messages, by a way to ask Discord. */
export function createMessages(ask: Ask): Messages {
  const open = async (person: string, hasty?: true) => {
    const call = { label: "open a conversation", method: "POST", route: "/users/@me/channels" } as const;
    // A lane of its own: an opening without an answer keeps nobody else waiting.
    const { id } = await ask({ ...call, body: { recipient_id: person }, lane: person, ...when(hasty) }, identified);
    return id;
  };
  const send = async (channel: string, message: Message & { nonce: string }, hasty?: true) => {
    const call = { label: "send a message", method: "POST", route: `/channels/${channel}/messages` } as const;
    const { id } = await ask({ ...call, body: { ...message, enforce_nonce: true }, ...when(hasty) }, identified);
    return id;
  };
  return {
    openConversation: (person) => open(person, true),
    send: (channel, message, nonce) => send(channel, { ...message, nonce }, true),
    async messagesAfter(channel, after, limit = 100) {
      const route = `/channels/${channel}/messages?after=${after}&limit=${limit}`;
      const found = await ask({ label: "look for a message", method: "GET", route, hasty: true }, history);
      return found.sort((one, other) => BigInt(one.id) < BigInt(other.id) ? -1 : 1);
    },
    async directMessage(person, message, nonce) {
      await send(await open(person), { ...message, nonce });
    },
  };
}

function when(hasty: true | undefined): { hasty?: true } {
  return hasty ? { hasty } : {};
}

/** Messages of a channel. */
const history = z.array(
  z.looseObject({ id: z.string().regex(/^\d+$/), components: z.unknown().optional() })
    .transform(({ id, components }): FoundMessage => ({ id, customIds: customIdsIn(components) })),
);

/** Every custom_id in what Discord sends of components: rows, sections, containers and what comes later. */
function customIdsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "custom_id" && typeof inner === "string" ? [inner] : customIdsIn(inner)
  );
}
