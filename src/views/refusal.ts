/** What somebody reads who may not. */
import type { Refusal } from "../gate.ts";
import type { Message } from "../discord/reply.ts";
import type { Words } from "../words/mod.ts";

/** Why not, and what would be needed. */
export function refusal({ refused }: Words, why: Refusal): Message {
  switch (why.kind) {
    case "role":
      return { content: refused.role(why.ids.map((id) => `<@&${id}>`).join(" ")) };
    case "channel":
      return { content: refused.channel(why.ids.map((id) => `<#${id}>`).join(" ")) };
    case "pace":
      return { content: refused.pace(why.seconds) };
    default:
      return { content: refused[why.kind] };
  }
}
