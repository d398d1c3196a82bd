/** The server: takes Seerr's webhooks from whoever knows the secret, says nothing to anybody else (shell). */
import type { Log } from "../log.ts";
import { readBody } from "./body.ts";
import { type Hook, readHook } from "./hook.ts";
import { knowsSecret } from "./secret.ts";
import { webError } from "./web_error.ts";

/** Where to listen, and what to do. */
export interface WebOptions {
  /** `host:port`, an IPv6 host in brackets; port 0 is any free one. */
  listen: string;
  secret: string;
  /** Called for every webhook, before it is answered and so only to take note; without a field when it says nowhere to look. */
  onHook(where: Hook): void;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** How long a body may take, in milliseconds; 5,000. */
  patience?: number;
}

/** A server that listens. */
export interface Web {
  /** `http://host:port` */
  address: string;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

const PATH = "/hooks/seerr";

/** Bytes; Seerr's own template has about 1,000. */
const LARGEST = 65_536;

/** Bodies that are read at once; Seerr sends one after the other. */
const MOST_AT_ONCE = 32;

const PATIENCE = 5_000;

/** Ms between two lines about callers without the secret. */
const BETWEEN_WARNINGS = 60_000;

/** Listens. @throws WebError when that cannot be, by rejecting */
export function startWeb(options: WebOptions): Promise<Web> {
  return new Promise((resolve) => resolve(open(options)));
}

function open(options: WebOptions): Web {
  const { listen, log } = options;
  const end = new AbortController();
  const answer = answerer(options);
  const onError = (error: unknown) => {
    log.error("web failed", { error });
    return empty(500);
  };
  const colon = listen.lastIndexOf(":");
  const at = { hostname: listen.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(listen.slice(colon + 1)) };
  try {
    const server = Deno.serve({ ...at, onListen() {}, onError, signal: end.signal }, answer);
    return {
      address: `http://${listen.slice(0, colon)}:${server.addr.port}`,
      async close() {
        end.abort();
        await server.finished;
      },
    };
  } catch (error) {
    throw webError(listen, error);
  }
}

function answerer({ secret, onHook, log, now, patience = PATIENCE }: WebOptions) {
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

  return async (request: Request, { remoteAddr }: Deno.ServeHandlerInfo<Deno.NetAddr>): Promise<Response> => {
    if (new URL(request.url).pathname !== PATH) return empty(404);
    if (request.method !== "POST") return empty(405, { allow: "POST" });
    if (!isKnown(request.headers.get("authorization"))) {
      warn(request.headers.has("authorization") ? "wrong secret" : "no secret", remoteAddr.hostname);
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

/** Whoever is refused is not kept: what they still send is nobody's. */
function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: status < 400 ? headers : { ...headers, connection: "close" } });
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
