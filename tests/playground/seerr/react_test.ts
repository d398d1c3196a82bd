/** Faults and the record of calls, without a socket. */
import assert from "node:assert/strict";
import type { Faults } from "../../../src/playground/seerr/faults.ts";
import { react, type Reaction } from "../../../src/playground/seerr/react.ts";
import type { RecordedCall } from "../../../src/playground/seerr/recorded_call.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";

const film = { mediaType: "movie", mediaId: 700001, is4k: false };

function start(faults: Partial<Faults> = {}, version = "3.3.0") {
  const world = createTinyWorld({ version });
  Object.assign(world.faults, faults);
  const calls: RecordedCall[] = [];
  const call = (method: string, path: string, body?: unknown, user = "2"): Reaction =>
    react(world, calls, {
      method,
      path: `/api/v1${path.split("?")[0]}`,
      query: path.split("?")[1] ?? "",
      headers: {
        "x-api-key": world.settings.apiKey,
        "x-api-user": user,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? "" : JSON.stringify(body),
    });
  return { world, calls, call };
}

function statusOf(reaction: Reaction): number | string {
  return reaction.kind === "answer" ? reaction.answer.status : reaction.kind;
}

const cases: readonly (readonly [name: string, faults: Partial<Faults>, path: string, outcome: number | string])[] = [
  ["nothing is wrong", {}, "/status", 200],
  ["everything hangs", { hang: true }, "/status", "silence"],
  ["one path hangs", { hang: "/status" }, "/status", "silence"],
  ["another path hangs", { hang: "/search" }, "/status", 200],
  ["paths that match hang", { hang: /^\/movie\// }, "/movie/700001", "silence"],
  ["a proxy's page", { html: true }, "/status", 502],
  ["a proxy's page with another status", { html: true, htmlStatus: 200 }, "/status", 200],
  ["nonsense", { nonsense: true }, "/status", 200],
  ["500", { broken: true }, "/status", 500],
  ["no end", { endless: true }, "/status", "endless"],
  ["cut", { cut: true }, "/status", "cut"],
  ["cut no more", { cut: true, cutTimes: 0 }, "/status", 200],
  ["another key", { newKey: "new" }, "/auth/me", 403],
  ["another key does not matter to who needs none", { newKey: "new" }, "/status", 200],
];

Deno.test("react() lets faults happen to the calls they speak of", async (t) => {
  for (const [name, faults, path, outcome] of cases) {
    await t.step(name, () => assert.equal(statusOf(start(faults).call("GET", path)), outcome));
  }
});

Deno.test("react() carries out a call whose answer is cut off, so many times as it is told", () => {
  const { world, call } = start({ cut: "/request", cutTimes: 1 });
  const before = world.requests.length;
  assert.equal(statusOf(call("POST", "/request", film)), "cut");
  assert.equal(world.requests.length, before + 1);
  assert.equal(statusOf(call("POST", "/request", film)), 409);
});

Deno.test("react() carries out a racy call whose answer is cut off", () => {
  const { world, call } = start({ cut: "/request", racy: 5 });
  const before = world.requests.length;
  assert.equal(statusOf(call("POST", "/request", film)), "cut");
  assert.equal(world.requests.length, before + 1);
});

Deno.test("react() delays all answers, or those of some paths", () => {
  const delay = (faults: Partial<Faults>) => {
    const reaction = start(faults).call("GET", "/status");
    return reaction.kind === "answer" ? reaction.delay : undefined;
  };
  assert.deepEqual([delay({}), delay({ slow: 40 }), delay({ slow: 40, slowPaths: "/search" })], [0, 40, 0]);
});

Deno.test("react() is silent where the real server forgets to answer", () => {
  assert.equal(statusOf(start({}, "3.1.0").call("GET", "/auth/me", undefined, "abc")), "silence");
  assert.equal(statusOf(start().call("GET", "/auth/me", undefined, "abc")), 500);
});

Deno.test("react() records every call as it came, and what became of it", () => {
  const { calls, call } = start({ hang: "/movie/1" });
  call("GET", "/search?query=a%20b");
  call("POST", "/request", film, "3");
  call("GET", "/movie/1");
  assert.deepEqual(calls, [
    { method: "GET", path: "/search", query: "query=a%20b", user: "2", key: true, body: undefined, status: 200 },
    { method: "POST", path: "/request", query: "", user: "3", key: true, body: film, status: 403 },
    { method: "GET", path: "/movie/1", query: "", user: "2", key: true, body: undefined, status: undefined },
  ]);
});

Deno.test("react() records the status of a racy call once it is stored", () => {
  const { calls, call } = start({ racy: 5 });
  const reaction = call("POST", "/request", film);
  assert.equal(calls[0]?.status, undefined);
  assert.ok(reaction.kind === "later");
  reaction.later.finish();
  assert.equal(calls[0]?.status, 201);
});
