import assert from "node:assert/strict";
import { respond, webhook } from "./raw_bot.ts";
import { script, withBot } from "./with_bot.ts";

const message = (data: Record<string, unknown>) => ({ type: 4, data });
const thinking = (isPrivate: boolean) => ({ type: 5, data: isPrivate ? { flags: 64 } : {} });

Deno.test("a command is answered once, and the token then works for 15 minutes", () => {
  let now = Date.now();
  return withBot(async ({ discord, came, act }) => {
    act(() => {});
    const asked = discord.person({ name: "Ann" }).command("help");
    await discord.until(() => came.length === 1);
    const [interaction] = came;
    assert.ok(interaction);
    const edit = () => webhook(discord, "PATCH /messages/@original", interaction, { content: "later" });
    assert.deepEqual((await edit()).body.code, 10015);
    const [first, second] = [
      await respond(discord, interaction, message({ content: "a" })),
      await respond(discord, interaction, message({ content: "b" })),
    ];
    assert.deepEqual([first.status, second.status, second.body.code], [204, 400, 40060]);
    const seen = await asked;
    assert.deepEqual([seen.kind, seen.message.content, seen.error], ["message", "a", undefined]);
    now += 15 * 60 * 1000 - 1;
    assert.equal((await edit()).status, 200);
    assert.equal(seen.message.content, "later");
    now += 1;
    const late = await edit();
    assert.deepEqual([late.status, late.body.code], [401, 50027]);
  }, { now: () => now });
});

Deno.test("a bot that is silent for too long is out, and the person sees it", () =>
  withBot(async ({ discord, came, act }) => {
    act(() => {});
    const seen = await discord.person({ name: "Ann" }).command("help");
    assert.deepEqual([seen.kind, seen.error], ["failed", "The application did not respond"]);
    assert.throws(() => seen.message, /The application did not respond/);
    assert.throws(() => seen.modal, /no form/);
    const [interaction] = came;
    assert.ok(interaction);
    const late = await respond(discord, interaction, message({ content: "a" }));
    assert.deepEqual([late.status, late.body], [404, { code: 10062, message: "Unknown interaction" }]);
    const strange = await respond(discord, { id: interaction.id, token: "strange" }, message({ content: "a" }));
    assert.equal(strange.body.code, 10062);
    const made = await webhook(discord, "POST ", { token: "strange" }, { content: "a" });
    assert.equal(made.body.code, 10015);
  }));

Deno.test("a deferral decides for good who sees the answer", () =>
  withBot(async ({ discord, act }) => {
    const ann = discord.person({ name: "Ann" });
    const { id } = discord.channels.requests;
    act(script(discord, thinking(true), ["PATCH /messages/@original", { content: "private" }]));
    const hidden = await ann.command("help");
    assert.deepEqual([hidden.message.content, hidden.ephemeral, hidden.thinking, hidden.message.flags], [
      "private",
      true,
      false,
      64,
    ]);
    act(script(discord, thinking(false), ["PATCH /messages/@original", { content: "public" }]));
    const shown = await ann.command("help");
    assert.deepEqual([shown.message.content, shown.ephemeral, shown.message.flags], ["public", false, 0]);
    const bob = discord.person({ name: "Bob" });
    assert.deepEqual(ann.sees(id).map((each) => each.content), ["private", "public"]);
    assert.deepEqual(bob.sees(id).map((each) => each.content), ["public"]);
    assert.deepEqual(discord.refused(), []);
    act(script(discord, thinking(false), ["PATCH /messages/@original", { content: "leak", flags: 64 }]));
    assert.equal((await ann.command("help")).thinking, true);
    act(script(discord, thinking(false), ["POST ", { content: "leak", flags: 64 }]));
    assert.equal((await ann.command("help")).thinking, true);
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["visibility decided for good"], [
      "visibility decided for good",
    ]]);
  }));

Deno.test("the first follow-up after a deferral takes its place, the next stands beside it", () =>
  withBot(async ({ discord, act }) => {
    act(
      script(discord, thinking(true), ["POST ", { content: "one" }], ["POST ", { content: "two", flags: 64 }], [
        "POST ",
        { content: "three" },
      ]),
    );
    const ann = discord.person({ name: "Ann" });
    const seen = await ann.command("help");
    await discord.until(() => seen.followUps.length === 2);
    assert.deepEqual([seen.message.content, seen.followUps.map((each) => each.content)], ["one", ["two", "three"]]);
    const bob = discord.person({ name: "Bob" });
    assert.deepEqual(bob.sees(discord.channels.requests.id).map((each) => each.content), ["three"]);
  }));

Deno.test("thinking ends as a failure when the token ends, and a person waits no longer than they have patience", () => {
  let now = Date.now();
  return withBot(async ({ discord, act }) => {
    act(script(discord, thinking(true)));
    const seen = await discord.person({ name: "Ann" }).command("help");
    assert.deepEqual([seen.kind, seen.thinking], ["message", true]);
    now += 15 * 60 * 1000;
    assert.deepEqual([seen.kind, seen.error], ["failed", "The application did not respond"]);
  }, { now: () => now, patience: 20 });
});

Deno.test("a first answer that does not fit is refused, and the bot may try again in time", () =>
  withBot(async ({ discord, act }) => {
    act(async (interaction) => {
      for (
        const body of [{ type: 7, data: { content: "a" } }, { type: 8, data: { choices: [] } }, { type: 1 }, {
          type: 4,
          data: {},
        }]
      ) {
        assert.equal((await respond(discord, interaction, body)).status, 400);
      }
      await respond(discord, interaction, message({ content: "right" }));
    });
    const seen = await discord.person({ name: "Ann" }).command("help");
    assert.equal(seen.message.content, "right");
    const rules = discord.refused().flatMap(({ rules }) => rules);
    assert.deepEqual(rules, [...Array(3).fill("callback fits the interaction"), "message not empty"]);
    assert.partialDeepStrictEqual(discord.refused().at(-1), { status: 400, answer: { code: 50006 } });
  }));

Deno.test("an edit may not leave a message that breaks a rule", () =>
  withBot(async ({ discord, came, act }) => {
    act(script(discord, message({ content: "a", flags: 64 })));
    const seen = await discord.person({ name: "Ann" }).command("help");
    const [interaction] = came;
    assert.ok(interaction);
    const edit = (body: unknown) => webhook(discord, "PATCH /messages/@original", interaction, body);
    assert.equal((await edit({ content: "" })).body.code, 50006);
    assert.equal((await edit({ flags: 32768, components: [{ type: 10, content: "b" }] })).status, 400);
    assert.equal((await edit({ content: "", embeds: [{ title: "b" }] })).status, 200);
    assert.deepEqual([seen.message.content, seen.message.embeds[0]?.title], ["", "b"]);
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["message not empty"], [
      "v2 without legacy fields",
    ]]);
    assert.equal(
      (await edit({ content: null, embeds: null, flags: 32768, components: [{ type: 10, content: "c" }] })).status,
      200,
    );
    assert.equal((seen.message.flags ?? 0) & 32768, 32768);
    assert.equal(seen.ephemeral, true);
  }));

Deno.test("messages of an interaction are read, changed and taken away by its token", () => {
  let now = Date.now();
  return withBot(async ({ discord, came, act }) => {
    act(script(discord, message({ content: "a", flags: 64 }), ["POST ", { content: "more" }]));
    const seen = await discord.person({ name: "Ann" }).command("help");
    await discord.until(() => seen.followUps.length === 1);
    const [interaction] = came;
    const extra = seen.followUps[0]?.id;
    assert.ok(interaction);
    const use = (request: string, body?: unknown) => webhook(discord, request, interaction, body);
    assert.equal((await use("GET /messages/@original")).body.content, "a");
    assert.equal((await use(`PATCH /messages/${extra}`, { content: "changed" })).body.content, "changed");
    assert.equal((await use(`DELETE /messages/${extra}`)).status, 204);
    assert.deepEqual(seen.followUps, []);
    assert.equal((await use(`GET /messages/${extra}`)).body.code, 10008);
    const tooMuch = await use("DELETE /messages/@original");
    assert.deepEqual([tooMuch.status, tooMuch.body.global], [429, false], "five in two seconds");
    now += 2000;
    assert.equal((await use("DELETE /messages/@original")).status, 204);
    assert.equal(seen.deleted, true);
    assert.equal((await use("GET /messages/@original")).body.code, 10008);
  }, { now: () => now });
});

Deno.test("with_response tells what was made", () =>
  withBot(async ({ discord, act }) => {
    const answers: unknown[] = [];
    act(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
      const response = await fetch(`${discord.apiUrl}/v10${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "user-agent": "DiscordBot (https://example.org, 1)" },
        body: JSON.stringify(message({ content: "a", flags: 64 })),
      });
      answers.push(await response.json());
    });
    const seen = await discord.person({ name: "Ann" }).command("help");
    await discord.until(() => answers.length === 1);
    assert.partialDeepStrictEqual(answers[0], {
      interaction: {
        type: 2,
        response_message_id: seen.message.id,
        response_message_ephemeral: true,
        response_message_loading: false,
      },
      resource: { type: 4, message: { content: "a" } },
    });
  }));

Deno.test("interact() delivers as it is and tells how the bot answered", () =>
  withBot(async ({ discord, act }) => {
    const payload = discord.person({ name: "Ann" }).payload("help");
    const { response, ms } = await discord.interact(payload);
    assert.partialDeepStrictEqual(response, { type: 4, data: { content: "ok" } });
    assert.ok(ms >= 0);
    act(() => {});
    assert.equal((await discord.interact(payload)).response, undefined);
  }));
