/** What goes wrong between us and Discord's REST API. Never holds a token, a URL, or a cause that could hold one. */
import * as z from "zod";

/**
 * token: Discord refused the bot token (401) · refused: any other 4xx · unreachable: no connection, a 5xx, or something
 * else than Discord answered · slow: no whole answer within the deadline.
 */
export type DiscordFault = "token" | "refused" | "unreachable" | "slow";

/** What else is known of a failure. */
interface Known {
  status?: number;
  /** Discord's own. */
  code?: number;
  /** Of a rate limit, the ms to wait. */
  retryAfter?: number;
}

/** A request to Discord that failed, with the HTTP status and Discord's own JSON error code where there were any. */
export class DiscordError extends Error {
  override name = "DiscordError";
  kind: DiscordFault;
  status?: number;
  code?: number;
  retryAfter?: number;

  constructor(kind: DiscordFault, message: string, known: Known = {}) {
    super(message);
    this.kind = kind;
    if (known.status !== undefined) this.status = known.status;
    if (known.code !== undefined) this.code = known.code;
    if (known.retryAfter !== undefined) this.retryAfter = known.retryAfter;
  }
}

/** Discord's error body; everything in it may be missing. */
const errorBody = z.looseObject({
  code: z.number().optional().catch(undefined),
  message: z.string().catch(""),
  errors: z.unknown().optional(),
}).catch({ code: undefined, message: "", errors: undefined });

/** Discord's error code and sentence for an answer that is no success; every body is understood. */
export function readErrorBody(body: string): { code: number | undefined; sentence: string } {
  const { code, message, errors } = errorBody.parse(parseJson(body));
  const sentence = [code === undefined ? "" : `code ${code}`, message, ...fieldErrors(errors)]
    .filter((part) => part !== "").join(", ");
  return { code, sentence: sentence.slice(0, LONGEST) };
}

/** A refusal of a bulk overwrite can list hundreds of fields; the first ones tell. */
const LONGEST = 500;

/** The JSON in a text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const fieldError = z.looseObject({ code: z.string().catch("?"), message: z.string().catch("") });
const fieldTree = z.record(z.string(), z.unknown());

function fieldErrors(tree: unknown, path = ""): string[] {
  const parsed = fieldTree.safeParse(tree);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([key, value]) => {
    if (key !== "_errors") return fieldErrors(value, path === "" ? key : `${path}.${key}`);
    const found = z.array(fieldError).safeParse(value);
    return (found.data ?? []).map((error) => `${path}: ${error.message} (${error.code})`);
  });
}
