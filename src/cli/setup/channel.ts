/** One channel that the bot writes in. */
import { DiscordError } from "../../discord/rest.ts";
import { lookAtChannels } from "../check/channels.ts";
import { silent } from "../../log.ts";
import type { Io } from "../io.ts";
import { withRest } from "../with_rest.ts";
import { type Choice, choose } from "./choosing.ts";
import type { Draft } from "./draft.ts";

/** Its id; "" for none, where that is possible. */
export async function chooseChannel(
  io: Io,
  { current, ...choice }: Pick<Choice, "question" | "entries" | "empty"> & { current: string },
): Promise<string> {
  const chosen = await choose(io, { ...choice, what: "channels", current: current === "" ? [] : [current], most: 1 });
  return chosen[0] ?? "";
}

/** Says which channels of those that were changed the bot does not see. */
export async function tellBlind(io: Io, { config, changes }: Draft, keys: readonly string[]): Promise<void> {
  if (!keys.some((key) => changes[key])) return;
  try {
    const findings = await withRest(config, { log: silent }, (rest) => lookAtChannels(config, rest));
    for (const { mark, line } of findings) {
      if (mark !== "✓" && keys.some((key) => line.includes(key))) io.out(`! ${line}`);
    }
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
  }
}
