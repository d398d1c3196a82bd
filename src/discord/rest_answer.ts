/** What Discord's answers mean: checked and typed, or a `DiscordError` that says why not. */
import type { APIApplicationCommand } from "discord-api-types/v10";
import * as z from "zod";
import { DiscordError, parseJson, readErrorBody } from "./rest_error.ts";
import { type Answer, type Call, hideSecrets } from "./rest_exchange.ts";
import { retryAfter } from "./rest_retry_after.ts";

/** Anything that Discord gave an id. */
export const identified = z.looseObject({ id: z.string() });

/** The bot's own user. */
export const user = z.looseObject({ id: z.string(), username: z.string() })
  .transform(({ id, username }) => ({ id, username }));

/** The gateway's address and pace; where Discord leaves something out, the slowest pace. */
export const gatewayBot = z.looseObject({
  url: z.string(),
  shards: z.number().int().positive().catch(1),
  session_start_limit: z.looseObject({
    total: z.number().catch(1000),
    remaining: z.number().catch(1000),
    reset_after: z.number().catch(0),
    max_concurrency: z.number().int().positive().catch(1),
  }).catch({ total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 }),
});

const named = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** Registered commands, as Discord holds them. */
export const commandList = z.custom<APIApplicationCommand[]>((value) => named.safeParse(value).success);

/** Discord's codes for "already acknowledged" and "unknown interaction". */
const LOST: ReadonlySet<number | undefined> = new Set([40060, 10062]);

/** The body of a success, in the given shape. Throws "token", "refused" or "unreachable". */
export function judge<T>(call: Call, answer: Answer, schema: z.ZodType<T>): T {
  if (answer.status < 200 || answer.status > 299) throw refusal(call, answer);
  const parsed = schema.safeParse(parseJson(answer.body));
  if (parsed.success) return parsed.data;
  const what = answer.headers.get("content-type") ?? "no content type";
  throw fault("unreachable", call, answer, `something else than Discord answered (${answer.status}, ${what})`);
}

/** Whether Discord took the first answer of an interaction, or another process or the clock was faster. */
export function judgeFirstAnswer(call: Call, answer: Answer): "taken" | "lost" {
  if (answer.status >= 200 && answer.status <= 299) return "taken";
  if (LOST.has(readErrorBody(answer.body).code)) return "lost";
  throw refusal(call, answer);
}

function refusal(call: Call, answer: Answer): DiscordError {
  const { status } = answer;
  if (status >= 500) return fault("unreachable", call, answer, `Discord answered ${status}`);
  if (status === 401 && call.authorization !== undefined) {
    return fault("token", call, answer, 'Discord refused the token: put the current one in "discord.token"');
  }
  const { sentence } = readErrorBody(answer.body);
  return fault("refused", call, answer, `Discord answered ${status}${sentence === "" ? "" : ` (${sentence})`}`);
}

function fault(kind: DiscordError["kind"], call: Call, answer: Answer, why: string): DiscordError {
  const { code } = readErrorBody(answer.body);
  const message = hideSecrets(`Cannot ${call.label}: ${why}`, call);
  const known = { status: answer.status, ...(code !== undefined && { code }) };
  return new DiscordError(kind, message, answer.status === 429 ? { ...known, retryAfter: retryAfter(answer) } : known);
}
