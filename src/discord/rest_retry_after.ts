/** How long Discord asks us to wait. */
import * as z from "zod";
import { parseJson } from "./rest_error.ts";
import type { Answer } from "./rest_exchange.ts";

const limitBody = z.looseObject({ retry_after: z.number() });

/** The ms that a 429 asks us to wait: in its body, else in its headers, else a second. */
export function retryAfter({ headers, body }: Pick<Answer, "headers" | "body">): number {
  const seconds = limitBody.safeParse(parseJson(body)).data?.retry_after ??
    Number(headers.get("retry-after") ?? headers.get("x-ratelimit-reset-after") ?? 1);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : 1000;
}
