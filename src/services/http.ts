/**
 * A line to one Seerr (shell): reads are repeated once when that may help, writes never, and every failure becomes a
 * `ServiceError` and one line in the log, with neither key nor typed text in it.
 */
import type { Log } from "../log.ts";
import { checked, isCsrfRefusal } from "./answer_check.ts";
import { csrfHeaders } from "./csrf.ts";
import { openLine } from "./http_attempt.ts";
import type { Answer, Call, Send } from "./http_call.ts";
import { ServiceError } from "./service_error.ts";

export type { Answer, Call, Send };

/** Which Seerr, and how patiently it is asked. */
export interface HttpOptions {
  /** As configured; a base path is kept. */
  url: string;
  apiKey: string;
  log: Log;
  /** How long one attempt may take, in milliseconds, its body included; 5,000. */
  deadline?: number;
  /** The longest answer, in bytes; 8 MiB, when a list of 1,000 requests has about 2. */
  largest?: number;
  /** Milliseconds since the epoch, the clock of `Call.until`. */
  now?(): number;
  /** Told of every call: "ok" or the kind of error, "defect" when it is ours, and how long it took in ms, repeated or not. */
  onCall?(outcome: string, ms: number): void;
}

/** A line that is open until it is closed. */
export interface Http {
  send: Send;
  /** Whether Seerr wants CSRF cookies with its writes, and took ours. */
  csrf(): boolean;
  close(): void;
}

/** Opens nothing by itself: the first call connects. */
export function createHttp(options: HttpOptions): Http {
  const { log, now = Date.now, onCall = () => {} } = options;
  const line = openLine({ ...options, now });
  let cookies: Record<string, string> | undefined;

  async function read(call: Call): Promise<Answer> {
    try {
      return (await line.attempt(call)).answer;
    } catch (error) {
      if (!mayPass(error) || (call.until ?? Infinity) <= now()) throw error;
      return (await line.attempt(call)).answer;
    }
  }

  async function write(call: Call): Promise<Answer> {
    const { answer } = await line.attempt(call, cookies);
    if (!isCsrfRefusal(answer)) return answer;
    // A write that was refused did nothing, so this is the one that may be sent again.
    const { setCookies } = await line.attempt({ ...call, method: "GET", path: "/status", query: {}, body: undefined });
    const fresh = csrfHeaders(setCookies);
    if (!fresh) return answer;
    const again = await line.attempt(call, fresh);
    cookies = isCsrfRefusal(again.answer) ? undefined : fresh;
    return again.answer;
  }

  async function send(call: Call): Promise<Answer> {
    const started = now(), began = performance.now();
    let outcome = "ok";
    const fields = (rest: object) => ({ method: call.method, path: call.path, ...rest, ms: now() - started });
    const lines = call.log ?? log;
    try {
      const answer = checked(call, await (call.method === "GET" ? read(call) : write(call)));
      lines.debug("seerr answered", fields({ status: answer.status }));
      return answer;
    } catch (error) {
      const { kind, message } = error instanceof ServiceError ? error : { kind: "defect", message: String(error) };
      outcome = kind;
      lines.warn("seerr failed", fields({ kind, cause: message }));
      throw error;
    } finally {
      onCall(outcome, performance.now() - began);
    }
  }

  return { send, csrf: () => cookies !== undefined, close: line.close };
}

/** Failures that a second attempt may not meet: no connection, no answer in time, a proxy without its server. */
function mayPass(error: unknown): boolean {
  return error instanceof ServiceError &&
    (error.kind === "unreachable" || error.kind === "slow" || (error.kind === "proxy" && (error.status ?? 0) >= 500));
}
