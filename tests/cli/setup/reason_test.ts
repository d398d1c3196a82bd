/** What a server's silence means. */
import assert from "node:assert/strict";
import { shortReason } from "../../../src/cli/setup/reason.ts";
import type { ServiceFault } from "../../../src/services/service_error.ts";

Deno.test("shortReason() says in a few words what systems say in many", () => {
  const cases: [ServiceFault, string, string][] = [
    ["unreachable", "dns error: failed to lookup address information: Name or service not known", "no such host"],
    ["unreachable", "dns error: No such host is known. (os error 11001)", "no such host"],
    ["unreachable", "tcp connect error: Connection refused (os error 111)", "nothing listens there"],
    [
      "unreachable",
      "tcp connect error: No connection could be made because the target machine actively refused it. (os error 10061)",
      "nothing listens there",
    ],
    ["unreachable", "tcp connect error: No route to host (os error 113)", "this machine knows no way there"],
    [
      "unreachable",
      "received corrupt message of type InvalidContentType",
      "speaks no TLS",
    ],
    ["unreachable", "tls handshake eof", "speaks no TLS"],
    ["unreachable", "invalid HTTP version parsed", "speaks no plain HTTP"],
    ["unreachable", "invalid peer certificate: UnknownIssuer", "a certificate that this machine does not trust"],
    ["unreachable", "connection closed before message completed", "hangs up without an answer"],
    ["unreachable", "something that nobody foresaw", "something that nobody foresaw"],
    ["slow", "no answer within 3000 ms", "no answer within 3 s"],
    ["slow", "no answer within 2977 ms", "no answer within 3 s"],
    ["proxy", "something else than Seerr answered 404", "something else than Seerr answered 404"],
    ["broken", 'Seerr answered 500 "refused"', 'Seerr answered 500 "refused"'],
  ];
  for (const [kind, why, expected] of cases) {
    assert.equal(shortReason(kind, `Cannot GET "/settings/public": ${why}`), expected);
  }
});
