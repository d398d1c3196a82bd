/** What a status and its JSON mean, by whose fault. */
import type { Answer, Call } from "./http_call.ts";
import { Refusal } from "./seerr_schemas.ts";
import { ServiceError, type ServiceFault } from "./service_error.ts";

/** How much of Seerr's own words goes into the log, in characters. */
const WORDS = 200;

/** Seerr's own words for a refusal; for the log and for matching, never for Discord. */
export function refusalOf(body: unknown): string {
  const { message, error } = Refusal.parse(body);
  return message || error;
}

/** Seerr's CSRF protection refused a write; nothing was done. */
export function isCsrfRefusal({ status, body }: Answer): boolean {
  return status === 403 && /csrf/i.test(refusalOf(body));
}

/** Whose fault a JSON answer is, or undefined when the caller can read it. */
export function faultOf(call: Call, answer: Answer): ServiceFault | undefined {
  const { status } = answer;
  if (isCsrfRefusal(answer)) return "csrf";
  if (status < 300 || call.expect?.includes(status)) return undefined;
  if (call.key !== false && isKeyRefusal(call, answer)) return "key";
  return status >= 500 ? "broken" : "refused";
}

/** A wrong key is 401 or `{status: 403, error}`; as somebody else the latter may be their fault: deleted, or not allowed. */
function isKeyRefusal({ user }: Call, { status, body }: Answer): boolean {
  const { message, error } = Refusal.parse(body);
  return status === 401
    ? /connect\.sid/.test(message) || !message
    : status === 403 && user === undefined && !message && error !== "";
}

/** @throws ServiceError unless the caller can read it. */
export function checked(call: Call, answer: Answer): Answer {
  const kind = faultOf(call, answer);
  if (!kind) return answer;
  const words = refusalOf(answer.body).slice(0, WORDS);
  throw new ServiceError(`${cannot(call)}: Seerr answered ${answer.status}${words && ` "${words}"`}`, {
    kind,
    status: answer.status,
  });
}

/** The beginning of every message about a call; without the query, which a person typed. */
export function cannot({ method, path }: Call): string {
  return `Cannot ${method} "${path}"`;
}
