import assert from "node:assert/strict";
import fc from "fast-check";
import { checked, faultOf } from "../../src/services/answer_check.ts";
import type { Call } from "../../src/services/http_call.ts";
import { ServiceError } from "../../src/services/service_error.ts";

const DOOR = { status: 403, error: "You do not have permission to access this endpoint" };
const read: Call = { method: "GET", path: "/user/2" };

Deno.test("faultOf() tells whose fault an answer is", () => {
  const cases: [Partial<Call>, number, unknown, string | undefined][] = [
    [{}, 200, {}, undefined],
    [{}, 201, undefined, undefined],
    [{}, 401, { message: "cookie 'connect.sid' required", errors: [] }, "key"],
    [{}, 401, undefined, "key"],
    [{}, 403, DOOR, "key"],
    // As somebody else the same words may mean that this person is not allowed, or gone.
    [{ user: 2 }, 403, DOOR, "refused"],
    [{}, 403, { message: "Movie Quota exceeded." }, "refused"],
    [{}, 401, { message: "You do not have permission to delete this request." }, "refused"],
    [{ key: false }, 401, { message: "cookie 'connect.sid' required" }, "refused"],
    [{ method: "POST" }, 403, { message: "invalid csrf token" }, "csrf"],
    [{ method: "POST", expect: [403] }, 403, { message: "invalid csrf token" }, "csrf"],
    [{}, 404, { message: "Request not found." }, "refused"],
    [{ expect: [404] }, 404, { message: "Request not found." }, undefined],
    [{}, 500, { message: "Unable to retrieve movie." }, "broken"],
    [{ expect: [500] }, 500, { message: "Unable to retrieve movie." }, undefined],
    [{ expect: [500] }, 503, null, "broken"],
  ];
  for (const [call, status, body, fault] of cases) {
    assert.equal(faultOf({ ...read, ...call }, { status, body }), fault, `${status} ${JSON.stringify(body)}`);
  }
});
Deno.test("faultOf() never throws", () => {
  fc.assert(fc.property(fc.nat(599), fc.anything(), (status, body) => {
    faultOf(read, { status, body });
  }));
});
Deno.test("checked() throws with Seerr's words, cut short, and the status", () => {
  const body = { message: "x".repeat(5_000), email: "alice@example.test" };
  assert.throws(() => checked(read, { status: 500, body }), (error) => {
    assert(error instanceof ServiceError);
    assert.equal(error.kind, "broken");
    assert.equal(error.status, 500);
    assert.match(error.message, /^Cannot GET "\/user\/2": Seerr answered 500 "x{200}"$/);
    return true;
  });
});
