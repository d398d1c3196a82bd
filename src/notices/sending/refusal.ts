/** What Discord's refusal of a message means for it. The numbers are Discord's JSON error codes. */
import type { DiscordError } from "../../discord/rest.ts";

/** Where a message goes, as far as refusals differ. */
export type Place = "conversation" | "channel";

/**
 * unknown: it may be there · limited: too much at this moment · token: the bot is nobody any more · too fast, flagged:
 * Discord wants us to stop · closed: they take no direct messages · gone: there is no such person · lost: the
 * conversation's id leads nowhere · unusable: a channel where the bot may not write · refused: this message is at fault.
 */
export type Meaning =
  | "unknown"
  | "limited"
  | "token"
  | "too fast"
  | "flagged"
  | "closed"
  | "gone"
  | "lost"
  | "unusable"
  | "refused";

/** Opening direct messages too fast, and flagged for it: the whole bot. */
const WHOLE: Readonly<Record<number, Meaning>> = { 40003: "too fast", 20026: "flagged" };
/** Blocked or none taken, and no server in common that lets them through; unknown user, invalid recipient; unknown channel, missing access. */
const CONVERSATION: Readonly<Record<number, Meaning>> = {
  50007: "closed",
  50278: "closed",
  10013: "gone",
  50033: "gone",
  10003: "lost",
  50001: "lost",
};

/** What an error of the REST side means for a message to such a place. */
export function meaningOf({ kind, status, code, retryAfter }: DiscordError, place: Place): Meaning {
  if (kind === "token") return "token";
  if (kind !== "refused") return "unknown";
  if (status === 429 || retryAfter !== undefined) return "limited";
  // What has no code did not come from Discord's API but from what stands before it, and so says nothing of the message.
  if (code === undefined) return "unknown";
  const known = WHOLE[code] ?? (place === "conversation" ? CONVERSATION[code] : undefined);
  if (known) return known;
  return place === "channel" && (status === 403 || status === 404) ? "unusable" : "refused";
}
