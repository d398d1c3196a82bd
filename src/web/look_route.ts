/** Where anybody may look how the bot does: one text, made anew for whoever asks, and once for all who ask meanwhile. */
import type { Log } from "../log.ts";
import { empty } from "./empty.ts";

/** What is shown there. */
export interface Shown {
  status: number;
  type: string;
  text: string;
}

/** How it is made: where, in how many ms at most. What goes wrong is thrown. */
export interface LookOptions {
  path: string;
  make(): Promise<Shown>;
  patience: number;
  log: Log;
}

/** Answers GET and HEAD; 503 when it is not made in time. Rejects when it cannot be made. */
export function lookRoute({ path, make, patience, log }: LookOptions): (request: Request) => Promise<Response> {
  const look = createLook(make, patience);
  return async ({ method }) => {
    if (method !== "GET" && method !== "HEAD") return empty(405, { allow: "GET, HEAD" });
    const shown = await look();
    if (!shown) {
      log.warn("web too slow", { path, ms: patience });
      return empty(503, FRESH);
    }
    const { status, type, text } = shown;
    // The server sends the body of no HEAD, but its length.
    return new Response(text, { status, headers: { ...FRESH, "content-type": type } });
  };
}

const FRESH = { "cache-control": "no-store" };

/** Nobody needs a secret here, so that many at once cost no more than one. Undefined: it takes too long. */
function createLook(make: () => Promise<Shown>, patience: number): () => Promise<Shown | undefined> {
  let going: Promise<Shown | undefined> | undefined;
  return () => going ??= inTime(make(), patience).finally(() => going = undefined);
}

async function inTime<T>(making: Promise<T>, patience: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patience);
  try {
    return await Promise.race([making, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
