/** The rules of opening a conversation. */
import { id } from "./formats.ts";
import type { Kind } from "./shape.ts";

/** POST /users/@me/channels. */
export const conversation: Kind = {
  name: "conversation",
  keys: { recipient_id: id },
  required: ["recipient_id"],
  rules: [],
};
