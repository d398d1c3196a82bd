/** Asks a world without a socket. */
import type { Answer } from "../../../src/playground/seerr/call.ts";
import { handle } from "../../../src/playground/seerr/handle.ts";
import type { World } from "../../../src/playground/seerr/world.ts";

/** What a test says of a call; the key is sent unless `key` says otherwise. */
export interface Asking {
  readonly user?: number | string;
  readonly body?: unknown;
  /** null sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer, whose body is what a client would parse; throws when there is none. */
export function askWorld(
  world: World,
  call: string,
  asking: Asking = {},
): { status: number; body: unknown; cookies: readonly string[] } {
  const reply = replyOf(world, call, asking);
  if (reply === "never") throw new Error(`${call} is never answered`);
  return {
    status: reply.status,
    body: reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body)),
    cookies: reply.cookies ?? [],
  };
}

/** The same, with "never" for calls that the real server forgets. */
export function replyOf(world: World, call: string, { user, body, key, headers = {} }: Asking = {}): Answer | "never" {
  const [method = "GET", target = ""] = call.split(" ");
  const [path = "", ...query] = target.split("?");
  const reply = handle(world, {
    method,
    path: `${world.settings.basePath}/api/v1${path}`,
    query: query.join("?"),
    headers: {
      ...(key === null ? {} : { "x-api-key": key ?? world.settings.apiKey }),
      ...(user === undefined ? {} : { "x-api-user": `${user}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body),
  });
  return typeof reply === "object" && "after" in reply ? reply.finish() : reply;
}
