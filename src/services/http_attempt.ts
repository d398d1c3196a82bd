/** One HTTP exchange with Seerr (shell): the only `fetch` of the bot's services. */
import { cannot } from "./answer_check.ts";
import { boundedText } from "./bounded_body.ts";
import type { Answer, Call } from "./http_call.ts";
import { queryString } from "./query.ts";
import { apiUrl } from "./seerr_url.ts";
import { ServiceError, type ServiceFault } from "./service_error.ts";

/** What `HttpOptions` says of a single attempt: `deadline` in milliseconds, `largest` in bytes. */
export interface LineOptions {
  url: string;
  apiKey: string;
  deadline?: number;
  largest?: number;
  now(): number;
}

/** What came back. */
export interface Exchange {
  answer: Answer;
  setCookies: string[];
}

/** What single attempts go over. */
export interface Line {
  /** Sends once. @throws ServiceError when no JSON of Seerr's came back; every status is an answer. */
  attempt(call: Call, headers?: Record<string, string>): Promise<Exchange>;
  close(): void;
}

/** Two sets of connections: reads keep theirs for a while, each write has its own. */
export function openLine({ url, apiKey, deadline = 5_000, largest = 8 * 2 ** 20, now }: LineOptions): Line {
  const base = apiUrl(url);
  // Seerr closes idle connections after 5 s.
  const reads = Deno.createHttpClient({ poolIdleTimeout: 4_000 });
  // Deno sends a POST once more by itself when a connection that was used before breaks.
  const writes = Deno.createHttpClient({ poolMaxIdlePerHost: 0, http2: false });

  async function attempt(call: Call, headers: Record<string, string> = {}): Promise<Exchange> {
    const time = Math.min(deadline, (call.until ?? Infinity) - now());
    if (time <= 0) throw new ServiceError(`${cannot(call)}: no time is left`, { kind: "slow" });
    const alarm = new AbortController();
    const timer = setTimeout(() => alarm.abort(), time);
    try {
      const response = await fetch(base + call.path + queryString(call.query), {
        method: call.method,
        headers: { ...headersOf(call, apiKey), ...headers },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        redirect: "manual",
        signal: alarm.signal,
        client: call.method === "GET" ? reads : writes,
      });
      return await exchangeOf(call, response, largest);
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (alarm.signal.aborted) {
        throw new ServiceError(`${cannot(call)}: no answer within ${time} ms`, { kind: "slow" });
      }
      throw new ServiceError(`${cannot(call)}: ${reason(error, apiKey)}`, { kind: "unreachable" });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    attempt,
    close() {
      reads.close();
      writes.close();
    },
  };
}

function headersOf({ user, key, body }: Call, apiKey: string): Record<string, string> {
  return {
    accept: "application/json",
    ...(key === false ? {} : { "x-api-key": apiKey }),
    ...(user === undefined ? {} : { "x-api-user": String(user) }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
}

async function exchangeOf(call: Call, response: Response, largest: number): Promise<Exchange> {
  const { status, headers } = response;
  const json = /\bjson\b/i.test(headers.get("content-type") ?? "");
  const fail = async (kind: ServiceFault, why: string) => {
    if (!response.bodyUsed) await response.body?.cancel();
    return new ServiceError(`${cannot(call)}: ${why}`, { kind, status });
  };
  if (status >= 300 && status < 400) throw await fail("proxy", `it is redirected${target(headers.get("location"))}`);
  if (!json && status >= 502 && status <= 504) throw await fail("proxy", `a proxy answered ${status}`);
  const text = await boundedText(response, largest);
  if (text === undefined) throw await fail("nonsense", `the answer is larger than ${largest} bytes`);
  if (text && !json) throw await fail("proxy", `something else than Seerr answered ${status}`);
  try {
    return { answer: { status, body: text ? JSON.parse(text) : undefined }, setCookies: headers.getSetCookie() };
  } catch {
    throw await fail("nonsense", "the answer is no JSON");
  }
}

/** Where a redirect leads: the server only, since the rest may hold a token. */
function target(location: string | null): string {
  return location && URL.canParse(location) ? ` to "${new URL(location).origin}"` : "";
}

/** Deno's words for what went wrong, without the address (a person's query is in it), the key, and what says nothing. */
function reason(error: unknown, apiKey: string): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return (cause instanceof Error ? cause.message : message)
    .replace(/^.*client error \(\w+\): /s, "")
    .replace(/\bhttps?:\/\/\S+/g, "…").replaceAll(apiKey || "\0", "…");
}
