/** What a person sees of an answer. */
import type { APIMessage, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";

/** A message as Discord sends it; it changes in place when the bot edits it. */
export type SeenMessage = APIMessage;
/** A form that was opened. */
export type SeenModal = APIModalInteractionResponseCallbackData;

/** What Discord writes when the bot was silent. */
export type SeenError = "The application did not respond" | "This interaction failed";

/** What came of a command, a press or a form. It is live: later edits and follow-ups show in it. */
export interface Seen {
  readonly kind: "message" | "modal" | "failed";
  /** The message: the answer, or the one that was pressed. @throws Error when there is none. */
  readonly message: SeenMessage;
  /** The form. @throws Error when there is none. */
  readonly modal: SeenModal;
  /** Further messages of the same interaction, oldest first. */
  readonly followUps: readonly SeenMessage[];
  /** undefined while nothing failed. */
  readonly error: SeenError | undefined;
  /** Discord still shows "thinking…". */
  readonly thinking: boolean;
  /** Only this person sees the message. */
  readonly ephemeral: boolean;
  /** The bot took the message away. */
  readonly deleted: boolean;
}
