/** Discord's REST API as this bot uses it, in Discord's own spelling both ways. */
import type {
  APIApplicationCommand,
  APIGatewayBotInfo,
  APIInteractionResponse,
  APIInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import * as z from "zod";
import type { Log } from "../log.ts";
import type { TextFile } from "./reply.ts";
import { commandList, gatewayBot, identified, judge, judgeFirstAnswer, user } from "./rest_answer.ts";
import { type Call, createWire } from "./rest_exchange.ts";
import { createLists, type Lists } from "./rest_lists.ts";
import { createMessages, type Messages } from "./rest_messages.ts";
import { createLimiter } from "./rest_queue.ts";
import { createTimed, type OnCall } from "./rest_timed.ts";

export { DiscordError, type DiscordFault } from "./rest_error.ts";
export type { ListedChannel, ListedGuild, ListedRole } from "./rest_lists.ts";
export type { FoundMessage } from "./rest_messages.ts";

/** Every method throws a `DiscordError` when Discord refuses, cannot be reached, or is slow. */
export interface Rest extends Messages, Lists {
  /** Who the bot is: its user and its application, whose ids differ in old bots. */
  me(): Promise<{ id: string; username: string; applicationId: string }>;
  /** Where the gateway is, how many shards Discord recommends, and how fast they may start. */
  gateway(): Promise<APIGatewayBotInfo>;
  /** The commands of a scope with their localizations: a guild's, or the global ones without an id. */
  commands(guildId?: string): Promise<APIApplicationCommand[]>;
  /** Replaces all commands of a scope at once. */
  overwriteCommands(
    body: readonly RESTPostAPIApplicationCommandsJSONBody[],
    guildId?: string,
  ): Promise<APIApplicationCommand[]>;
  /**
   * First answer of an interaction. "taken": Discord accepted it; "lost": another answer was first (40060), or it came
   * too late (10062).
   */
  respond(
    interaction: { readonly id: string; readonly token: string },
    response: APIInteractionResponse,
    files?: readonly TextFile[],
  ): Promise<"taken" | "lost">;
  /** Changes the first answer, within the 15 minutes that an interaction's token lives. */
  edit(token: string, message: APIInteractionResponseCallbackData, files?: readonly TextFile[]): Promise<void>;
  /** One more message, within the same 15 minutes. */
  followUp(token: string, message: APIInteractionResponseCallbackData, files?: readonly TextFile[]): Promise<void>;
  /** Ends what is under way; nothing is sent afterwards. */
  close(): void;
}

/** How to reach Discord: `apiUrl` is without version, `deadline` in ms (10,000 unless said) bounds each try. */
export interface RestOptions {
  token: string;
  apiUrl: string;
  log: Log;
  deadline?: number;
  /** Waiting for rate limits counts as time, and an answer that it was waited for as the outcome. */
  onCall?: OnCall;
}

/** Discord answers within a second; a person waits no longer than this. */
const DEADLINE = 10_000;

/** Speaks to Discord as the bot that the token belongs to. */
export function createRest(options: RestOptions): Rest {
  const wire = createWire(options.apiUrl, options.deadline ?? DEADLINE);
  const limiter = createLimiter(wire, options.token, options.log);
  const timed = createTimed(options.onCall);
  const authorization = `Bot ${options.token}`;
  let known: Promise<string> | undefined;

  async function ask<T>(call: Omit<Call, "authorization">, schema: z.ZodType<T>): Promise<T> {
    const whole = { ...call, authorization };
    return await timed(async () => judge(whole, await limiter.queued(whole), schema));
  }

  /** Asked once; a failure is asked again. */
  function application(): Promise<string> {
    known ??= ask({ label: "read the application", method: "GET", route: "/applications/@me" }, identified)
      .then(({ id }) => id);
    known.catch(() => known = undefined);
    return known;
  }

  async function scope(guildId: string | undefined): Promise<string> {
    return `/applications/${await application()}${guildId === undefined ? "" : `/guilds/${guildId}`}/commands`;
  }

  async function hook(
    token: string,
    call: Pick<Call, "label" | "method" | "body" | "files">,
    path = "",
  ): Promise<void> {
    const whole = { ...call, route: `/webhooks/${await application()}/${token}${path}`, secret: token };
    await timed(async () => judge(whole, await limiter.direct(whole), z.unknown()));
  }

  return {
    async me() {
      const call = { label: "ask who the bot is", method: "GET", route: "/users/@me" } as const;
      const [self, applicationId] = await Promise.all([ask(call, user), application()]);
      return { ...self, applicationId };
    },
    gateway: () => ask({ label: "find the gateway", method: "GET", route: "/gateway/bot" }, gatewayBot),
    commands: async (guildId) =>
      await ask(
        { label: "read the commands", method: "GET", route: `${await scope(guildId)}?with_localizations=true` },
        commandList,
      ),
    overwriteCommands: async (body, guildId) =>
      await ask({ label: "register the commands", method: "PUT", route: await scope(guildId), body }, commandList),
    async respond({ id, token }, body, files = []) {
      const route = `/interactions/${id}/${token}/callback`;
      const call: Call = { label: "answer the interaction", method: "POST", route, body, files, secret: token };
      return await timed(async () => judgeFirstAnswer(call, await limiter.direct(call)));
    },
    edit: (token, body, files = []) =>
      hook(token, { label: "change the answer", method: "PATCH", body, files }, "/messages/@original"),
    followUp: (token, body, files = []) => hook(token, { label: "send a follow-up", method: "POST", body, files }),
    ...createMessages(ask),
    ...createLists(ask),
    close: () => wire.closing.abort(),
  };
}
