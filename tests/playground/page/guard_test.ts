import assert from "node:assert/strict";
import { LARGEST, refusal } from "../../../src/playground/page/guard.ts";

const HOST = "127.0.0.1:4100";
const JSON_TYPE = "application/json";

const CASES: [method: string, headers: Record<string, string>, expected: number | undefined][] = [
  ["GET", { host: HOST }, undefined],
  ["GET", { host: "localhost:4100", origin: "http://localhost:4100" }, undefined],
  ["GET", { host: HOST, origin: `http://${HOST}` }, undefined],
  ["GET", {}, 403],
  ["GET", { host: "127.0.0.1" }, 403],
  ["GET", { host: "127.0.0.1:4101" }, 403],
  ["GET", { host: "usherr.example:4100" }, 403],
  ["GET", { host: "127.0.0.1:4100.usherr.example" }, 403],
  ["GET", { host: "[::1]:4100" }, 403],
  ["GET", { host: HOST, origin: "http://usherr.example" }, 403],
  ["GET", { host: HOST, origin: `https://${HOST}` }, 403],
  ["GET", { host: HOST, origin: "http://127.0.0.1" }, 403],
  ["GET", { host: HOST, origin: "null" }, 403],
  ["GET", { host: HOST, origin: "" }, 403],
  ["POST", { host: HOST, "content-type": JSON_TYPE }, undefined],
  ["POST", { host: HOST, "content-type": `${JSON_TYPE}; charset=utf-8` }, undefined],
  ["POST", { host: HOST }, 415],
  ["POST", { host: HOST, "content-type": "text/plain" }, 415],
  ["POST", { host: HOST, "content-type": "application/jsonp" }, 415],
  ["POST", { host: HOST, "content-type": JSON_TYPE, "content-length": `${LARGEST}` }, undefined],
  ["POST", { host: HOST, "content-type": JSON_TYPE, "content-length": `${LARGEST + 1}` }, 413],
  ["POST", { host: "usherr.example", "content-type": JSON_TYPE }, 403],
  ["PUT", { host: HOST }, 405],
  ["OPTIONS", { host: HOST }, 405],
];
for (const [method, headers, expected] of CASES) {
  Deno.test(`refusal() says ${expected ?? "nothing"} to ${method} ${JSON.stringify(headers)}`, () => {
    const refused = refusal({ method, headers: new Headers(headers) }, 4100);
    assert.equal(refused?.status, expected);
    if (refused) assert.match(refused.why, /^Cannot .*[^.]$/);
  });
}
