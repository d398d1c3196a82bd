/** One HTTP exchange with Discord: a deadline on the whole of it, and errors that hold no secret. */
import type { TextFile } from "./reply.ts";
import { DiscordError } from "./rest_error.ts";

/** How every request is sent. `baseUrl` is with version and without a trailing slash; `deadline` in ms. */
export interface Wire {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  deadline: number;
  /** Aborted when the bot ends: nothing is sent, or waited for, any more. */
  closing: AbortController;
}

/** What to send. `label` finishes "Cannot …"; `secret` must appear in no error. */
export interface Call {
  label: string;
  method: "GET" | "POST" | "PUT" | "PATCH";
  route: string;
  body?: unknown;
  /** Go beside the body, which is a part of a form then. */
  files?: readonly TextFile[];
  /** The bot token's header, for what Discord only does for the bot. */
  authorization?: string;
  secret?: string;
  /** Waits only behind those of its route that have the same lane; Discord's limits are the route's all the same. */
  lane?: string;
  /** A rate limit that would take long is an error with its `retryAfter`, for a caller who has other things to do. */
  hasty?: true;
}

/** An HTTP answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** The wire to an API address, which may carry a trailing slash or the version already. */
export function createWire(apiUrl: string, deadline: number): Wire {
  const baseUrl = `${apiUrl.replace(/\/+$/, "").replace(/\/v\d+$/, "")}/v10`;
  return { baseUrl, headers: { "user-agent": USER_AGENT }, deadline, closing: new AbortController() };
}

/** Discord asks for this form; without it, its front door may refuse. */
const USER_AGENT = "DiscordBot (https://www.npmjs.com/package/@discordeno/rest, 21.0.0)";

/** Sends once and reads the whole answer, whatever its status. Throws "slow" or "unreachable". */
export async function exchange(wire: Wire, call: Call): Promise<Answer> {
  const { signal: closing } = wire.closing;
  const abort = new AbortController();
  const end = () => abort.abort();
  const timer = setTimeout(end, wire.deadline);
  closing.addEventListener("abort", end);
  try {
    closing.throwIfAborted();
    const response = await fetch(`${wire.baseUrl}${call.route}`, { ...requestInit(wire, call), signal: abort.signal });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    throw failure(wire, call, { isSlow: abort.signal.aborted && !closing.aborted, error });
  } finally {
    clearTimeout(timer);
    closing.removeEventListener("abort", end);
  }
}

function requestInit(wire: Wire, call: Call): RequestInit {
  const headers: Record<string, string> = { ...wire.headers };
  if (call.authorization !== undefined) headers["authorization"] = call.authorization;
  if (call.body === undefined) return { method: call.method, headers };
  if (call.files?.length) return { method: call.method, headers, body: formOf(call.body, call.files) };
  headers["content-type"] = "application/json";
  return { method: call.method, headers, body: JSON.stringify(call.body) };
}

/** Discord's form: the JSON as it always is, and each file under its number. */
function formOf(body: unknown, files: readonly TextFile[]): FormData {
  const form = new FormData();
  form.set("payload_json", JSON.stringify(body));
  for (const [i, { name, type, text }] of files.entries()) form.set(`files[${i}]`, new File([text], name, { type }));
  return form;
}

function failure(wire: Wire, call: Call, { isSlow, error }: { isSlow: boolean; error: unknown }): DiscordError {
  if (isSlow) {
    return new DiscordError("slow", `Cannot ${call.label}: Discord gave no answer within ${wire.deadline / 1000} s`);
  }
  const why = wire.closing.signal.aborted ? "the connection to Discord is closed" : reason(error);
  return new DiscordError("unreachable", hideSecrets(`Cannot ${call.label}: cannot reach Discord: ${why}`, call));
}

/** Why a fetch failed, without the URL that Deno's messages hold, since an interaction's token is part of it. */
function reason(error: unknown): string {
  const from = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = from instanceof Error ? from.message : String(from);
  return /client error \(\w+\): (.+)$/s.exec(message)?.[1] ?? message.replace(/https?:\/\/\S+/g, "…");
}

/** The text without what must not be seen. */
export function hideSecrets(text: string, call: Call): string {
  return [call.authorization?.replace(/^Bot /, ""), call.secret]
    .reduce<string>((shown, secret) => secret ? shown.replaceAll(secret, "…") : shown, text);
}
