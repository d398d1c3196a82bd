import assert from "node:assert/strict";
import type { APIInteraction } from "discord-api-types/v10";
import type { Exchange } from "../../../src/playground/discord/mod.ts";
import { type Around, logged } from "../../../src/playground/page/wire_log.ts";

const CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback";

function exchange(change: Partial<Exchange>): Exchange {
  const none = { at: 0, method: "POST", query: {}, files: [], answer: undefined, rules: [], fault: false };
  return { ...none, path: "/interactions/7/tok/callback", route: CALLBACK, body: undefined, status: 204, ...change };
}

/** As far as it matters here. */
function interaction(change: Record<string, unknown> = {}): APIInteraction {
  const whole: unknown = { id: "7", token: "tok", type: 2, member: { user: { id: "1" } }, ...change };
  return whole as APIInteraction;
}

function around(heard: APIInteraction = interaction()): Around {
  return {
    interactions: new Map([[heard.id, heard]]),
    personOf: (channel) => channel === "100" ? undefined : channel === "200" ? "2" : "",
    answerTo: () => "55",
  };
}

const answer = (type: number, flags = 0) => ({ type, data: { flags } });
const pressed = (flags: number) => interaction({ type: 3, message: { id: "44", flags } });
const direct = interaction({ member: undefined, user: { id: "1" } });
const sent = { path: "/channels/100/messages", route: "/channels/{channel_id}/messages", status: 200 };
const edited = { method: "PATCH", path: "/webhooks/9/tok/messages/@original", status: 200, body: { content: "x" } };

const AUDIENCES: [what: string, Partial<Exchange>, Around, expected: string | undefined][] = [
  ["a public answer is everybody's", { body: answer(4) }, around(), undefined],
  ["a private answer is the asker's", { body: answer(4, 64) }, around(), "1"],
  ["private thinking is the asker's", { body: answer(5, 64) }, around(), "1"],
  ["suggestions are the asker's", { body: answer(8) }, around(), "1"],
  ["a form is the asker's", { body: answer(9) }, around(), "1"],
  ["a refused answer is the asker's", { body: answer(4), status: 400 }, around(), "1"],
  ["an answer in a conversation is the asker's", { body: answer(4) }, around(direct), "1"],
  ["a change of a public message is everybody's", { body: answer(7) }, around(pressed(0)), undefined],
  ["a change of a private message is the asker's", { body: answer(7) }, around(pressed(64)), "1"],
  ["a public answer below a private message is the asker's", { body: answer(4) }, around(pressed(64)), "1"],
  [
    "an edit of a public message is everybody's",
    { ...edited, answer: { id: "55", channel_id: "100", flags: 0 } },
    around(),
    undefined,
  ],
  [
    "an edit of a private message is the asker's",
    { ...edited, answer: { id: "55", channel_id: "100", flags: 64 } },
    around(),
    "1",
  ],
  ["a message in a channel is everybody's", sent, around(), undefined],
  ["a message in a conversation is its person's", { ...sent, path: "/channels/200/messages" }, around(), "2"],
  ["a message in an unknown conversation is nobody's", { ...sent, path: "/channels/300/messages" }, around(), ""],
];
for (const [what, change, known, expected] of AUDIENCES) {
  Deno.test(`logged(): ${what}`, () => {
    const found = logged(exchange(change), known) ?? assert.fail();
    assert.equal(found.onlyFor, expected);
  });
}

Deno.test("logged() says which message it made or changed", () => {
  const message = (change: Partial<Exchange>, known = around()) => logged(exchange(change), known)?.it.message;
  assert.equal(message({ body: answer(4) }), "55");
  assert.equal(message({ body: answer(7) }, around(pressed(0))), "44");
  assert.equal(message({ ...sent, answer: { id: "66", channel_id: "100" } }), "66");
  assert.equal(message({ body: answer(4), status: 400 }), undefined);
});

Deno.test("logged() names every broken rule with its place, and none when a fault was ordered", () => {
  const body = answer(4);
  const errors = { data: { embeds: { 0: { title: { _errors: [{ code: "X", message: "Too long" }] } } } } };
  const broken = { body, status: 400, rules: ["embed title"], answer: { code: 50035, message: "Invalid", errors } };
  assert.deepEqual(logged(exchange(broken), around())?.it.broken, [{ path: "data.embeds.0.title", rule: "Too long" }]);
  const bare = { ...broken, answer: { code: 0, message: "404" } };
  assert.deepEqual(logged(exchange(bare), around())?.it.broken, [{ path: "", rule: "embed title" }]);
  assert.deepEqual(logged(exchange({ ...broken, fault: true }), around())?.it.broken, []);
});

Deno.test("logged() leaves out what concerns no message", () => {
  const other = { path: "/gateway/bot", route: "/gateway/bot", method: "GET", status: 200 };
  assert.equal(logged(exchange(other), around()), undefined);
  assert.equal(logged(exchange({ ...sent, method: "GET" }), around()), undefined);
});
