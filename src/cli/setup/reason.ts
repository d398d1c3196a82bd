/** Why a server gave no answer that does, in a few words instead of those of the transport. Pure. */
import type { ServiceFault } from "../../services/service_error.ts";

/** What stands in the messages of Deno and of the systems, and what it means. The first that fits counts. */
const WORDS: readonly [RegExp, string][] = [
  [/dns error|lookup address/i, "no such host"],
  [/refused/i, "nothing listens there"],
  [/invalid peer certificate|UnknownIssuer|CaUsedAsEndEntity/i, "a certificate that this machine does not trust"],
  [/InvalidContentType|tls handshake/i, "speaks no TLS"],
  [/invalid HTTP version/i, "speaks no plain HTTP"],
  [/no route to host|network is unreachable|host is unreachable/i, "this machine knows no way there"],
  [/timed out/i, "no answer"],
  [/connection closed|reset by peer|forcibly closed|connection error/i, "hangs up without an answer"],
  [/port \d+ (?:is|are) blocked/i, "that port is kept for something else than HTTP"],
];

/** One short reason; where there are no words for it, what the message says after what was tried. */
export function shortReason(kind: ServiceFault, message: string): string {
  if (kind === "unreachable") {
    const words = WORDS.find(([pattern]) => pattern.test(message));
    if (words) return words[1];
  }
  return message.replace(/^Cannot [A-Z]+ "[^"]*": /, "")
    .replace(/^no answer within (\d+) ms$/, (_, ms) => `no answer within ${Math.ceil(Number(ms) / 100) / 10} s`);
}
