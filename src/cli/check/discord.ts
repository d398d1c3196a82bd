/** Whether Discord takes the token, and has the channels. */
import type { Config } from "../../config.ts";
import { createRest, DiscordError } from "../../discord/rest.ts";
import { EXIT } from "../io.ts";
import type { Tools } from "../with_seerr.ts";
import { channelsOf, lookAtChannels } from "./channels.ts";
import { type Finding, fine, messageOf, wrong } from "./finding.ts";

/** Says who the bot is, and how it is invited. */
export async function lookAtDiscord(config: Config, { log }: Tools): Promise<Finding[]> {
  const { discord } = config;
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl, log });
  try {
    const { username, applicationId } = await rest.me();
    const permissions = channelsOf(config).length > 0 ? CHANNEL_PERMISSIONS : 0;
    const link = inviteLink(applicationId, permissions);
    const found = fine(`Discord: the bot is "${username}". Invite it with ${link}`);
    return [found, ...await lookAtChannels(config, rest)];
  } catch (error) {
    const exit = error instanceof DiscordError && error.kind === "token" ? EXIT.discord : EXIT.failed;
    return [wrong(`Discord: ${messageOf(error)}`, exit)];
  } finally {
    rest.close();
  }
}

/** View channel, send messages, embed links, read message history: what its own channels need; answers need nothing. */
const CHANNEL_PERMISSIONS = 1_024 + 2_048 + 16_384 + 65_536;

/** The scopes that slash commands and direct messages need. */
function inviteLink(applicationId: string, permissions: number): string {
  const scope = "bot+applications.commands";
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=${permissions}`;
}
