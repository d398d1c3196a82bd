import assert from "node:assert/strict";
import { csrfHeaders } from "../../src/services/csrf.ts";

Deno.test("csrfHeaders() gives back both cookies and the decoded token", () => {
  const headers = csrfHeaders([
    "_csrf=OYSyVJhU9; Path=/; HttpOnly; Secure; SameSite=Strict",
    "connect.sid=abc; Path=/",
    "XSRF-TOKEN=q%2Fv-p%3D; Path=/; Secure; SameSite=Strict",
  ]);
  assert.deepEqual(headers, { cookie: "_csrf=OYSyVJhU9; XSRF-TOKEN=q%2Fv-p%3D", "x-xsrf-token": "q/v-p=" });
});
Deno.test("csrfHeaders() is undefined when a cookie is missing, and survives a broken token", () => {
  for (const lines of [[], ["_csrf=a"], ["XSRF-TOKEN=b"], ["", ";", "nonsense"]]) {
    assert.equal(csrfHeaders(lines), undefined);
  }
  assert.equal(csrfHeaders(["_csrf=a", "XSRF-TOKEN=%ZZ"])?.["x-xsrf-token"], "%ZZ");
});
