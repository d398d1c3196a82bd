/** What Seerr says when it was asked for a title, in one word. */
import { refusalOf } from "./answer_check.ts";
import type { Answer } from "./http_call.ts";
import { MediaRequest } from "./seerr_schemas.ts";

/** What the answer means. made, requested: there is a request · quota, blocklisted, forbidden: refused · missing: TMDB has no such title. */
export type Told =
  | { kind: "made"; requestId: number; request: MediaRequest }
  /** 201 without an id: Seerr dropped it while it answered. */
  | { kind: "vanished" }
  /** 202: no seasons are left to ask for. */
  | { kind: "nothing" }
  | { kind: "requested" | "quota" | "blocklisted" | "forbidden" | "missing" }
  /** None of what we know. */
  | { kind: "odd" };

/** Reads the answer of `POST /request`. Never throws: Seerr's wording differs by version, hence the tolerant matches. */
export function readAnswer({ status, body }: Answer): Told {
  if (status === 201 || status === 200) return made(body);
  if (status === 202) return { kind: "nothing" };
  if (status === 409) return { kind: "requested" };
  const words = refusalOf(body);
  if (status === 403) return { kind: refusal(words) };
  if (status === 404) return { kind: "missing" };
  if (status === 500 && /TMDB/i.test(words) && /\b404\b/.test(words)) return { kind: "missing" };
  return { kind: "odd" };
}

function made(body: unknown): Told {
  const { success, data } = MediaRequest.safeParse(body);
  return success && data.id !== undefined ? { kind: "made", requestId: data.id, request: data } : { kind: "vanished" };
}

/** The list is asked for first, since "permission" may be in any of them. */
function refusal(words: string): "quota" | "blocklisted" | "forbidden" | "odd" {
  if (/quota/i.test(words)) return "quota";
  if (/b(lock|lack)list/i.test(words)) return "blocklisted";
  return /permission/i.test(words) ? "forbidden" : "odd";
}
