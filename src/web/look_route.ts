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

/** Answers GET and HEAD; 503 when it is not made in time, 500 when it cannot be made. */
export function lookRoute(options: LookOptions): (request: Request) => Promise<Response> {
  const look = createLook(options);
  return async ({ method }) => {
    if (method !== "GET" && method !== "HEAD") return empty(405, { allow: "GET, HEAD" });
    const shown = await look();
    if (typeof shown === "number") return empty(shown, FRESH);
    const { status, type, text } = shown;
    // The server sends the body of no HEAD, but its length.
    return new Response(text, { status, headers: { ...FRESH, "content-type": type } });
  };
}

const FRESH = { "cache-control": "no-store" };

/** Or the status that says why it is not shown. */
type Look = Shown | 500 | 503;

/** Nobody needs a secret here, so that many at once cost no more than one, nor log more. */
function createLook(options: LookOptions): () => Promise<Look> {
  let going: Promise<Look> | undefined;
  return () => going ??= look(options).finally(() => going = undefined);
}

async function look({ path, make, patience, log }: LookOptions): Promise<Look> {
  try {
    const shown = await inTime(make(), patience);
    if (!shown) log.warn("web too slow", { path, ms: patience });
    return shown ?? 503;
  } catch (error) {
    log.error("web failed", { error, path });
    return 500;
  }
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
