/** Seerr's CSRF protection: cookies on every answer, and writes refused unless they are sent back. */
import type { Answer, Call } from "./call.ts";
import { message } from "./refusal.ts";
import type { World } from "./world.ts";

/** The refusal of a write without a token; undefined when the call may pass. */
export function checkCsrf(world: World, call: Call): Answer | undefined {
  if (!world.settings.csrf || call.method === "GET" || call.method === "HEAD") return undefined;
  const secret = cookie(call, "_csrf");
  const valid = secret !== undefined && call.headers["x-xsrf-token"] === tokenOf(secret);
  return valid ? undefined : message(403, "invalid csrf token");
}

/** An answer with the cookies that this protection adds; a refused write gets a new secret only. */
export function withCsrfCookies(world: World, call: Call, answer: Answer): Answer {
  if (!world.settings.csrf) return answer;
  const known = cookie(call, "_csrf");
  const secret = known ?? `secret-${world.last.csrf += 1}`;
  const refused = answer.status === 403 && checkCsrf(world, call) !== undefined;
  return {
    ...answer,
    cookies: [
      ...(known === undefined ? [`_csrf=${secret}; Path=/; HttpOnly; Secure; SameSite=Strict`] : []),
      ...(refused ? [] : [`XSRF-TOKEN=${encodeURIComponent(tokenOf(secret))}; Path=/; Secure; SameSite=Strict`]),
    ],
  };
}

/** Has a character that a cookie must encode, so that a client which forgets to decode is found out. */
function tokenOf(secret: string): string {
  return `token/${secret}`;
}

function cookie(call: Call, name: string): string | undefined {
  const pairs = (call.headers.cookie ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
