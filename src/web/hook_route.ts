/** Where Seerr's webhooks come in: from whoever knows the secret, and nobody else hears anything. */
import type { Log } from "../log.ts";
import { readBody } from "./body.ts";
import { empty } from "./empty.ts";
import { type Hook, readHook } from "./hook.ts";
import { knowsSecret } from "./secret.ts";

/** Who may send, and what to do then. */
export interface HookOptions {
  secret: string;
  /** Called for every webhook, before it is answered and so only to take note; without a field when it says nowhere to look. */
  onHook(where: Hook): void;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Bytes; Seerr's own template has about 1,000. */
const LARGEST = 65_536;

/** Bodies that are read at once; Seerr sends one after the other. */
const MOST_AT_ONCE = 32;

/** Ms between two lines about callers without the secret. */
const BETWEEN_WARNINGS = 60_000;

/** Takes webhooks; a body may take `patience` ms. */
export function hookRoute({ secret, onHook, log, now }: HookOptions, patience: number) {
  const isKnown = knowsSecret(secret);
  const warn = createWarning(log, now);
  let reading = 0;

  /** What is wrong with it, or 204 once it was taken note of. */
  async function take(request: Request): Promise<number> {
    const text = await readBody(request, { largest: LARGEST, patience });
    if (typeof text === "number") return text;
    const read = parsed(text);
    if (!read) return 400;
    onHook(readHook(read.value) ?? {});
    return 204;
  }

  return async (request: Request, from: string): Promise<Response> => {
    if (request.method !== "POST") return empty(405, { allow: "POST" });
    if (!isKnown(request.headers.get("authorization"))) {
      warn(request.headers.has("authorization") ? "wrong secret" : "no secret", from);
      return empty(401);
    }
    if (reading >= MOST_AT_ONCE) return empty(503);
    reading++;
    try {
      return empty(await take(request));
    } finally {
      reading--;
    }
  };
}

/** One line a minute at most, with how many callers it stands for; never what they sent. */
function createWarning(log: Log, now: () => number): (cause: string, from: string) => void {
  let warnedAt = -Infinity, since = 0;
  return (cause, from) => {
    since++;
    if (now() - warnedAt < BETWEEN_WARNINGS) return;
    log.warn("webhook refused", { cause, from, times: since });
    [warnedAt, since] = [now(), 0];
  };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
