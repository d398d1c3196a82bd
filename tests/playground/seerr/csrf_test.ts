/** CSRF protection: reads pass, writes need both cookies and the header. */
import assert from "node:assert/strict";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";

const film = { mediaType: "movie", mediaId: 700001, is4k: false };

Deno.test("handle() refuses writes without a token while CSRF protection is on, and lets reads pass", () => {
  const world = createTinyWorld({ csrf: true });
  assert.equal(askWorld(world, "GET /request?take=1").status, 200);
  for (
    const [call, body] of [["POST /request", film], ["PUT /request/1", film], ["DELETE /request/1", undefined]] as const
  ) {
    const answer = askWorld(world, call, { user: 2, body });
    assert.deepEqual([answer.status, answer.body], [403, { message: "invalid csrf token" }], call);
    assert.ok(!answer.cookies.some((cookie) => cookie.startsWith("XSRF-TOKEN=")), call);
  }
});

Deno.test("handle() takes a write that brings back the cookies and the decoded token", () => {
  const world = createTinyWorld({ csrf: true });
  const { cookies } = askWorld(world, "GET /status", { key: null });
  const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
  const token = /XSRF-TOKEN=([^;]*)/.exec(cookie)?.[1] ?? "";
  const write = (xsrf: string) =>
    askWorld(world, "POST /request", { user: 2, body: film, headers: { cookie, "x-xsrf-token": xsrf } });
  assert.notEqual(decodeURIComponent(token), token, "the token has something to decode");
  assert.equal(write(token).status, 403);
  assert.equal(write("another").status, 403);
  assert.equal(write(decodeURIComponent(token)).status, 201);
});

Deno.test("handle() sets no cookies while CSRF protection is off", () => {
  assert.deepEqual(askWorld(createTinyWorld(), "GET /status").cookies, []);
});
