/** The link that brings the bot into a server. */
import type { Config } from "../../config.ts";
import { channelsOf } from "./channels.ts";

/** View channel, send messages, embed links, read message history: what its own channels need; answers need nothing. */
export const CHANNEL_PERMISSIONS = 1_024 + 2_048 + 16_384 + 65_536;

/** What the bot has to be allowed for a configuration, as Discord's bit set. */
export function permissionsFor(config: Pick<Config, "discord" | "notices">): number {
  return channelsOf(config).length > 0 ? CHANNEL_PERMISSIONS : 0;
}

/** The link with the scopes that slash commands and direct messages need; `permissions` is Discord's bit set. */
export function inviteLink(applicationId: string, permissions: number): string {
  const scope = "bot+applications.commands";
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=${permissions}`;
}
