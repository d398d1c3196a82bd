/** Our REST side on a bare server that answers as told: what the tests of REST share. */
import { deepStrictEqual as equal, match, ok, rejects } from "node:assert/strict";
import type { APIInteractionResponse } from "discord-api-types/v10";
import { createRest, DiscordError, type Rest } from "../../src/discord/rest.ts";
import { createLog } from "../../src/log.ts";

/** The bot's token. */
export const TOKEN = "the-bot-token";
/** An interaction's token. */
export const SECRET = "the-interaction-token";
/** What is answered. */
export const INTERACTION = { id: "7", token: SECRET };
/** The answer. */
export const PONG: APIInteractionResponse = { type: 4, data: { content: "pong" } };
/** What the bare server says of session starts. */
export const LIMIT = { total: 1000, remaining: 999, reset_after: 5, max_concurrency: 16 };

/** A request that the bare server got. */
export interface Heard {
  line: string;
  authorization: string | null;
  agent: string | null;
  body: unknown;
  /** The files beside it: the field, the name, the type and the text of each. */
  files?: string[][];
}

/** Our REST side, what the server heard of it, and its log. */
export interface World {
  rest: Rest;
  heard: Heard[];
  lines: string[];
  /** What it told of its calls: how each ended, and after how many ms. */
  calls: [outcome: string, ms: number][];
  /** The lines of the requests, but for the application's id. */
  asked(): string[];
}

/** Answers a request that looks like "GET /api/v10/…" and came `nth` times before; undefined: as Discord does. */
export type Answerer = (line: string, nth: number) => Response | Promise<Response> | undefined;

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

/** What Discord answers when nothing is wrong. */
function fine(line: string): Response {
  if (line.endsWith("/applications/@me")) return json(200, { id: "11", name: "Usherr" });
  if (line.endsWith("/users/@me")) return json(200, { id: "22", username: "usherr", global_name: null });
  if (line.endsWith("/gateway/bot")) return json(200, { url: "wss://g", shards: 2, session_start_limit: LIMIT });
  if (line.endsWith("/callback")) return new Response(null, { status: 204 });
  if (line.includes("/commands")) {
    return json(200, [{ id: "1", name: "help", name_localizations: { "en-US": "help" } }]);
  }
  return json(200, { id: "33", content: "pong" });
}

/** A bare REST server that answers as told and else as Discord does, and ours talking to it. */
export async function talking(
  answer: Answerer,
  body: (world: World) => Promise<void>,
  options: { deadline?: number; api?: string } = {},
) {
  const heard: Heard[] = [];
  const seen = new Map<string, number>();
  const ended = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: ended.signal, onListen() {} },
    async (request) => {
      const { pathname, search } = new URL(request.url);
      const line = `${request.method} ${pathname}${search}`;
      const { headers } = request;
      const form = headers.get("content-type")?.startsWith("multipart/") ? await request.formData() : undefined;
      const text = form ? String(form.get("payload_json")) : await request.text();
      heard.push({
        line,
        authorization: headers.get("authorization"),
        agent: headers.get("user-agent"),
        body: text === "" ? undefined : JSON.parse(text),
        ...(form ? { files: await filesIn(form) } : {}),
      });
      const nth = seen.get(line) ?? 0;
      seen.set(line, nth + 1);
      return await answer(line, nth) ?? fine(line);
    },
  );
  const { rest, lines, calls } = start(
    `http://127.0.0.1:${server.addr.port}${options.api ?? "/api"}`,
    options.deadline,
  );
  const asked = () => heard.map(({ line }) => line).filter((line) => !line.endsWith("/applications/@me"));
  try {
    await body({ rest, heard, lines, calls, asked });
  } finally {
    rest.close();
    ended.abort();
    await server.finished;
  }
  ok(![TOKEN, SECRET].some((secret) => lines.join("\n").includes(secret)), lines.join("\n"));
}

async function filesIn(form: FormData): Promise<string[][]> {
  const files: string[][] = [];
  for (const [field, part] of form) {
    if (part instanceof File) files.push([field, part.name, part.type, await part.text()]);
  }
  return files;
}

/** Our REST side at an address. */
export function start(apiUrl: string, deadline = 3000): Pick<World, "rest" | "lines" | "calls"> {
  const lines: string[] = [], calls: World["calls"] = [];
  const onCall = (outcome: string, ms: number) => calls.push([outcome, ms]);
  const write = (line: string) => lines.push(line);
  const log = createLog({ level: "debug", format: "text", write, now: Date.now, secrets: [] });
  return { rest: createRest({ token: TOKEN, apiUrl, log, deadline, onCall }), lines, calls };
}

/** The request fails like this, with a message that fits and holds no secret and no address. */
export async function fails(
  request: Promise<unknown>,
  expected: Partial<DiscordError>,
  message: RegExp,
): Promise<void> {
  await rejects(request, (error) => {
    ok(error instanceof DiscordError, String(error));
    equal({ kind: error.kind, status: error.status, code: error.code }, {
      status: undefined,
      code: undefined,
      ...expected,
    });
    match(error.message, message);
    equal(error.cause, undefined);
    ok(![TOKEN, SECRET, "127.0.0.1"].some((secret) => Deno.inspect(error).includes(secret)), Deno.inspect(error));
    return true;
  });
}

/** An answer that does not come. */
export const never = () => new Promise<Response>(() => {});
/** Everything is as with Discord. */
export const nothing: Answerer = () => undefined;
