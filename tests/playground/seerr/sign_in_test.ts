/** Keys, X-Api-User, base path, methods and bodies: what happens before any route. */
import assert from "node:assert/strict";
import { handle } from "../../../src/playground/seerr/handle.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { type Asking, askWorld, replyOf } from "./ask_world.ts";
import { at } from "./json.ts";

const forbidden = { status: 403, error: "You do not have permission to access this endpoint" };
const noCookie = "cookie 'connect.sid' required";

interface Case {
  readonly name: string;
  readonly call: string;
  readonly asking?: Asking;
  readonly status: number;
  readonly body?: unknown;
}

const cases: readonly Case[] = [
  { name: "the status needs no key", call: "GET /status", asking: { key: null }, status: 200 },
  { name: "public settings need no key", call: "GET /settings/public", asking: { key: null }, status: 200 },
  {
    name: "no key is 401",
    call: "GET /request",
    asking: { key: null },
    status: 401,
    body: { message: noCookie, errors: [{ path: "/api/v1/request", message: noCookie }] },
  },
  { name: "a wrong key is 403", call: "GET /request", asking: { key: "wrong" }, status: 403, body: forbidden },
  { name: "keys are case-sensitive", call: "GET /auth/me", asking: { key: "DGLUEQ==" }, status: 403, body: forbidden },
  {
    name: "an unknown user is the same 403",
    call: "GET /auth/me",
    asking: { user: 9999 },
    status: 403,
    body: forbidden,
  },
  { name: "user 0 is nobody", call: "GET /auth/me", asking: { user: 0 }, status: 403, body: forbidden },
  {
    name: "a Discord id is nobody",
    call: "GET /auth/me",
    asking: { user: "100000000000000002" },
    status: 403,
    body: forbidden,
  },
  { name: "a trailing slash does no harm", call: "GET /request/", status: 200 },
  { name: "paths are case-sensitive", call: "GET /Request", status: 404 },
  { name: "an unknown path is 404, even without a key", call: "GET /nope", asking: { key: null }, status: 404 },
  { name: "an unknown method is 405", call: "PATCH /request", status: 405 },
  { name: "HEAD is 405", call: "HEAD /status", status: 405 },
  { name: "a POST without a body is 415", call: "POST /request", status: 415 },
  {
    name: "a form is 415",
    call: "POST /request",
    asking: { body: "mediaId=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
    status: 415,
  },
  { name: "broken JSON is 400", call: "POST /request", asking: { body: '{"mediaType":' }, status: 400 },
  { name: "more than 100 kB is 413", call: "POST /request", asking: { body: { x: "y".repeat(102_400) } }, status: 413 },
  { name: "approving needs no body", call: "POST /request/1/approve", status: 200 },
  {
    name: "a permission that the route needs is asked for",
    call: "POST /request/1/approve",
    asking: { user: 2 },
    status: 403,
    body: forbidden,
  },
  { name: "bytes that are not ASCII are an empty 400", call: "GET /search?query=é", status: 400, body: undefined },
];

Deno.test("handle() checks who asks, how and what before any route", async (t) => {
  for (const { name, call, asking, status, ...rest } of cases) {
    await t.step(name, () => {
      const answer = askWorld(createTinyWorld(), call, asking);
      assert.equal(answer.status, status);
      if ("body" in rest) assert.deepEqual(answer.body, rest.body);
    });
  }
});

Deno.test("handle() acts as the owner, or as the person that X-Api-User names", () => {
  const world = createTinyWorld();
  assert.equal(at(askWorld(world, "GET /auth/me").body, "displayName"), "Ada");
  assert.equal(at(askWorld(world, "GET /auth/me", { user: 2 }).body, "displayName"), "Mira");
});

Deno.test("handle() meets an X-Api-User that is no number like each family does", () => {
  const asking = { user: "abc" };
  const newest = askWorld(createTinyWorld(), "GET /auth/me", asking);
  assert.deepEqual(newest, { status: 500, body: { message: "SQLITE_ERROR: no such column: NaN" }, cookies: [] });
  assert.equal(replyOf(createTinyWorld({ version: "3.1.0" }), "GET /auth/me", asking), "never");
  assert.equal(replyOf(createTinyWorld({ family: "overseerr" }), "GET /auth/me", asking), "never");
  assert.equal(
    askWorld(createTinyWorld({ family: "overseerr" }), "GET /auth/me", { ...asking, key: "wrong" }).status,
    403,
  );
});

Deno.test("handle() words complaints as each release did", () => {
  const newest = askWorld(createTinyWorld(), "GET /search?query=x&page=abc").body;
  const message = "request/query/page must be number";
  const errors = [{ path: "/query/page", message: "must be number", errorCode: "type.openapi.validation" }];
  assert.deepEqual(newest, { message, errors });
  const older = askWorld(createTinyWorld({ version: "3.1.0" }), "GET /search?query=x&page=abc").body;
  const olderErrors = [{ path: ".query.page", message: "should be number", errorCode: "type.openapi.validation" }];
  assert.deepEqual(older, { message: "request.query.page should be number", errors: olderErrors });
});

Deno.test("handle() serves below its base path and leaves the rest to other programs", () => {
  const world = createTinyWorld({ basePath: "/media/requests" });
  assert.equal(askWorld(world, "GET /status").status, 200);
  const outside = handle(world, { method: "GET", path: "/api/v1/status", query: "", headers: {}, body: "" });
  assert.ok(typeof outside === "object" && "html" in outside && outside.status === 404);
  const webPage = handle(world, { method: "GET", path: "/media/requests/login", query: "", headers: {}, body: "" });
  assert.ok(typeof webPage === "object" && "html" in webPage && webPage.status === 200);
});
