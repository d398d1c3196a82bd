/** Whether the channels that the configuration names exist, and the bot sees them. */
import type { Config } from "../../config.ts";
import { DiscordError, type Rest } from "../../discord/rest.ts";
import { type Finding, fine, messageOf, wrong } from "./finding.ts";

/** The keys that name channels, each with what it names. */
export function channelsOf(
  { discord, notices }: Pick<Config, "discord" | "notices">,
): [key: string, channel: string][] {
  const named: [string, string][] = [
    ["discord.adminChannel", discord.adminChannel],
    ["notices.channel", notices.channel],
    ["notices.announce", notices.announce],
  ];
  return named.filter(([, channel]) => channel !== "");
}

/** One line for each. Nothing is written there, so whether that is allowed shows only later. */
export async function lookAtChannels(config: Config, rest: Pick<Rest, "messagesAfter">): Promise<Finding[]> {
  return await Promise.all(
    channelsOf(config).map(async ([key, channel]) => {
      try {
        await rest.messagesAfter(channel, channel, 1);
        return fine(`Discord: the bot sees the channel of "${key}"`);
      } catch (error) {
        const cure = error instanceof DiscordError ? CURES[error.code ?? 0] : undefined;
        return wrong(`Discord: "${key}": ${cure ?? messageOf(error)}`);
      }
    }),
  );
}

/** By Discord's codes for "unknown channel", "missing access" and "missing permissions". */
const CURES: Readonly<Record<number, string>> = {
  10003: "there is no such channel, or the bot is not in its server. Copy the id of a channel there",
  50001: "the bot may not see that channel. Allow it to view it and to send messages there",
  50013: "the bot may not read that channel. Allow it to view it and to send messages there",
};
