/** Whether Discord takes the token, and has the channels. */
import type { Config } from "../../config.ts";
import { DiscordError } from "../../discord/rest.ts";
import { EXIT } from "../io.ts";
import { withRest } from "../with_rest.ts";
import type { Tools } from "../with_seerr.ts";
import { lookAtChannels } from "./channels.ts";
import { type Finding, fine, messageOf, wrong } from "./finding.ts";
import { inviteLink, permissionsFor } from "./invite_link.ts";

/** Says who the bot is, and how it is invited. */
export async function lookAtDiscord(config: Config, { log }: Tools): Promise<Finding[]> {
  try {
    return await withRest(config, { log }, async (rest) => {
      const { username, applicationId } = await rest.me();
      const link = inviteLink(applicationId, permissionsFor(config));
      const found = fine(`Discord: the bot is "${username}". Invite it with ${link}`);
      return [found, ...await lookAtChannels(config, rest)];
    });
  } catch (error) {
    const exit = error instanceof DiscordError && error.kind === "token" ? EXIT.discord : EXIT.failed;
    return [wrong(`Discord: ${messageOf(error)}`, exit)];
  }
}
