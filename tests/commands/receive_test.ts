import assert from "node:assert/strict";
import fc from "fast-check";
import { catalogue } from "../../src/commands/mod.ts";
import { type Desk, receive, type Received } from "../../src/commands/receive.ts";
import { createPace, type Policy } from "../../src/gate.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import {
  CHANNEL,
  fakeContext,
  hitOf,
  inDirectMessage,
  inGuild,
  NOW,
  OTHER,
  PERSON,
  pressed,
  ROLE,
  typed,
  typing,
  wire,
} from "../support/context.ts";

const open: Policy = {
  allowDirectMessages: true,
  requestRoles: [],
  movieRoles: [],
  seriesRoles: [],
  requestChannels: [],
  adminRoles: [],
};

function deskOf({ pace = 0, ...policy }: Partial<Policy> & { pace?: number } = {}): Desk & { asked: unknown[] } {
  const asked: unknown[] = [];
  const found = { hits: [hitOf(603), hitOf(604)], page: 1, pages: 2 };
  return {
    catalogue,
    policy: { ...open, ...policy },
    language: "en",
    pace: createPace(pace),
    now: () => NOW,
    contextFor: (asker, locale, words) => {
      asked.push([asker.id, locale]);
      return fakeContext({ words, person: asker.id, library: { search: () => Promise.resolve(found) } }).context;
    },
    asked,
  };
}

async function contentOf(received: Received): Promise<string | undefined> {
  assert.ok(received.kind === "answer");
  const { reply } = await received.run();
  assert.deepEqual(objections(reply), []);
  return reply.data?.content;
}

const refused = (received: Received) => received.kind === "answer" ? received.refusal : undefined;

Deno.test("receive() answers a command privately, and asks nobody before it runs", async () => {
  const desk = deskOf();
  const received = receive(desk, typed("tmdb:603"));
  assert.ok(received.kind === "answer");
  assert.deepEqual([received.name, received.lateFirst, received.words], ["request movie", false, en]);
  assert.deepEqual(received.late, { type: 5, data: { flags: 64 } });
  const { reply } = await received.run();
  assert.deepEqual([reply.data?.flags, reply.data?.embeds?.[0]?.title], [64, "The Matrix (1999)"]);
  assert.deepEqual(desk.asked, [[PERSON, "en-US"]]);
});

Deno.test("receive() speaks the language of the person", async () => {
  const desk = deskOf({ allowDirectMessages: false });
  const german = { ...inDirectMessage, locale: "de" };
  assert.equal(await contentOf(receive(desk, typed("x", german))), de.refused.direct);
  assert.equal(await contentOf(receive(desk, typed("x", { ...german, locale: "fr" }))), en.refused.direct);
  assert.equal(await contentOf(receive(desk, typed("x", { ...german, locale: 7 }))), en.refused.direct);
  assert.equal(receive(desk, typed("x", german)).words, de);
  assert.equal(receive({ ...desk, language: "de" }, typed("x", { ...german, locale: undefined })).words, de);
});

Deno.test("receive() refuses a command with a private sentence that says what is needed", async () => {
  const cases: [policy: Partial<Policy>, from: Record<string, unknown>, kind: string, content: string][] = [
    [{ requestRoles: [OTHER] }, inGuild, "role", en.refused.role(`<@&${OTHER}>`)],
    [{ requestChannels: [OTHER] }, inGuild, "channel", en.refused.channel(`<#${OTHER}>`)],
    [{ allowDirectMessages: false }, inDirectMessage, "direct", en.refused.direct],
    [{ requestRoles: [ROLE] }, inDirectMessage, "directRoles", en.refused.directRoles],
    [{}, { ...inGuild, member: undefined }, "unclear", en.refused.unclear],
  ];
  for (const [policy, from, kind, content] of cases) {
    const desk = deskOf(policy);
    const received = receive(desk, typed("tmdb:603", from));
    assert.equal(refused(received), kind);
    assert.ok(received.kind === "answer");
    const { reply } = await received.run();
    assert.deepEqual([reply.type, reply.data?.flags, reply.data?.content], [4, 64, content]);
    assert.deepEqual(desk.asked, []);
  }
});

Deno.test("receive() suggests, and suggests nothing to whom it refuses", async () => {
  const suggested = async (desk: Desk, from = inGuild) => {
    const received = receive(desk, typing("matrix", from));
    assert.ok(received.kind === "suggest");
    return (await received.run()).map(({ value }) => value);
  };
  assert.deepEqual(await suggested(deskOf()), ["tmdb:603", "tmdb:604"]);
  assert.deepEqual(await suggested(deskOf({ requestRoles: [ROLE], requestChannels: [CHANNEL] })), [
    "tmdb:603",
    "tmdb:604",
  ]);
  assert.deepEqual(await suggested(deskOf({ requestRoles: [OTHER] })), []);
  assert.deepEqual(await suggested(deskOf({ requestChannels: [OTHER] })), []);
  assert.deepEqual(await suggested(deskOf(), { ...inGuild, member: { user: { id: "?" }, roles: [] } }), []);
});

Deno.test("receive() lets only the person press whose message it is", async () => {
  assert.equal(refused(receive(deskOf(), pressed("rm:603:hd"))), undefined);
  const theirs = receive(deskOf(), pressed("rm:603:hd", { addressee: OTHER }));
  assert.equal(await contentOf(theirs), en.refused.notYours);
  assert.ok(theirs.kind === "answer" && !theirs.lateFirst, "a refusal is an answer of its own");
  assert.equal(refused(receive(deskOf(), pressed("rm:603:hd", { message: { id: "1" } }))), "notYours");
});

Deno.test("receive() asks at every press whether the person may", () => {
  const press = pressed("rm:603:hd");
  assert.equal(refused(receive(deskOf({ requestRoles: [OTHER] }), press)), "role");
  assert.equal(refused(receive(deskOf({ requestChannels: [OTHER] }), press)), "channel");
});

Deno.test("receive() acknowledges a press that writes first, and no other", () => {
  const lateFirst = (id: string) => {
    const received = receive(deskOf(), pressed(id));
    assert.ok(received.kind === "answer");
    assert.deepEqual(received.late, { type: 6 });
    return received.lateFirst;
  };
  assert.deepEqual(["rm:603:hd", "pm", "mp:2:x", "ca:x"].map(lateFirst), [true, false, false, false]);
});

Deno.test("receive() counts commands and presses, not page turns, suggestions and refusals", async () => {
  const desk = deskOf({ pace: 2 });
  for (let i = 0; i < 5; i++) {
    assert.equal(refused(receive(desk, pressed("mp:2:matrix"))), undefined);
    const typed = receive(desk, typing("matrix"));
    assert.ok(typed.kind === "suggest" && (await typed.run()).length > 0);
    assert.equal(refused(receive(desk, pressed("pm", { addressee: OTHER }))), "notYours");
    assert.equal(receive(desk, pressed("xx:1")).name, "xx");
  }
  assert.equal(refused(receive(desk, typed("x"))), undefined);
  assert.equal(refused(receive(desk, pressed("pm", { values: ["603"] }))), undefined);
  const third = receive(desk, pressed("rm:603:hd"));
  assert.equal(refused(third), "pace");
  assert.equal(await contentOf(third), en.refused.pace(60));
  assert.equal(refused(receive(desk, pressed("mp:2:matrix"))), undefined, "a page can still be turned");
});

Deno.test("receive() says that a button or a command is too old", async () => {
  for (const id of ["xx", "rm:603", "rm:603:8k", "mp:x:y", ""]) {
    const received = receive(deskOf(), pressed(id));
    assert.equal(await contentOf(received), en.old.button, id);
    assert.ok(received.kind === "answer" && !received.lateFirst);
  }
  const command = wire({ ...inGuild, type: 2, data: { name: "gone" } });
  assert.equal(await contentOf(receive(deskOf(), command)), en.old.command);
  const missing = wire({ ...inGuild, type: 2, data: { name: "request", options: [{ name: "movie", type: 1 }] } });
  assert.equal(await contentOf(receive(deskOf(), missing)), en.old.command);
});

Deno.test("receive() suggests nothing for a command that it does not know", async () => {
  const received = receive(deskOf(), wire({ ...inGuild, type: 4, data: { name: "gone", options: [] } }));
  assert.ok(received.kind === "suggest");
  assert.deepEqual(await received.run(), []);
});

Deno.test("receive() never throws, and always has an answer that Discord takes", async () => {
  const some = fc.oneof(fc.constantFrom(PERSON, "1", null, undefined), fc.anything());
  const data = fc.oneof(
    fc.record({
      name: fc.oneof(fc.constantFrom("request", "help"), fc.anything()),
      custom_id: fc.oneof(fc.constantFrom("rm:603:hd", "pm", "mp:2:x", "ca:", "zz"), fc.anything()),
      values: fc.oneof(fc.array(fc.constantFrom("603", "x")), fc.anything()),
      options: fc.oneof(fc.constantFrom([], [{ name: "movie", type: 1, options: [] }]), fc.anything()),
    }, { requiredKeys: [] }),
    fc.anything(),
  );
  const interaction = fc.record({
    type: fc.constantFrom(1, 2, 3, 4, 5, 99),
    data,
    guild_id: fc.oneof(fc.constant(inGuild.guild_id), some),
    member: fc.oneof(fc.constant(inGuild.member), some),
    user: fc.oneof(fc.constant(inDirectMessage.user), some),
    channel: some,
    message: fc.oneof(fc.constant({ interaction_metadata: { user: { id: PERSON } } }), some),
    locale: fc.oneof(fc.constantFrom("de", "en-US"), fc.anything()),
  }, { requiredKeys: ["type"] });
  await fc.assert(
    fc.asyncProperty(interaction, async (it) => {
      const received = receive(deskOf(), wire(it));
      assert.equal(typeof received.name, "string");
      if (received.kind === "suggest") assert.ok(Array.isArray(await received.run()));
      else assert.deepEqual(objections((await received.run()).reply), []);
    }),
    { numRuns: 300 },
  );
});
