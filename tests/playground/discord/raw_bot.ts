/** A bot with nothing but a WebSocket and fetch, to say right and wrong things to the tiny Discord. */
import type { APIInteraction } from "discord-api-types/v10";
import type { TinyDiscord } from "../../../src/playground/discord/mod.ts";

/** A frame of the gateway. */
export interface Frame {
  op: number;
  t: string | null;
  s: number | null;
  // deno-lint-ignore no-explicit-any -- a raw client reads whatever comes
  d: any;
}

/** How it starts. */
export interface RawOptions {
  /** Behind the "?" of the gateway's address. */
  query?: string;
  /** Sent after HELLO: what differs from an ordinary IDENTIFY; false sends none. */
  identify?: Record<string, unknown> | false;
  /** Called for every interaction. */
  onInteraction?(interaction: APIInteraction): void;
  url?: string;
}

/** A connection, and what came over it. */
export interface RawBot {
  readonly frames: Frame[];
  send(op: number, d: unknown): void;
  sendText(text: string): void;
  /** The first frame that fits, come or to come. */
  frame(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** Resolves with the code when the line is gone. */
  readonly closed: Promise<number>;
  close(code?: number): Promise<number>;
}

/** An ordinary IDENTIFY. */
export function identification(discord: TinyDiscord, more: Record<string, unknown> = {}): Record<string, unknown> {
  const properties = { os: "linux", browser: "raw", device: "raw" };
  return { token: discord.token, intents: 0, properties, shard: [0, 1], ...more };
}

/** Connects; says IDENTIFY unless told otherwise. */
export function connect(discord: TinyDiscord, options: RawOptions = {}): RawBot {
  const { query = "v=10&encoding=json", identify = {}, onInteraction, url = discord.gatewayUrl } = options;
  const socket = new WebSocket(`${url}?${query}`);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", (event) => resolve(event.code)));
  // A line that is cut is an error and then a close, of which the second says enough.
  socket.addEventListener("error", (event) => event.preventDefault());
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  socket.addEventListener("message", (event) => {
    const frame: Frame = JSON.parse(event.data);
    frames.push(frame);
    if (frame.op === 10 && identify) send(2, identification(discord, identify));
    if (frame.t === "INTERACTION_CREATE") onInteraction?.(frame.d);
    for (const look of waiting) look();
  });
  return {
    frames,
    send,
    sendText: (text) => socket.send(text),
    frame: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = frames.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    closed,
    close(code) {
      socket.close(code);
      return closed;
    },
  };
}

/** An answer of the REST side. */
export interface RawAnswer {
  status: number;
  // deno-lint-ignore no-explicit-any -- a raw client reads whatever comes
  body: any;
  headers: Headers;
}

/** One request, with the bot's token unless told otherwise. */
export async function rest(
  discord: TinyDiscord,
  request: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const [method = "GET", path = ""] = request.split(" ");
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${discord.token}`,
      "user-agent": "DiscordBot (https://example.org, 1)",
      ...body !== undefined && { "content-type": "application/json" },
      ...headers,
    },
    ...body !== undefined && { body: JSON.stringify(body) },
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
}

/** The first answer to an interaction. */
export function respond(
  discord: TinyDiscord,
  { id, token }: { id: string; token: string },
  body: unknown,
): Promise<RawAnswer> {
  return rest(discord, `POST /interactions/${id}/${token}/callback`, body);
}

/** What an interaction's token may do later: "PATCH /messages/@original". */
export function webhook(
  discord: TinyDiscord,
  request: string,
  { token }: { token: string },
  body?: unknown,
): Promise<RawAnswer> {
  const [method, path = ""] = request.split(" ");
  return rest(discord, `${method} /webhooks/${discord.applicationId}/${token}${path}`, body);
}
