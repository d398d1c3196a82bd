/** What a command or press answers, as plain data in Discord's spelling. Who sees a message is said by its record. */
import type {
  APIApplicationCommandAutocompleteResponse,
  APIInteractionResponseCallbackData,
  APIInteractionResponseChannelMessageWithSource,
  APIInteractionResponseDeferredChannelMessageWithSource,
  APIInteractionResponseDeferredMessageUpdate,
  APIInteractionResponseUpdateMessage,
} from "discord-api-types/v10";
import { fitChoices, fitMessage } from "./limits.ts";
import type { Choice } from "./options.ts";

/** A message as Discord takes it from an interaction. */
export type Message = APIInteractionResponseCallbackData;
/** What a handler answers: a new message, or a change of the one that was pressed. */
export type Reply = APIInteractionResponseChannelMessageWithSource | APIInteractionResponseUpdateMessage;
/** What Discord is told while an answer takes long. */
export type Deferral =
  | APIInteractionResponseDeferredChannelMessageWithSource
  | APIInteractionResponseDeferredMessageUpdate;

/** A file that a message carries. Discord takes ten at most, and 25 MiB a message. */
export interface TextFile {
  name: string;
  /** Its media type, like "application/json". */
  type: string;
  text: string;
}

/** An answer, what is attached to it, and what may come after it. */
export interface Answer {
  reply: Reply;
  files?: readonly TextFile[];
  /** Looks again some time after the answer was seen, and changes it when there is news. */
  later?(): Promise<Reply | undefined>;
}

/** Discord's flag for "only you can see this". */
export const EPHEMERAL = 64;
/** Nothing from outside may mention anybody. */
const NOBODY = { parse: [] };

/** A new message. */
export function show(message: Message): Reply {
  return { type: 4, data: { ...fitMessage(message), allowed_mentions: NOBODY } };
}

/** The message whose button was pressed, changed; what it had before and is not given is taken away. */
export function update(message: Message): Reply {
  return {
    type: 7,
    data: { content: "", embeds: [], components: [], ...fitMessage(message), allowed_mentions: NOBODY },
  };
}

/** The choices of an autocomplete. */
export function choices(found: readonly Choice[]): APIApplicationCommandAutocompleteResponse {
  return { type: 8, data: { choices: fitChoices(found) } };
}

/** The same reply, seen only by the person who asked. A change keeps the visibility that its message has. */
export function privately(reply: Reply): Reply {
  return reply.type === 4 ? { ...reply, data: { ...reply.data, flags: (reply.data.flags ?? 0) | EPHEMERAL } } : reply;
}

/** "Thinking…", to everyone or only to the person who asked. Discord keeps that choice for the answer. */
export function thinking(isPublic: boolean): Deferral {
  return { type: 5, data: isPublic ? {} : { flags: EPHEMERAL } };
}

/** The pressed message will change. */
export const WILL_CHANGE: Deferral = { type: 6 };
