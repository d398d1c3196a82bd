/** Asks Discord in its turn, and draws from the answer what concerns all messages. */
import { DiscordError } from "../../discord/rest.ts";
import type { CourierParts } from "./courier_parts.ts";
import type { CourierHealth } from "./courier_health.ts";
import { type Pace, Stopped } from "./pace.ts";
import { meaningOf } from "./refusal.ts";

/** The same requests, in the pace that Discord allows, and with an eye on the courier's health. */
export function asking(
  discord: CourierParts["discord"],
  { pace, health, now }: { pace: Pace; health: CourierHealth; now(): number },
): CourierParts["discord"] {
  async function ask<T>(request: () => Promise<T>): Promise<T> {
    let began = now();
    try {
      const answer = await pace.request(() => {
        if (health.wait() > 0) throw new Stopped("Cannot ask Discord: the courier rests");
        began = now();
        return request();
      });
      health.answered();
      return answer;
    } catch (error) {
      if (error instanceof DiscordError) note(health, error, began);
      throw error;
    }
  }
  return {
    openConversation: (person) => ask(() => discord.openConversation(person)),
    send: (...message) => ask(() => discord.send(...message)),
    messagesAfter: (...where) => ask(() => discord.messagesAfter(...where)),
  };
}

function note(health: CourierHealth, error: DiscordError, began: number): void {
  health.counted(error);
  switch (meaningOf(error, "conversation")) {
    case "unknown":
      return health.failed(began, error);
    case "token":
      return health.end(error);
    case "too fast":
      return health.halt(error.code ?? 0, "tooFast");
    case "flagged":
      return health.halt(error.code ?? 0, "flagged");
    case "limited":
      return;
    default:
      return health.answered();
  }
}
