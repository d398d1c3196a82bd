/** Who sees a message is decided when it is made, for good. */
import type { Stored } from "../channels.ts";
import { type Fields, FLAGS, numberOf, type Problem } from "../rules/mod.ts";

/** The name of the rule. Discord ignores the flag; a bot that sets it believes that something public is private. */
export const VISIBILITY = "visibility decided for good";

/** A public message can not be made private. */
export function checkVisibility(stored: Stored, body: Fields, path: readonly string[] = []): Problem[] {
  const asks = ((numberOf(body, "flags") ?? 0) & FLAGS.ephemeral) !== 0;
  if (!asks || stored.onlyFor !== undefined) return [];
  const message = "This message is public, and stays so";
  return [{ path: [...path, "flags"], rule: VISIBILITY, code: "TINY_VISIBILITY", message }];
}
