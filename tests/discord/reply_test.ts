import assert from "node:assert/strict";
import { choices, privately, show, thinking, update, WILL_CHANGE } from "../../src/discord/reply.ts";

const NOBODY = { parse: [] };

Deno.test("show() is a new message that mentions nobody, cut to what fits", () => {
  assert.deepEqual(show({ content: "@everyone" }), {
    type: 4,
    data: { content: "@everyone", allowed_mentions: NOBODY },
  });
  const greedy = { content: "x".repeat(3000), allowed_mentions: { parse: [] } };
  assert.deepEqual(show(greedy), {
    type: 4,
    data: { content: `${"x".repeat(1999)}…`, allowed_mentions: NOBODY },
  });
});

Deno.test("update() takes away what it is not given", () => {
  assert.deepEqual(update({ content: "done" }), {
    type: 7,
    data: { content: "done", embeds: [], components: [], allowed_mentions: NOBODY },
  });
  assert.deepEqual(update({ embeds: [{ title: "t" }] }), {
    type: 7,
    data: { content: "", embeds: [{ title: "t" }], components: [], allowed_mentions: NOBODY },
  });
});

Deno.test("privately() hides a new message and keeps its other flags; a change keeps the visibility it has", () => {
  assert.deepEqual(privately(show({ content: "a" })).data?.flags, 64);
  assert.deepEqual(privately(show({ content: "a", flags: 4 })).data?.flags, 68);
  assert.deepEqual(privately(privately(show({ content: "a" }))).data?.flags, 64);
  const change = update({ content: "a" });
  assert.deepEqual(privately(change), change);
});

Deno.test("thinking() decides who will see the answer", () => {
  assert.deepEqual(thinking(true), { type: 5, data: {} });
  assert.deepEqual(thinking(false), { type: 5, data: { flags: 64 } });
  assert.deepEqual(WILL_CHANGE, { type: 6 });
});

Deno.test("choices() are at most 25 that fit", () => {
  const found = Array.from({ length: 30 }, (_, i) => ({ name: `${"n".repeat(120)}`, value: `tmdb:${i}` }));
  const { type, data } = choices([...found, { name: "", value: "x" }]);
  assert.equal(type, 8);
  assert.equal(data.choices?.length, 25);
  assert.deepEqual(data.choices?.[0], { name: `${"n".repeat(99)}…`, value: "tmdb:0" });
  assert.deepEqual(choices([]), { type: 8, data: { choices: [] } });
});
