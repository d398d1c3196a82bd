/** Permission bits. */
import assert from "node:assert/strict";
import { may, type Permission, permissions } from "../../../src/playground/seerr/permissions.ts";

const { ADMIN, REQUEST, REQUEST_TV } = permissions;

const cases: readonly (readonly [bits: number, anyOf: readonly Permission[], verdict: boolean])[] = [
  [0, ["REQUEST"], false],
  [REQUEST, ["REQUEST"], true],
  [REQUEST_TV, ["REQUEST", "REQUEST_MOVIE"], false],
  [REQUEST_TV, ["REQUEST", "REQUEST_TV"], true],
  [ADMIN, ["MANAGE_USERS"], true],
  [2 ** 40 + REQUEST, ["REQUEST"], true],
  [2 ** 40, ["REQUEST"], false],
];

Deno.test("may() looks at bits, takes ADMIN for all, and goes beyond 32 bits", () => {
  for (const [bits, anyOf, verdict] of cases) {
    assert.equal(may({ permissions: bits }, ...anyOf), verdict, `${bits} ${anyOf}`);
  }
});
