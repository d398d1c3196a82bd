/** The part of Discord's REST side that is here: one row a route, spelled as in Discord's documentation. */
import { application, me } from "./about.ts";
import { callback } from "./callbacks.ts";
import { changeOwn, listMessages, openConversation, removeOwn, sendMessage } from "./channels.ts";
import { listCommands, replaceCommands } from "./commands.ts";
import { listChannels, listGuilds, listRoles } from "./guilds.ts";
import type { Call, Outcome } from "./outcome.ts";
import { changeMessage, createFollowUp, readMessage, removeMessage } from "./webhooks.ts";

/** A route. */
export interface Route {
  method: string;
  path: string;
  /** "bot": the bot's token in the header; "interaction": the token in the path is enough, and the limits are its own. */
  auth: "bot" | "interaction";
  /** Which of the settings' rates holds. */
  rate?: "messageRate";
  /** It takes a form with files too. */
  files?: true;
  run(call: Call): Outcome;
}

const COMMANDS = "/applications/{application_id}/commands";
const GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands";
const MESSAGES = "/channels/{channel_id}/messages";
const MESSAGE = `${MESSAGES}/{message_id}`;
const WEBHOOK = "/webhooks/{application_id}/{interaction_token}";
const WEBHOOK_MESSAGE = `${WEBHOOK}/messages/{message_id}`;
const CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback";

/** All routes but GET /gateway/bot, which needs the gateway. */
export const ROUTES: readonly Route[] = [
  { method: "POST", path: CALLBACK, auth: "interaction", files: true, run: callback },
  { method: "POST", path: WEBHOOK, auth: "interaction", files: true, run: createFollowUp },
  { method: "GET", path: WEBHOOK_MESSAGE, auth: "interaction", run: readMessage },
  { method: "PATCH", path: WEBHOOK_MESSAGE, auth: "interaction", files: true, run: changeMessage },
  { method: "DELETE", path: WEBHOOK_MESSAGE, auth: "interaction", run: removeMessage },
  { method: "GET", path: "/users/@me", auth: "bot", run: me },
  { method: "GET", path: "/applications/@me", auth: "bot", run: application },
  { method: "GET", path: COMMANDS, auth: "bot", run: listCommands },
  { method: "PUT", path: COMMANDS, auth: "bot", run: replaceCommands },
  { method: "GET", path: GUILD_COMMANDS, auth: "bot", run: listCommands },
  { method: "PUT", path: GUILD_COMMANDS, auth: "bot", run: replaceCommands },
  { method: "GET", path: "/users/@me/guilds", auth: "bot", run: listGuilds },
  { method: "GET", path: "/guilds/{guild_id}/roles", auth: "bot", run: listRoles },
  { method: "GET", path: "/guilds/{guild_id}/channels", auth: "bot", run: listChannels },
  { method: "POST", path: "/users/@me/channels", auth: "bot", run: openConversation },
  { method: "POST", path: MESSAGES, auth: "bot", rate: "messageRate", run: sendMessage },
  { method: "GET", path: MESSAGES, auth: "bot", run: listMessages },
  { method: "PATCH", path: MESSAGE, auth: "bot", rate: "messageRate", run: changeOwn },
  { method: "DELETE", path: MESSAGE, auth: "bot", rate: "messageRate", run: removeOwn },
];

/** A route with its path in steps. */
interface Steps {
  route: Route;
  steps: readonly string[];
}

/** Finds the route of a request among some, with what its path holds. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => { route: Route; params: Record<string, string> } | undefined {
  const all: Steps[] = routes.map((route) => ({ route, steps: route.path.split("/") }));
  return (method, path) => {
    const parts = path.split("/");
    for (const { route, steps } of all) {
      const params = route.method === method ? match(steps, parts) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  };
}

function match(steps: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (steps.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, step] of steps.entries()) {
    const part = parts[i]?.replaceAll("%40", "@") ?? "";
    if (step.startsWith("{")) params[step.slice(1, -1)] = part;
    else if (step !== part) return undefined;
  }
  return params;
}
